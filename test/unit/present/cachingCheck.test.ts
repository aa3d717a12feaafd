import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pageInputOf } from '../../../src/core/present/pageInput.ts';
import { cachingCheck } from '../../../src/core/present/explanation/cachingCheck.ts';
import { reportOn, type World } from '../../support/world.ts';
import { GATEWAY, textsOf } from './pageTexts.ts';

const texts = (given: World): string => {
  const report = reportOn({ version: '2.1.329', ...given });
  return cachingCheck(pageInputOf(report, null, GATEWAY.sessions))
    .blocks.flatMap(textsOf)
    .join('\n');
};

describe('the steps to check caching on Bedrock', () => {
  it('say what is done here already, and what is not', () => {
    const done = texts({ user: { CLAUDE_CODE_USE_BEDROCK: 'true' } });
    assert.match(done, /Done CLAUDE_CODE_USE_BEDROCK is on, in ~\/\.claude\/settings\.json:3\./);
    assert.match(done, /Done No variable turns caching off here\./);
    const open = texts({ user: { DISABLE_PROMPT_CACHING: '1', DISABLE_PROMPT_CACHING_SONNET: 'yes' } });
    assert.match(open, /To do CLAUDE_CODE_USE_BEDROCK is not on here\./);
    assert.match(open, /To do DISABLE_PROMPT_CACHING is on, in ~\/\.claude\/settings\.json:3: take it out\./);
    assert.match(open, /To do DISABLE_PROMPT_CACHING_SONNET is on, in ~\/\.claude\/settings\.json:4: take it out\./);
  });

  it('fill in the region and the model that are in force', () => {
    const model = 'eu.anthropic.claude-opus-4-6-v1';
    const given = texts({ user: { AWS_REGION: 'eu-west-1', ANTHROPIC_MODEL: model } });
    assert.match(given, /--region 'eu-west-1' \\\n {4}--model-id 'eu\.anthropic\.claude-opus-4-6-v1' \\/);
    assert.match(given, /Region and model are those/);
    const none = texts({});
    assert.match(none, /--region 'us-east-1' \\\n {4}--model-id 'us\.anthropic\.claude-sonnet-4-5/);
    assert.match(texts({ user: { AWS_REGION: 'ap-south-1' } }), /--model-id 'global\.anthropic/);
  });

  it('take nothing for a model that is none of Bedrock’s, and never a secret', () => {
    for (const model of ['sonnet', "'; rm -rf ~ #", 'claude-opus-5', 'sk-ant-api03-secretsecret', 'anthropic.x$(id)'])
      assert.match(texts({ user: { ANTHROPIC_MODEL: model } }), /--model-id 'us\.anthropic\.claude-sonnet-4-5/, model);
    const arn = 'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-6-v1';
    assert.ok(texts({ user: { ANTHROPIC_MODEL: arn } }).includes(`--model-id '${arn}'`));
  });

  it('tell of the variables for one model, and of the way that is gone', () => {
    assert.match(texts({}), /DISABLE_PROMPT_CACHING_OPUS, _SONNET and _HAIKU/);
    assert.match(texts({}), /claude config set --global env …/);
  });
});
