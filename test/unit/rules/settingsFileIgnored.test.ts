import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { evaluate } from '../../../src/core/evaluate.ts';
import type { Finding, Snapshot } from '../../../src/core/model.ts';
import { PATHS, world, type World } from '../../support/world.ts';

const findingsIn = (snapshot: Snapshot): Finding[] =>
  evaluate(snapshot).findings.filter(({ rule }) => rule === 'settings-file-ignored');
const messages = (given: World): string[] => findingsIn(world(given)).map(({ message }) => message);

describe('settings-file-ignored', () => {
  it('is silent where every file is applied, empty or not there', () => {
    assert.deepEqual(messages({}), []);
    assert.deepEqual(messages({ user: '', project: {}, managed: '{}' }), []);
  });

  it('names the file, the place and the reason', () => {
    assert.deepEqual(messages({ user: '{\n  "env": {},\n}' }), [
      `Claude Code ignores the whole file ${PATHS.user}, line 2, column 12: it holds a trailing comma, and Claude Code reads strict JSON.`,
    ]);
  });

  it('points at the place', () => {
    const [finding] = findingsIn(world({ project: '{"env": {} // x\n}' }));
    assert.deepEqual(
      [finding?.source.path, finding?.span, finding?.severity],
      [PATHS.project, { offset: 11, length: 4 }, 'error'],
    );
  });

  it('speaks once for each file', () => assert.equal(messages({ user: '{', project: '[]', local: 'x' }).length, 3));

  it('says that the client stops', () => {
    assert.match(
      messages({ managed: '{', version: '2.1.329' })[0] ?? '',
      /^Claude Code does not start because of .*managed-settings\.json/,
    );
    assert.match(messages({ legacy: '{' })[0] ?? '', /^Claude Code does not start because of .*\.claude\.json/);
  });

  it('says that a part is dropped', () => {
    assert.match(
      messages({ managed: '{"model": 5}', version: '2.1.329' })[0] ?? '',
      /^Claude Code drops a part of .*"model" has a value of the wrong type/,
    );
  });

  it('is an error for a whole file, a warning for a part, and offers no fix that would write there', () => {
    const severities = (given: World): string[] =>
      findingsIn(world(given)).map(({ severity, fixes }) => [severity, ...fixes].join(' '));
    assert.deepEqual(severities({ user: '{"model": 5}', version: '2.1.329' }), ['error']);
    assert.deepEqual(severities({ managed: '{"model": 5}', version: '2.1.89' }), ['error']);
    assert.deepEqual(severities({ managed: '{"model": 5}', version: '2.1.329' }), ['warning']);
    assert.deepEqual(severities({ managed: '{"env": null}', version: '2.1.329' }), ['warning']);
  });

  it('has a name for settings that are no file', () => {
    const snapshot = world({});
    const source = { scope: 'flag', path: null } as const;
    const content = { kind: 'text', text: '{"env": {},}', encoding: 'utf-8', saved: true } as const;
    const [finding] = findingsIn({ ...snapshot, contents: [{ source, content }, ...snapshot.contents] });
    assert.match(
      finding?.message ?? '',
      /^Claude Code ignores the whole file the --settings option, line 1, column 11/,
    );
  });

  it('has no place in a file that is empty, where that stops the client', () =>
    assert.deepEqual(messages({ legacy: '', version: '2.1.89' }), [
      `Claude Code does not start because of ${PATHS.legacy}: its text ends too early.`,
    ]));

  it('has no place in a file that cannot be read', () => {
    const snapshot = world({});
    const contents = snapshot.contents.map((entry) =>
      entry.source.scope === 'user'
        ? { ...entry, content: { kind: 'unreadable', reason: 'permission' } as const }
        : entry,
    );
    const [finding] = findingsIn({ ...snapshot, contents });
    assert.equal(finding?.span, null);
    assert.equal(
      finding?.message,
      `Claude Code ignores the whole file ${PATHS.user}: there is no permission to read it.`,
    );
  });
});
