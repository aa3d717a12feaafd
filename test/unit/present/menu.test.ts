import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { menuOf, type MenuEntry, type MenuInput } from '../../../src/core/present/menu.ts';
import { reportOn, type World } from '../../support/world.ts';

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const CACHING = 'DISABLE_PROMPT_CACHING';
const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1' };

const menu = (given: World, more: Partial<MenuInput> = {}): MenuEntry[] =>
  menuOf({ report: reportOn(given), silenced: false, muted: false, canUndo: false, canShowDiff: false, ...more });
const actions = (given: World, more?: Partial<MenuInput>): string[] =>
  menu(given, more).map(({ action }) => (action.kind === 'fix' ? action.id : action.kind));

describe('the menu', () => {
  it('offers the three fixes first, the recommended one on top', () => {
    assert.deepEqual(actions({ user: BEDROCK }), [
      'disable-betas',
      'disable-caching',
      'disable-both',
      'explain',
      'set-variable',
      'open-settings',
      'silence',
    ]);
    assert.deepEqual(
      menu({ user: BEDROCK }).map(({ description }) => description),
      ['recommended', '', '', '', '', '', ''],
    );
  });

  it('says what each fix sets, and what it costs', () => {
    const [betas, caching, both] = menu({ user: BEDROCK });
    assert.match(betas?.detail ?? '', /^Costs .*CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS=1/);
    assert.match(caching?.detail ?? '', /^Costs .*DISABLE_PROMPT_CACHING=1/);
    assert.match(both?.detail ?? '', /BETAS=1, DISABLE_PROMPT_CACHING=1/);
  });

  it('offers the way back of a fix in force, and not the fix', () => {
    const offered = actions({ user: { ...BEDROCK, [FLAG]: '1' } }).slice(0, 4);
    assert.deepEqual(offered, ['disable-caching', 'disable-both', 'enable-betas', 'explain']);
  });

  it('offers the way back of both only where both are in force', () => {
    const offered = actions({ user: { ...BEDROCK, [FLAG]: '1', [CACHING]: '1' } }).slice(0, 4);
    assert.deepEqual(offered, ['enable-betas', 'enable-caching', 'enable-both', 'explain']);
  });

  it('offers to repair a file of ours that Claude Code ignores, and no other', () => {
    assert.ok(actions({ user: '{"env": {},}' }).includes('repair'));
    assert.ok(!actions({ managed: '{"env": {},}' }).includes('repair'));
    assert.ok(!actions({ user: BEDROCK }).includes('repair'));
  });

  it('offers to show the last change of this window', () =>
    assert.ok(actions({ user: BEDROCK }, { canShowDiff: true }).includes('show-diff')));

  it('offers a fix that an owner forbids: choosing it says who', () => {
    assert.equal(actions({ user: BEDROCK, managed: { [FLAG]: '0' } })[0], 'disable-betas');
  });

  it('offers no way back that an owner forbids', () => {
    assert.ok(!actions({ user: BEDROCK, managed: { [FLAG]: '1' } }).includes('enable-betas'));
  });

  it('offers to undo where there is something to undo', () => {
    assert.ok(actions({ user: BEDROCK }, { canUndo: true }).includes('undo'));
    assert.ok(!actions({ user: BEDROCK }).includes('undo'));
  });

  it('offers to be silenced, or to warn again', () => {
    assert.equal(actions({ user: BEDROCK }).at(-1), 'silence');
    assert.equal(actions({ user: BEDROCK }, { silenced: true, muted: true }).at(-1), 'unsilence');
    assert.deepEqual(actions({ user: BEDROCK }, { muted: true }).slice(-2), ['silence', 'unsilence']);
  });

  it('has nothing to silence on Anthropic’s own API', () => assert.ok(!actions({}).includes('silence')));

  it('names the settings file', () => {
    assert.equal(menu({}).find(({ action }) => action.kind === 'open-settings')?.detail, '~/.claude/settings.json');
  });
});
