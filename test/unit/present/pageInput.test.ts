import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { evaluate } from '../../../src/core/evaluate.ts';
import { pageInputOf } from '../../../src/core/present/pageInput.ts';
import type { PageInput } from '../../../src/core/present/pageView.ts';
import { evidence } from '../support/sessions.ts';
import { GATEWAY } from './pageTexts.ts';
import { reportOn, world, type World } from '../../support/world.ts';

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const CACHING = 'DISABLE_PROMPT_CACHING';
const input = (given: World): PageInput => pageInputOf(reportOn(given), null, GATEWAY.sessions);

/** Each fix in a line: whether it can be done, or why not. */
const fixes = (given: World): string[] => input(given).fixes.map(({ id, why }) => `${id}: ${why ?? 'yes'}`);

describe('what the page is told', () => {
  it('is the route, the address and the places that decided', () => {
    const { routeId, endpoint, because } = input({ user: { ANTHROPIC_BASE_URL: 'https://ann:pw@llm.example.com' } });
    assert.deepEqual([routeId, endpoint], ['gateway', 'https://••••••@llm.example.com']);
    assert.deepEqual(because, [
      { variable: 'ANTHROPIC_BASE_URL', scope: 'user', place: '~/.claude/settings.json:3', saved: true },
    ]);
  });

  it('is no address where it cannot be known', () =>
    assert.equal(input({ user: { CLAUDE_CODE_USE_VERTEX: '1' } }).endpoint, null));

  it('is how the switches stand', () => {
    const { betas, caching } = input({ project: { [FLAG]: '1' } });
    assert.deepEqual([betas.on, betas.because.length, caching.on, caching.because.length], [true, 1, false, 0]);
  });

  it('is every finding with its place', () => {
    const finding = input({ user: '{"env": {},}' }).findings.find(({ rule }) => rule === 'settings-file-ignored');
    assert.equal(finding?.place, '~/.claude/settings.json:1');
  });

  it('is the last change, as it was handed over', () => {
    const change = { text: 'done', canUndo: true, canShowDiff: true, restart: null };
    assert.equal(pageInputOf(reportOn({}), change, GATEWAY.sessions).lastChange, change);
  });
});

describe('what transcripts say of scope', () => {
  const tone = (...times: readonly number[]): string | undefined => {
    const failures = times.map((time) => ({ family: 'cache-scope', time }));
    const reading = { kind: 'read', evidence: evidence([{ failures }], { lastChange: 10 }) } as const;
    return pageInputOf(reportOn({}), null, { ...GATEWAY.sessions, reading }).evidence?.scope.tone;
  };

  it('is an error where it was refused since the last change, and else no more than told', () => {
    assert.equal(tone(5, 20), 'error');
    assert.equal(tone(5), 'info');
    assert.equal(tone(), 'good');
  });

  it('is nothing where they were not read', () => assert.equal(input({}).evidence, null));
});

describe('the fixes on the page', () => {
  it('are the three', () =>
    assert.deepEqual(fixes({}), ['disable-betas: yes', 'disable-caching: yes', 'disable-both: yes']));

  it('are ways back where they are in force', () => {
    assert.deepEqual(fixes({ user: { [FLAG]: '1' } }), [
      'enable-betas: yes',
      'disable-caching: yes',
      'disable-both: yes',
    ]);
    assert.deepEqual(fixes({ user: { [FLAG]: '1', [CACHING]: '1' } }), [
      'enable-betas: yes',
      'enable-caching: yes',
      'enable-both: yes',
    ]);
  });

  it('recommend the first, and no way back', () => {
    assert.deepEqual(
      input({}).fixes.map(({ recommended }) => recommended),
      [true, false, false],
    );
    assert.ok(input({ user: { [FLAG]: '1' } }).fixes.every(({ recommended }) => !recommended));
  });

  it('say who forbids them', () =>
    assert.match(fixes({ managed: { [FLAG]: '0' } })[0] ?? '', /set to "0" by managed settings/));
  it('say who keeps a variable on', () => {
    assert.match(
      fixes({ process: { [FLAG]: '1' } })[0] ?? '',
      /^enable-betas: .* is still set by the inherited environment/,
    );
  });

  it('say which file is not written, and why', () => {
    assert.match(fixes({ user: '{"a": 1,}' })[0] ?? '', /settings\.json:1 is not written: it holds a trailing comma/);
    const snapshot = world({ user: {} });
    const contents = snapshot.contents.map((entry) =>
      entry.content.kind === 'text' ? { ...entry, content: { ...entry.content, encoding: 'lossy' as const } } : entry,
    );
    const [first] = pageInputOf(evaluate({ ...snapshot, contents }), null, GATEWAY.sessions).fixes;
    assert.equal(first?.why, '~/.claude/settings.json is not UTF-8 and is not written.');
  });
});
