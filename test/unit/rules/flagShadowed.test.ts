import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { evaluate } from '../../../src/core/evaluate.ts';
import { PATHS, world } from '../../support/world.ts';
import { pointedAt, said, told } from '../support/findings.ts';
import { BEDROCK, FLAG, ON } from '../support/settings.ts';

const RULE = 'flag-shadowed';
const OFF = { [FLAG]: '0' };

describe('flag-shadowed', () => {
  it('warns where a stronger scope undoes the flag, and points at that', () => {
    const given = { user: { ...BEDROCK, ...ON }, project: OFF };
    assert.deepEqual(told(RULE, given), [`warning project ${FLAG} disable-betas`]);
    assert.deepEqual(pointedAt(RULE, given), [`"${FLAG}": "0"`]);
    assert.match(said(RULE, given)[0] ?? '', /is on in user settings, but the value in project settings counts/);
  });

  it('knows every stronger scope, and every value that is off', () => {
    for (const [strong, weak] of [
      ['local', 'project'],
      ['local', 'user'],
      ['user', 'legacy'],
      ['legacy', 'editor'],
      ['editor', 'process'],
    ] as const) {
      assert.equal(told(RULE, { [strong]: OFF, [weak]: ON }).length, 1, `${strong} ${weak}`);
    }
    for (const value of ['', 'false', 'y', 'null'])
      assert.equal(told(RULE, { user: { [FLAG]: value }, process: ON }).length, 1, value);
  });

  it('names the owner and offers no useless fix where it is not ours to change', () => {
    const given = { user: { ...BEDROCK, ...ON }, managed: OFF };
    assert.deepEqual(told(RULE, given), [`warning managed ${FLAG}`]);
    assert.ok(said(RULE, given)[0]?.endsWith(`Only the owner of ${PATHS.managed} can change that.`));
    assert.deepEqual(told(RULE, { user: { ...BEDROCK, ...ON }, flag: OFF }), [`warning flag ${FLAG}`]);
  });

  it('names the place of an owner who has no file', () => {
    const given = world({ user: { ...BEDROCK, ...ON } });
    const policy = { source: { scope: 'managed', path: null }, content: { kind: 'values', values: OFF } } as const;
    const { findings } = evaluate({ ...given, contents: [policy, ...given.contents] });
    const sentence = findings.find(({ rule }) => rule === RULE)?.message;
    assert.ok(sentence?.endsWith('Only the owner of managed settings can change that.'), sentence);
  });

  it('only mentions it on Anthropic’s own API', () =>
    assert.deepEqual(told(RULE, { user: ON, project: OFF }), [`info project ${FLAG} disable-betas`]));

  it('is silent where nothing is undone', () => {
    assert.deepEqual(told(RULE, { user: ON, project: ON }), []);
    assert.deepEqual(told(RULE, { user: OFF, project: ON }), []);
    assert.deepEqual(told(RULE, { user: OFF, project: OFF }), []);
    assert.deepEqual(told(RULE, { user: ON }), []);
    assert.deepEqual(told(RULE, {}), []);
  });
});
