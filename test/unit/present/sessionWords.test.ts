import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { entryPointWords, failureGroups } from '../../../src/core/present/sessionWords.ts';
import { sessions } from '../support/sessions.ts';

describe('where a client was started from', () => {
  const cases: readonly (readonly [string | null, string])[] = [
    [null, 'not recorded'],
    ['cli', 'terminal'],
    ['sdk-cli', 'print mode'],
    ['sdk-ts', 'Agent SDK'],
    ['sdk-py', 'Agent SDK'],
    ['claude-vscode', 'VS Code'],
    ['claude-desktop', 'desktop app'],
    ['brand-new', 'brand-new'],
    ['Bearer canary', 'Bearer ••••••'],
  ];
  for (const [entrypoint, words] of cases)
    it(`${String(entrypoint)} is ${words}`, () => assert.equal(entryPointWords(entrypoint), words));
});

describe('failures of one family', () => {
  it('have as their last one the latest whose time is known', () => {
    const failures = [5, null, 9, null].map((time) => ({ family: 'cache-scope', time }));
    const { sessions: all } = sessions(
      { id: 'a', last: 2, failures },
      { id: 'b', last: 1, failures: [{ family: null }] },
    );
    const told = failureGroups(all).map(({ count, family, last, session }) => [family, count, last.time, session.id]);
    assert.deepEqual(told, [
      ['cache-scope', 4, 9, 'a'],
      [null, 1, null, 'b'],
    ]);
  });

  it('of which no time is known have the one that stands last', () => {
    const failures = ['one', 'two'].map((model) => ({ family: 'cache-scope', time: null, model }));
    assert.equal(failureGroups(sessions({ failures }).sessions)[0]?.last.model, 'two');
  });
});
