import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { scopeChoices, settableNames } from '../../../src/core/present/scopeChoices.ts';
import { reportOn, type World } from '../../support/world.ts';

const choices = (variable: string, given: World, hasSetting = false): string[] =>
  scopeChoices(variable, reportOn(given), hasSetting).map(({ description, scope }) => `${scope} ${description}`);

describe('the places for a variable', () => {
  it('are the files of ours, with what stands there', () => {
    assert.deepEqual(choices('A', { user: { A: '1' }, project: {} }), [
      'user ~/.claude/settings.json · now 1',
      'project /work/proj/.claude/settings.json',
      'local /work/proj/.claude/settings.local.json',
    ]);
  });

  it('hide a secret that stands there', () =>
    assert.match(choices('MY_TOKEN', { user: { MY_TOKEN: 'abc' } })[0] ?? '', /now ••••••$/));

  it('are with VS Code’s setting only where something reads it', () => {
    assert.deepEqual(choices('A', { editor: { A: '2' } }, true).at(-1), 'editor now 2');
    assert.equal(choices('A', { editor: { A: '2' } }).length, 3);
  });

  it('are the user’s alone without a folder', () => assert.equal(choices('A', { folder: null }).length, 1));

  it('tell of a variable that this client does not take from there', () => {
    const given = { project: { CLAUDE_CONFIG_DIR: '/x' }, version: '2.1.329' };
    assert.match(choices('CLAUDE_CONFIG_DIR', given)[1] ?? '', /now \/x/);
  });

  it('say who sees a value there', () => {
    for (const { detail } of scopeChoices('A', reportOn({ editor: {} }), true)) assert.match(detail, /\.$/);
  });
});

describe('the variables that can be taken away', () => {
  const given: World = {
    managed: { M: '1' },
    user: { B: '1' },
    project: { A: '1', B: '2' },
    editor: { E: '1' },
    process: { P: '1' },
  };
  it('stand in files of ours', () => assert.deepEqual(settableNames(reportOn(given), false), ['A', 'B']));
  it('or in VS Code’s setting', () => assert.deepEqual(settableNames(reportOn(given), true), ['A', 'B', 'E']));

  it('even where this client does not take them from there', () => {
    const blocked = { project: { CLAUDE_CONFIG_DIR: '/x' }, version: '2.1.329' };
    assert.deepEqual(settableNames(reportOn(blocked), false), ['CLAUDE_CONFIG_DIR']);
  });
});
