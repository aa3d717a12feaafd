import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { addressOf } from '../../src/core/address.ts';
import { reportOn, type Variables } from '../support/world.ts';

describe('the address', () => {
  const cases: readonly (readonly [Variables, string | null])[] = [
    [{}, 'https://api.anthropic.com'],
    [{ ANTHROPIC_BASE_URL: ' https://llm.example.com/v1 ' }, 'https://llm.example.com/v1'],
    [{ ANTHROPIC_BASE_URL: ' ' }, 'https://api.anthropic.com'],
    [{ ANTHROPIC_BASE_URL: 'nonsense' }, 'nonsense'],
    [{ ANTHROPIC_BASE_URL: 'https://ann:pw@llm.example.com' }, 'https://••••••@llm.example.com'],
    [{ CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'eu-west-1' }, 'https://bedrock-runtime.eu-west-1.amazonaws.com'],
    [{ CLAUDE_CODE_USE_BEDROCK: '1', ANTHROPIC_BEDROCK_BASE_URL: 'http://b ' }, 'http://b'],
    [{ CLAUDE_CODE_USE_FOUNDRY: '1', ANTHROPIC_FOUNDRY_RESOURCE: 'res' }, 'https://res.services.ai.azure.com'],
    [{ CLAUDE_CODE_USE_FOUNDRY: '1' }, null],
    [
      { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', AWS_REGION: 'us-west-2' },
      'https://aws-external-anthropic.us-west-2.api.aws',
    ],
    [{ CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD: '1' }, 'https://claude.googleapis.com'],
    [{ CLAUDE_CODE_USE_MANTLE: '1', AWS_REGION: 'us-west-2' }, 'https://bedrock-mantle.us-west-2.api.aws'],
    [{ CLAUDE_CODE_USE_VERTEX: '1', CLOUD_ML_REGION: 'us-east5' }, null],
  ];
  for (const [user, address] of cases) {
    it(`for ${JSON.stringify(user)} is ${address ?? 'not known'}`, () =>
      assert.equal(addressOf(reportOn({ user })), address));
  }

  it('is not known for a client that stops', () =>
    assert.equal(addressOf(reportOn({ managed: '{', version: '2.1.329' })), null));
});
