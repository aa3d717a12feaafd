import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { WRONG_NAMES } from '../../../src/core/facts/wrongNames.ts';
import { pointedAt, said, told } from '../support/findings.ts';

const RULE = 'unknown-variable';
const root = process.env['TEST_ROOT'] ?? process.cwd();
const catalogue = JSON.parse(readFileSync(path.join(root, 'src/core/facts/variables.json'), 'utf8')) as {
  name: string;
}[];
const knownNames: ReadonlySet<string> = new Set(catalogue.map(({ name }) => name));

/** What a name is taken for, or null. */
function meant(name: string): string | null {
  const [sentence] = said(RULE, { user: { [name]: '1' }, knownNames });
  return sentence === undefined ? null : (/Did you mean (\w+)\?$/.exec(sentence)?.[1] ?? sentence);
}

describe('unknown-variable', () => {
  const slips: readonly (readonly [string, string])[] = [
    ['CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETA', 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS'],
    ['CLAUDE_CODE_DISABLE_EXPERIMANTEL_BETAS', 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS'],
    ['CLAUDE_CODE_DISABLE_EXPERMENTAL_BETAS', 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS'],
    ['CLUADE_CODE_USE_BEDROCK', 'CLAUDE_CODE_USE_BEDROCK'],
    ['CLAUDE_CODE_USE_BEDORCK', 'CLAUDE_CODE_USE_BEDROCK'],
    ['claude_code_use_bedrock', 'CLAUDE_CODE_USE_BEDROCK'],
    ['CLAUDECODE_USE_BEDROCK', 'CLAUDE_CODE_USE_BEDROCK'],
    ['CLAUDE-CODE-USE-BEDROCK', 'CLAUDE_CODE_USE_BEDROCK'],
    ['ANTHROPIC_BASE_ULR', 'ANTHROPIC_BASE_URL'],
    ['ANTROPIC_API_KEY', 'ANTHROPIC_API_KEY'],
    ['AWS_REGOIN', 'AWS_REGION'],
    ['DISABLE_AUTOUPDATE', 'DISABLE_AUTOUPDATER'],
    ['DISABLE_PROMPT_CACHNG', 'DISABLE_PROMPT_CACHING'],
  ];
  for (const [name, known] of slips) it(`takes ${name} for a slip of ${known}`, () => assert.equal(meant(name), known));

  for (const [name, known] of WRONG_NAMES) it(`knows what ${name} means`, () => assert.equal(meant(name), known));

  // What programs read and no list has; the Claude Code ones stand in the text of 2.1.329.
  const others = [
    'CLAUDECODE',
    'CLAUDE_CODE_ENTRYPOINT',
    'CLAUDE_CODE_FORCE_GLOBAL_CACHE',
    'CLAUDE_CODE_REMOTE_SESSION_UUID',
    'CLAUDE_CODE_SESSION_KIND',
    'CLAUDE_CODE_SSE_PORT',
    'CLAUDE_CODE_SYNC_PLUGINS_INSTALL_TIMEOUT_MS',
    '_CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL',
    'DISABLE_PROMPT_CACHING_MYTHOS',
    'ANTHROPIC_XBSE_URL',
    'ALL_PROXY',
    'http_proxy',
    'https_proxy',
    'no_proxy',
    'AWS_PROFILES',
    'AWS_REGIONS',
    'AWS_ROLE_ARN',
    'DEBUG',
    'FTP_PROXY',
    'GITHUB_TOKEN',
    'GOOGLE_CLOUD_PROJECT',
    'MY_OWN_TOKEN',
    'NODE_ENV',
    'NODE_OPTIONS',
    'NODE_PATH',
    'OPENAI_API_KEY',
    'OTEL_BLRP_SCHEDULE_DELAY',
    'OTEL_BSP_SCHEDULE_DELAY',
    'OTEL_SDK_DISABLED',
    'VERTEX_REGION_CLAUDE_9_9_OPUS',
    'PATH',
    'A',
    '',
  ];
  for (const name of others) it(`leaves ${name || 'an empty name'} alone`, () => assert.equal(meant(name), null));

  it('leaves every documented name alone', () => {
    assert.equal(knownNames.size, 382);
    const env = Object.fromEntries(Array.from(knownNames, (name) => [name, '1']));
    assert.deepEqual(told(RULE, { user: env, knownNames }), []);
  });

  it('looks into every file, and at nothing that is inherited', () => {
    const env = { ANTHROPIC_BASE_ULR: 'x' };
    for (const scope of ['managed', 'flag', 'local', 'project', 'user', 'legacy'] as const)
      assert.equal(told(RULE, { [scope]: env, knownNames }).length, 1, scope);
    for (const scope of ['editor', 'process'] as const) assert.deepEqual(told(RULE, { [scope]: env, knownNames }), []);
  });

  it('takes the name away, and offers the flag that was meant', () => {
    const given = { user: { DISABLE_EXPERIMENTAL_BETAS: '1', AWS_REGOIN: 'x' }, knownNames };
    assert.deepEqual(told(RULE, given), [
      'warning user DISABLE_EXPERIMENTAL_BETAS disable-betas unset:user:DISABLE_EXPERIMENTAL_BETAS',
      'warning user AWS_REGOIN unset:user:AWS_REGOIN',
    ]);
    assert.deepEqual(pointedAt(RULE, given), ['"DISABLE_EXPERIMENTAL_BETAS": "1"', '"AWS_REGOIN": "x"']);
  });

  it('is silent without the catalogue', () => assert.deepEqual(told(RULE, { user: { AWS_REGOIN: 'x' } }), []));
});
