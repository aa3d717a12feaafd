import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Variables } from '../../support/world.ts';
import { told } from '../support/findings.ts';
import { BEDROCK, GATEWAY, ON } from '../support/settings.ts';

const RULE = 'flag-conflict';
const conflicts = (user: Variables, version: string | null = '2.1.329'): string[] => told(RULE, { user, version });
const SEARCH = { ENABLE_TOOL_SEARCH: 'true' };
const HOUR = { ENABLE_PROMPT_CACHING_1H: '1' };

describe('flag-conflict', () => {
  it('mentions tool search, which the flag turns off', () => {
    const expected = ['info user ENABLE_TOOL_SEARCH unset:user:ENABLE_TOOL_SEARCH'];
    assert.deepEqual(conflicts({ ...GATEWAY, ...ON, ...SEARCH }), expected);
    for (const value of ['auto', 'auto:5', '1'])
      assert.deepEqual(conflicts({ ...BEDROCK, ...ON, ENABLE_TOOL_SEARCH: value }), expected, value);
  });

  it('is silent where tool search is off anyway', () => {
    for (const value of ['false', '0', ' No ', ''])
      assert.deepEqual(conflicts({ ...GATEWAY, ...ON, ENABLE_TOOL_SEARCH: value }), [], value);
  });

  it('is silent about tool search where the flag leaves it alone', () => {
    assert.deepEqual(conflicts({ ...BEDROCK, ...ON, ...SEARCH }, '2.1.76'), []);
    assert.equal(conflicts({ ...BEDROCK, ...ON, ...SEARCH }, '2.1.77').length, 1);
  });

  it('is silent where managed settings keep tool search on, from 2.1.227', () => {
    const given = { user: { ...GATEWAY, ...ON }, managed: SEARCH };
    assert.deepEqual(told(RULE, { ...given, version: '2.1.227' }), []);
    assert.deepEqual(told(RULE, { ...given, version: '2.1.226' }), ['info managed ENABLE_TOOL_SEARCH']);
  });

  it('mentions 1-hour caching on a gateway', () =>
    assert.deepEqual(conflicts({ ...GATEWAY, ...ON, ...HOUR }), [
      'info user ENABLE_PROMPT_CACHING_1H unset:user:ENABLE_PROMPT_CACHING_1H',
    ]));

  it('mentions it from 2.1.108 on, when it began for every provider', () => {
    assert.equal(conflicts({ ...GATEWAY, ...ON, ...HOUR }, '2.1.108').length, 1);
    assert.deepEqual(conflicts({ ...GATEWAY, ...ON, ...HOUR }, '2.1.107'), []);
  });

  it('is silent about 1-hour caching where it keeps working or never did', () => {
    assert.deepEqual(conflicts({ ...BEDROCK, ...ON, ...HOUR }), []);
    assert.deepEqual(conflicts({ ...ON, ...HOUR }), []);
    assert.deepEqual(conflicts({ ...GATEWAY, ...ON, ...HOUR }, '2.1.89'), []);
    assert.deepEqual(conflicts({ ...GATEWAY, ...ON, ...HOUR, FORCE_PROMPT_CACHING_5M: '1' }), []);
    assert.deepEqual(conflicts({ ...GATEWAY, ...ON, ...HOUR, DISABLE_PROMPT_CACHING: '1' }), []);
    assert.deepEqual(conflicts({ ...GATEWAY, ...ON, ENABLE_PROMPT_CACHING_1H: '0' }), []);
  });

  it('is silent without the flag', () => assert.deepEqual(conflicts({ ...GATEWAY, ...SEARCH, ...HOUR }), []));
});
