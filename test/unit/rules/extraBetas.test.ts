import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Variables } from '../../support/world.ts';
import { said, told } from '../support/findings.ts';
import { BEDROCK, GATEWAY, ON } from '../support/settings.ts';

const RULE = 'extra-betas';
const extra = (user: Variables): string[] => told(RULE, { user });
const BETAS = { ANTHROPIC_BETAS: 'x-2025-01-01' };
const BODY = { CLAUDE_CODE_EXTRA_BODY: '{"anthropic_beta": ["x"]}' };

describe('extra-betas', () => {
  it('mentions betas for a gateway, and warns where the flag is to keep them away', () => {
    assert.deepEqual(extra({ ...GATEWAY, ...BETAS }), ['info user ANTHROPIC_BETAS unset:user:ANTHROPIC_BETAS']);
    assert.deepEqual(extra({ ...GATEWAY, ...BETAS, ...ON }), [
      'warning user ANTHROPIC_BETAS unset:user:ANTHROPIC_BETAS',
    ]);
  });

  it('says that Bedrock never sees them, directly or through a base URL', () => {
    const through = { ANTHROPIC_BEDROCK_BASE_URL: 'https://b.example.com' };
    for (const user of [
      { ...BEDROCK, ...BETAS, ...ON },
      { ...BEDROCK, ...through, ...BETAS },
    ]) {
      assert.deepEqual(extra(user), ['info user ANTHROPIC_BETAS unset:user:ANTHROPIC_BETAS']);
      assert.match(said(RULE, { user })[0] ?? '', /is ignored on Bedrock/);
    }
  });

  it('says nothing of other clouds, where nobody measured it', () =>
    assert.deepEqual(extra({ CLAUDE_CODE_USE_VERTEX: '1', ...BETAS }), []));

  it('speaks of betas in the body, on every route but Anthropic’s own', () => {
    assert.deepEqual(extra({ ...BEDROCK, ...BODY }), [
      'info user CLAUDE_CODE_EXTRA_BODY unset:user:CLAUDE_CODE_EXTRA_BODY',
    ]);
    assert.deepEqual(extra({ ...GATEWAY, ...BODY, ...ON }), [
      'warning user CLAUDE_CODE_EXTRA_BODY unset:user:CLAUDE_CODE_EXTRA_BODY',
    ]);
    assert.equal(extra({ CLAUDE_CODE_USE_VERTEX: '1', ...BODY }).length, 1);
  });

  it('is silent about a body without betas and about what is empty', () => {
    assert.deepEqual(extra({ ...GATEWAY, CLAUDE_CODE_EXTRA_BODY: '{"top_k": 1}' }), []);
    assert.deepEqual(extra({ ...GATEWAY, ANTHROPIC_BETAS: ' ' }), []);
  });

  it('is silent on Anthropic’s own API and where the client stops', () => {
    assert.deepEqual(extra({ ...BETAS, ...BODY }), []);
    assert.deepEqual(extra({ ...BETAS, ...BODY, ANTHROPIC_BASE_URL: 'null' }), []);
  });

  it('shows nothing of the body', () => {
    const user = { ...BEDROCK, CLAUDE_CODE_EXTRA_BODY: '{"anthropic_beta": [], "k": "canary"}' };
    assert.doesNotMatch(said(RULE, { user }).join(), /canary/);
  });
});
