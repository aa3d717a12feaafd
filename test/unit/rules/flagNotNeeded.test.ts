import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pointedAt, told } from '../support/findings.ts';
import { BEDROCK, FLAG, GATEWAY, ON } from '../support/settings.ts';

const RULE = 'flag-not-needed';

describe('flag-not-needed', () => {
  it('speaks on Anthropic’s own API, in its spellings', () => {
    assert.deepEqual(told(RULE, { user: ON }), [`info user ${FLAG} enable-betas`]);
    assert.deepEqual(pointedAt(RULE, { user: ON }), [`"${FLAG}": "1"`]);
    for (const url of ['https://api.anthropic.com', 'https://API.anthropic.com:443/v1'])
      assert.equal(told(RULE, { user: { ...ON, ANTHROPIC_BASE_URL: url } }).length, 1, url);
  });

  it('is silent on every other route', () => {
    assert.deepEqual(told(RULE, { user: { ...ON, ...GATEWAY } }), []);
    assert.deepEqual(told(RULE, { user: { ...ON, ...BEDROCK } }), []);
    assert.deepEqual(told(RULE, { user: { ...ON, ANTHROPIC_BASE_URL: 'https://eu.api.anthropic.com' } }), []);
    assert.deepEqual(told(RULE, { user: { ...ON, ANTHROPIC_BASE_URL: 'https://api.anthropic.com:8443' } }), []);
  });

  it('is silent where the flag is off', () => {
    assert.deepEqual(told(RULE, {}), []);
    assert.deepEqual(told(RULE, { user: { [FLAG]: '0' } }), []);
  });

  it('offers the way back only where we can go it', () => {
    for (const scope of ['local', 'project'] as const)
      assert.deepEqual(told(RULE, { [scope]: ON }), [`info ${scope} ${FLAG} enable-betas`]);
    for (const scope of ['managed', 'legacy', 'editor', 'process'] as const)
      assert.deepEqual(told(RULE, { [scope]: ON }), [`info ${scope} ${FLAG}`]);
  });
});
