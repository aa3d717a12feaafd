import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { hoverAt, type VariableHover } from '../../../src/core/help/hover.ts';
import { PATHS, reportOn, type World } from '../../support/world.ts';

const CATALOGUE = [{ name: 'A', category: 'x', kind: 'text', secret: false, meaning: 'Does a thing.' }] as const;
const hover = (given: World, offset = 20): VariableHover | undefined =>
  hoverAt(reportOn(given), PATHS.user, { catalogue: CATALOGUE, offset });

describe('what is said about a variable', () => {
  it('is what it does, what Claude Code sees, and who else sets it', () => {
    const said = hover({ user: { A: '1' }, project: { A: '2' }, process: { A: '0' } });
    assert.deepEqual(
      { ...said, span: undefined, winner: said?.winner?.source.scope },
      {
        span: undefined,
        name: 'A',
        meaning: 'Does a thing.',
        effective: 'Claude Code sees “2”, from /work/proj/.claude/settings.json:3.',
        winner: 'project',
        others: ['/work/proj/.claude/settings.json:3: “2”', 'the inherited environment: “0”'],
      },
    );
  });

  it('names no other winner where this line wins', () => assert.equal(hover({ user: { A: '1' } })?.winner, null));

  it('says that an empty value unsets', () =>
    assert.equal(
      hover({ user: { A: '' } })?.effective,
      'Claude Code sees it as not set, by ~/.claude/settings.json:3.',
    ));

  it('says that a name does not count there', () => {
    const said = hover({ user: { CLAUDE_CODE_ENTRYPOINT: 'x' }, version: '2.1.329' });
    assert.match(said?.effective ?? '', /does not see it/);
    assert.equal(said?.meaning, null);
  });

  it('hides a secret', () => {
    const said = JSON.stringify(hover({ user: { MY_TOKEN: 'abc' }, project: { MY_TOKEN: 'def' } }));
    assert.doesNotMatch(said, /abc”|def”/);
  });

  it('is nothing beside a variable', () => assert.equal(hover({ user: { A: '1' } }, 1), undefined));
});
