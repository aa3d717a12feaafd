import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { evaluate } from '../../../src/core/evaluate.ts';
import type { Variables } from '../../support/world.ts';
import { world } from '../../support/world.ts';
import { said, told } from '../support/findings.ts';
import { BEDROCK, GATEWAY, ON } from '../support/settings.ts';

const outdated = (version: string | null, user: Variables = GATEWAY): string[] =>
  told('client-outdated', { version, user });

describe('client-outdated', () => {
  it('warns of the versions that were measured to send scope to gateways', () => {
    for (const version of ['2.1.88', '2.1.89', '2.1.96']) assert.deepEqual(outdated(version), ['warning user -']);
    for (const version of ['2.1.22', '2.1.87', '2.1.97', '2.1.329', null]) assert.deepEqual(outdated(version), []);
  });

  it('only mentions them where the flag is on or caching is off', () => {
    assert.deepEqual(outdated('2.1.89', { ...GATEWAY, ...ON }), ['info user -']);
    assert.deepEqual(outdated('2.1.89', { ...GATEWAY, DISABLE_PROMPT_CACHING: '1' }), ['info user -']);
  });

  it('mentions versions whose flag may leave scope, and how that is known', () => {
    const user = { ...GATEWAY, ...ON };
    for (const version of ['2.1.23', '2.1.31', '2.1.39']) assert.deepEqual(outdated(version, user), ['info user -']);
    for (const version of ['2.1.22', '2.1.40']) assert.deepEqual(outdated(version, user), []);
    assert.deepEqual(outdated('2.1.31'), []);
    assert.deepEqual(outdated('2.1.31', { ...user, DISABLE_PROMPT_CACHING: '1' }), []);
    assert.match(said('client-outdated', { version: '2.1.31', user })[0] ?? '', /read in the program, not run/);
  });

  it('is silent on every other route', () => {
    assert.deepEqual(outdated('2.1.89', {}), []);
    assert.deepEqual(outdated('2.1.89', BEDROCK), []);
    assert.deepEqual(outdated('2.1.89', { ANTHROPIC_BASE_URL: 'https://api.anthropic.com:8443' }), []);
  });

  it('judges every client that was found, each version once', () => {
    const snapshot = world({ version: '2.1.329', user: GATEWAY });
    const others = ['2.1.89', '2.1.90', '2.1.89'].map((version) => ({ version, source: 'sessions' as const }));
    const { findings } = evaluate({ ...snapshot, client: { ...snapshot.client, others } });
    const versions = findings
      .filter(({ rule }) => rule === 'client-outdated')
      .map(({ message }) => message.slice(0, 18));
    assert.deepEqual(versions, ['Claude Code 2.1.89', 'Claude Code 2.1.90']);
  });
});
