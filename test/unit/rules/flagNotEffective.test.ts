import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pointedAt, said, told } from '../support/findings.ts';
import { BEDROCK, FLAG } from '../support/settings.ts';

const RULE = 'flag-not-effective';
const off = (value: string, name = FLAG): string[] => told(RULE, { user: { ...BEDROCK, [name]: value } });

describe('flag-not-effective', () => {
  it('warns of a value that was meant as on and is off', () => {
    for (const value of ['2', 'y', 't', 'enabled', 'ja', '"1"', '$FLAG', '01', '[object Object]'])
      assert.deepEqual(off(value), [`warning user ${FLAG} disable-betas`], value);
  });

  it('is silent about what is on, and about what is off on purpose', () => {
    for (const value of ['1', ' TRUE ', 'yes', 'on', '0', 'false', 'No', 'off', '', ' ', 'null', 'none'])
      assert.deepEqual(off(value), [], value);
  });

  it('speaks of prompt caching as well', () =>
    assert.deepEqual(off('y', 'DISABLE_PROMPT_CACHING'), ['warning user DISABLE_PROMPT_CACHING disable-caching']));

  it('only mentions it on Anthropic’s own API', () =>
    assert.deepEqual(told(RULE, { user: { [FLAG]: 'y' } }), [`info user ${FLAG} disable-betas`]));

  it('speaks of the value that wins', () => {
    assert.deepEqual(told(RULE, { user: { [FLAG]: 'y' }, local: { [FLAG]: '1' } }), []);
    assert.equal(told(RULE, { user: { [FLAG]: '1' }, local: { [FLAG]: 'y' } }).length, 1);
  });

  it('offers no fix where somebody else decides', () =>
    assert.deepEqual(told(RULE, { user: BEDROCK, managed: { [FLAG]: 'y' } }), [`warning managed ${FLAG}`]));

  it('quotes the value and points at it', () => {
    const given = { user: { ...BEDROCK, [FLAG]: 'enabled' } };
    assert.match(said(RULE, given)[0] ?? '', /is "enabled", which Claude Code reads as off/);
    assert.deepEqual(pointedAt(RULE, given), [`"${FLAG}": "enabled"`]);
  });
});
