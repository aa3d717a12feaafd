import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Variables } from '../../support/world.ts';
import { said, told } from '../support/findings.ts';
import { BEDROCK, GATEWAY } from '../support/settings.ts';

const RULE = 'provider-conflict';
const use = (...names: string[]): Variables =>
  Object.fromEntries(names.map((name) => [`CLAUDE_CODE_USE_${name}`, '1']));
const losers = (user: Variables, version: string | null = '2.1.329'): string[] =>
  told(RULE, { user, version }).map((line) => line.split(' ')[2] ?? '');

describe('provider-conflict', () => {
  it('is silent with one provider, directly or through its base URL', () => {
    for (const name of ['BEDROCK', 'FOUNDRY', 'ANTHROPIC_AWS', 'ANTHROPIC_GOOGLE_CLOUD', 'MANTLE', 'VERTEX'])
      assert.deepEqual(losers(use(name)), [], name);
    assert.deepEqual(losers({ ...BEDROCK, ANTHROPIC_BEDROCK_BASE_URL: 'https://b.example.com' }), []);
    assert.deepEqual(losers({ ...GATEWAY }), []);
    assert.deepEqual(losers({}), []);
  });

  it('warns of every switch that loses, in the measured order', () => {
    const given = { user: use('BEDROCK', 'VERTEX'), version: '2.1.329' };
    assert.deepEqual(told(RULE, given), ['warning user CLAUDE_CODE_USE_VERTEX unset:user:CLAUDE_CODE_USE_VERTEX']);
    assert.match(said(RULE, given)[0] ?? '', /is on, but requests go to Amazon Bedrock, which wins over it/);
    assert.deepEqual(losers(use('FOUNDRY', 'VERTEX', 'MANTLE')), ['CLAUDE_CODE_USE_MANTLE', 'CLAUDE_CODE_USE_VERTEX']);
    assert.deepEqual(losers(use('VERTEX', 'FOUNDRY'), '2.1.89'), ['CLAUDE_CODE_USE_VERTEX']);
  });

  it('is silent about Bedrock with Mantle, which is documented to be combined', () =>
    assert.deepEqual(losers(use('BEDROCK', 'MANTLE')), []));

  it('warns of a switch that this version does not know', () => {
    const given = { user: use('ANTHROPIC_AWS'), version: '2.1.89' };
    assert.deepEqual(losers(given.user, given.version), ['CLAUDE_CODE_USE_ANTHROPIC_AWS']);
    assert.match(said(RULE, given)[0] ?? '', /this version of Claude Code does not know it/);
    assert.deepEqual(losers(use('MANTLE'), '2.1.96'), []);
    assert.deepEqual(losers(use('MANTLE'), null), []);
  });

  it('warns of every provider that the gateway switch beats', () => {
    assert.deepEqual(losers({ ...use('GATEWAY', 'FOUNDRY'), ...GATEWAY }), ['CLAUDE_CODE_USE_FOUNDRY']);
    assert.deepEqual(losers(use('GATEWAY', 'FOUNDRY')), []);
  });

  it('is silent about switches that are off', () =>
    assert.deepEqual(losers({ ...BEDROCK, CLAUDE_CODE_USE_VERTEX: '0' }), []));

  it('warns of a gateway that Bedrock passes by', () => {
    assert.deepEqual(told(RULE, { user: { ...BEDROCK, ...GATEWAY } }), [
      'warning user ANTHROPIC_BASE_URL unset:user:ANTHROPIC_BASE_URL',
    ]);
    assert.deepEqual(losers({ ...BEDROCK, ANTHROPIC_BASE_URL: 'https://api.anthropic.com' }), []);
    assert.deepEqual(losers({ ...BEDROCK, ANTHROPIC_BASE_URL: '' }), []);
  });

  it('says nothing of a gateway beside another cloud, where nobody measured it', () =>
    assert.deepEqual(losers({ ...use('VERTEX'), ...GATEWAY }), []));

  it('mentions a base URL whose switch is not on', () => {
    assert.deepEqual(told(RULE, { user: { ANTHROPIC_BEDROCK_BASE_URL: 'https://b.example.com' } }), [
      'info user ANTHROPIC_BEDROCK_BASE_URL unset:user:ANTHROPIC_BEDROCK_BASE_URL',
    ]);
    assert.deepEqual(losers({ ANTHROPIC_BEDROCK_BASE_URL: '' }), []);
  });

  it('is silent where the client stops anyway', () =>
    assert.deepEqual(told(RULE, { user: use('BEDROCK', 'VERTEX'), legacy: '{' }), []));
});
