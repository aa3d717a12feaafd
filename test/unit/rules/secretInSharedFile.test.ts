import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pointedAt, said, told } from '../support/findings.ts';

const RULE = 'secret-in-shared-file';
const isTold = (name: string, value: unknown): boolean => told(RULE, { project: { [name]: value } }).length > 0;

describe('secret-in-shared-file', () => {
  const secrets: readonly (readonly [string, string])[] = [
    ['ANTHROPIC_API_KEY', 'sk-1234'],
    ['ANTHROPIC_AUTH_TOKEN', 'secret'],
    ['AWS_BEARER_TOKEN_BEDROCK', 'abc'],
    ['AWS_SECRET_ACCESS_KEY', 'fakefakefakefakefake'],
    ['AWS_ACCESS_KEY_ID', 'AKIAFAKEFAKEFAKEFAKE'],
    ['CLAUDE_CODE_OAUTH_TOKEN', 'x'],
    ['MY_OWN_TOKEN', 'fake-token'],
    ['DB_PASSWORD', 'hunter22'],
    ['ANTHROPIC_CUSTOM_HEADERS', 'Authorization: Bearer abcdef123456'],
    ['ANTHROPIC_CUSTOM_HEADERS', 'x-api-key: abcdef'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'api-key=abcdef'],
    ['CLAUDE_CODE_EXTRA_BODY', '{"metadata": {"password": "abcdef"}}'],
    ['HTTPS_PROXY', 'http://ann:pass@proxy.example.com:8080'],
    ['ANYTHING', 'ghp_abcdefghijklmnopqrstuvwxyz'],
    ['ANYTHING', 'sk-ant-api03-abcdef'],
    ['ANYTHING', '-----BEGIN PRIVATE KEY-----\nabc'],
  ];
  for (const [name, value] of secrets)
    it(`warns of ${name}=${value.slice(0, 30)}`, () => assert.ok(isTold(name, value)));

  const harmless: readonly (readonly [string, unknown])[] = [
    ['ANTHROPIC_API_KEY', ''],
    ['ANTHROPIC_API_KEY', '  '],
    ['ANTHROPIC_API_KEY', null],
    ['ANTHROPIC_API_KEY', '${ANTHROPIC_API_KEY}'],
    ['ANTHROPIC_API_KEY', '$ANTHROPIC_API_KEY'],
    ['ANTHROPIC_API_KEY', '%ANTHROPIC_API_KEY%'],
    ['ANTHROPIC_API_KEY', '{{ key }}'],
    ['ANTHROPIC_API_KEY', '<your key>'],
    ['ANTHROPIC_API_KEY', 'your-api-key'],
    ['ANTHROPIC_API_KEY', 'xxxxxxxx'],
    ['ANTHROPIC_CUSTOM_HEADERS', 'X-Team: platform'],
    ['ANTHROPIC_CUSTOM_HEADERS', 'Authorization: Bearer ${TOKEN}'],
    ['ANTHROPIC_CUSTOM_HEADERS', 'Authorization: Bearer $TOKEN'],
    ['CLAUDE_CODE_EXTRA_BODY', '{"anthropic_beta": ["x-2025-01-01"], "max_tokens": 5}'],
    ['CLAUDE_CODE_MAX_OUTPUT_TOKENS', '32000'],
    ['CLAUDE_CODE_API_KEY_HELPER_TTL_MS', '300000'],
    ['ANTHROPIC_BASE_URL', 'https://llm.example.com/v1?team=a#b'],
    ['ANTHROPIC_BASE_URL', 'https://ann@llm.example.com'],
    ['ANTHROPIC_MODEL', 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123def456ghi789jkl'],
    ['ANTHROPIC_ORGANIZATION_ID', '550e8400-e29b-41d4-a716-446655440000'],
    ['AWS_REGION', 'eu-west-1'],
    ['COMMIT', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
    ['DB_SECRET_ARN', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-AbCdEf'],
    ['DB_SECRET_NAME', 'prod/database'],
    ['MY_TOKEN_ID', '550e8400-e29b-41d4-a716-446655440000'],
    ['MY_TOKEN', 'short'],
    ['CACHE_KEY', 'some-long-cache-key'],
    ['AUTH_MODE', 'organization'],
    ['CONTACT', 'mailto:ann@example.com'],
    ['HTTP_PROXY', 'http://proxy.example.com:8080'],
  ];
  for (const [name, value] of harmless)
    it(`is silent about ${name}=${JSON.stringify(value)}`, () => assert.ok(!isTold(name, value)));

  const given = { project: { ANTHROPIC_API_KEY: 'sk-canary-1' } };

  it('is an error where git tracks the file', () => {
    assert.deepEqual(told(RULE, given), ['warning project ANTHROPIC_API_KEY unset:project:ANTHROPIC_API_KEY']);
    assert.deepEqual(told(RULE, { ...given, tracked: true }), [
      'error project ANTHROPIC_API_KEY unset:project:ANTHROPIC_API_KEY',
    ]);
    assert.match(said(RULE, { ...given, tracked: true })[0] ?? '', /git tracks/);
  });

  it('does not show the secret, and points at it', () => {
    assert.doesNotMatch(said(RULE, given).join(), /canary/);
    assert.deepEqual(pointedAt(RULE, given), ['"ANTHROPIC_API_KEY": "sk-canary-1"']);
  });

  it('speaks even where a stronger scope wins: the file is read by others all the same', () =>
    assert.equal(told(RULE, { ...given, local: { ANTHROPIC_API_KEY: 'x' } }).length, 1));

  it('is silent about the files of one person', () => {
    for (const scope of ['local', 'user', 'legacy', 'process', 'editor', 'managed'] as const)
      assert.deepEqual(told(RULE, { [scope]: { ANTHROPIC_API_KEY: 'sk-canary-1' } }), [], scope);
  });
});
