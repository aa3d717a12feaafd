import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { World } from '../../support/world.ts';
import { pointedAt, said, told } from '../support/findings.ts';

const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1' };
const CONFIG = '[default]\nregion = eu-west-1\n';
const region = (given: World): string[] => told('aws-region', given);

describe('aws-region', () => {
  it('is silent where AWS_REGION is set', () => {
    for (const version of ['2.1.89', '2.1.329', null])
      assert.deepEqual(region({ version, user: { ...BEDROCK, AWS_REGION: 'eu-west-1' } }), []);
  });

  it('is silent on a recent client with a region in any of the places', () => {
    const version = '2.1.172';
    assert.deepEqual(region({ version, user: BEDROCK, awsConfig: CONFIG }), []);
    assert.deepEqual(region({ version, user: BEDROCK, awsCredentials: CONFIG }), []);
    assert.deepEqual(region({ version, user: BEDROCK, process: { AWS_DEFAULT_REGION: 'eu-west-1' } }), []);
  });

  it('warns on an older client, which reads AWS_REGION only', () => {
    const given = { version: '2.1.171', user: BEDROCK, awsConfig: CONFIG };
    assert.deepEqual(region(given), ['warning user AWS_REGION']);
    assert.match(said('aws-region', given)[0] ?? '', /~\/\.aws\/config is not looked at, and requests go to us-east-1/);
    assert.deepEqual(region({ version: '2.1.89', user: BEDROCK, process: { AWS_DEFAULT_REGION: 'eu-west-1' } }), [
      'warning user AWS_REGION',
    ]);
  });

  it('mentions that there is no region at all', () => {
    assert.deepEqual(region({ version: '2.1.329', user: BEDROCK }), ['info user AWS_REGION']);
    assert.deepEqual(said('aws-region', { user: BEDROCK }), ['Claude Code finds no AWS region and takes us-east-1.']);
  });

  it('points at an AWS_REGION that is none', () => {
    const given = { user: { ...BEDROCK, AWS_REGION: '' } };
    assert.deepEqual(pointedAt('aws-region', given), ['"AWS_REGION": ""']);
    assert.deepEqual(region({ user: { ...BEDROCK, AWS_REGION: 'Frankfurt' } }), ['info user AWS_REGION']);
  });

  it('speaks for Mantle and Claude Platform on AWS too', () => {
    for (const name of ['MANTLE', 'ANTHROPIC_AWS'])
      assert.equal(region({ user: { [`CLAUDE_CODE_USE_${name}`]: '1' } }).length, 1, name);
  });

  it('is silent where the address names no region', () => {
    assert.deepEqual(region({}), []);
    assert.deepEqual(region({ user: { CLAUDE_CODE_USE_VERTEX: '1' } }), []);
    assert.deepEqual(region({ user: { ...BEDROCK, ANTHROPIC_BEDROCK_BASE_URL: 'https://b.example.com' } }), []);
  });
});
