import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { FIX_IDS, SCOPES } from '../../src/core/model.ts';
import { fixCosts, fixTitle, fixWhen, restartWords } from '../../src/core/present/fixWords.ts';
import { scopeName } from '../../src/core/present/scopeWords.ts';
import { isSecretName, maskedValue, shown, shownText } from '../../src/core/secrets.ts';

const DOTS = '••••••';
const CANARY = 'canary-d41d8cd9';

describe('a value whose name says that it is secret', () => {
  for (const name of [
    'ANTHROPIC_API_KEY',
    'ANTHROPIC_AUTH_TOKEN',
    'ANTHROPIC_FOUNDRY_API_KEY',
    'ANTHROPIC_CUSTOM_HEADERS',
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_BEARER_TOKEN_BEDROCK',
    'CLAUDE_CODE_OAUTH_TOKEN',
    'CLAUDE_CODE_CLIENT_KEY_PASSPHRASE',
    'CLAUDE_CODE_EXTRA_BODY',
    'OTEL_EXPORTER_OTLP_HEADERS',
    'MCP_CLIENT_SECRET',
    'GITHUB_TOKEN',
    'GITHUB_PAT',
    'MYSQL_PWD',
    'PGPASSWORD',
    'MY_KEY',
    'API_TOKENS',
    'openai_apikey',
    'litellm-api-key',
    'SESSION_COOKIE',
  ]) {
    it(`as ${name} is hidden whole`, () => assert.deepEqual(shown(name, 'abc'), { text: DOTS, masked: true }));
  }

  it('and that is empty is shown: it says that nothing is there', () => {
    assert.deepEqual(shown('ANTHROPIC_API_KEY', ''), { text: '', masked: false });
  });

  it('is hidden where the catalogue of variables says so', () => {
    const file = path.join(process.env['TEST_ROOT'] ?? process.cwd(), 'src/core/facts/variables.json');
    const catalogue = JSON.parse(readFileSync(file, 'utf8')) as readonly { name: string; secret: boolean }[];
    const differing = catalogue.filter(({ name, secret }) => isSecretName(name) !== secret).map(({ name }) => name);
    assert.deepEqual(differing, ['CLAUDE_CODE_EXTRA_BODY'], 'a request body can carry anything');
  });
});

describe('an ordinary value', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['ANTHROPIC_MODEL', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0'],
    ['ANTHROPIC_MODEL', 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghij12'],
    [
      'ANTHROPIC_MODEL',
      'arn:aws:bedrock:eu-west-1:123456789012:inference-profile/us.anthropic.claude-opus-4-1-20250805-v1:0',
    ],
    ['ANTHROPIC_MODEL', 'databricks-claude-sonnet-4-5-with-a-very-long-deployment-name-20250929'],
    [
      'ANTHROPIC_MODEL',
      'projects/my-project-12345678901234567890/locations/us-east5/publishers/anthropic/models/claude',
    ],
    ['AWS_ROLE_ARN', 'arn:aws:iam::123456789012:role/MyRoleForBedrockWithAVeryLongName1234567890'],
    ['AWS_REGION', 'us-east-1'],
    ['AWS_PROFILE', 'my-sso-profile'],
    ['AWS_SHARED_CREDENTIALS_FILE', '/home/ann/.aws/credentials'],
    ['GOOGLE_APPLICATION_CREDENTIALS', '/home/ann/key.json'],
    ['CLAUDE_CODE_CLIENT_KEY', '/home/ann/client.pem'],
    ['ANTHROPIC_BASE_URL', 'https://llm.example.com:8443/v1/@scope/x'],
    ['ANTHROPIC_BETAS', 'context-1m-2025-08-07,prompt-caching-scope-2026-01-05'],
    ['CLAUDE_CODE_MAX_OUTPUT_TOKENS', '32000'],
    ['MAX_THINKING_TOKENS', '0'],
    ['MAX_MCP_OUTPUT_TOKENS', '25000'],
    ['CLAUDE_CODE_API_KEY_HELPER_TTL_MS', '3600000'],
    ['CLAUDE_CODE_ATTRIBUTION_HEADER', '0'],
    ['CLAUDE_CODE_SKIP_BEDROCK_AUTH', '1'],
    ['PATH', '/home/ann/.npm-global/bin:/usr/local/bin:/opt/Some_Very_Long_Folder_Name_With_Digits_12345/bin'],
    ['PATH', '/nix/store/0c5br9nyz5nd9kzn0a9a1b2c3d4e5f6g-coreutils-9.5/bin'],
    ['PWD', '/work/proj'],
    ['SSH_AUTH_SOCK', '/tmp/ssh-XXXXabc/agent.1'],
    ['NO_PROXY', 'localhost,127.0.0.1,.example.com'],
    ['OTEL_RESOURCE_ATTRIBUTES', 'department=eng,team.id=platform'],
    ['REQUEST_ID', '123e4567-e89b-12d3-a456-426614174000'],
    ['NOTE', 'max_tokens: 32000, input_tokens=12'],
    ['NOTE', 'risk-management, npm-debug-log, git@github.com:a/b.git'],
    ['NOTE', 'Basic settings; the bearer; a secret'],
    ['LS_COLORS', 'rs=0:di=01;34:ln=01;36'],
  ];
  for (const [name, value] of cases) {
    it(`${name}=${value} is shown as it is`, () =>
      assert.deepEqual(shown(name, value), { text: value, masked: false }));
  }
});

const HIDDEN: readonly (readonly [string, string])[] = [
  [`https://user:${CANARY}@llm.example.com/v1`, `https://${DOTS}@llm.example.com/v1`],
  [`http://${CANARY}@proxy:8080`, `http://${DOTS}@proxy:8080`],
  [`socks5h://u:${CANARY}@proxy`, `socks5h://${DOTS}@proxy`],
  [`http://u:p@${CANARY}@proxy:8080`, `http://${DOTS}@proxy:8080`],
  [`mysql://u:p/${CANARY}@db/x`, `mysql://${DOTS}@db/x`],
  [`ann:${CANARY}@proxy:8080`, `${DOTS}@proxy:8080`],
  [`https://llm.example.com/v1?api-key=${CANARY}`, `https://llm.example.com/v1?${DOTS}`],
  [`https://llm.example.com/#${CANARY}`, `https://llm.example.com/#${DOTS}`],
  [`https://llm.example.com/sk-${CANARY}/v1`, `https://llm.example.com/${DOTS}/v1`],
  [`https://hooks.example.com/${'a1B2'.repeat(10)}`, `https://hooks.example.com/${DOTS}`],
  [`Authorization: Bearer ${CANARY}`, `Authorization: ${DOTS}`],
  [`Authorization: ApiKey ${CANARY}`, `Authorization: ${DOTS}`],
  [`Proxy-Authorization: Digest username="a"`, `Proxy-Authorization: ${DOTS}"a"`],
  [`Cookie: a=b; session=${CANARY}`, `Cookie: ${DOTS}`],
  [`x-api-key: ${CANARY}\nx-team: blue`, `x-api-key: ${DOTS}\nx-team: blue`],
  [`x-litellm-api-key=${CANARY}&team=blue`, `x-litellm-api-key=${DOTS}&team=blue`],
  [`{"metadata":{"password":"${CANARY}"},"n":1}`, `{"metadata":{"password":${DOTS}},"n":1}`],
  [`{"password":"ab\\"${CANARY}"}`, `{"password":${DOTS}}`],
  [`{\\"x-api-key\\":\\"${CANARY}\\",\\"n\\":1}`, `{\\"x-api-key\\":${DOTS},\\"n\\":1}`],
  [`curl -H 'x-api-key: ${CANARY}' https://llm.example.com`, `curl -H 'x-api-key: ${DOTS}' https://llm.example.com`],
  [`curl -H "Authorization: Bearer ${CANARY}" https://a`, `curl -H "Authorization: ${DOTS}" https://a`],
  [`run --api-key ${CANARY} --json`, `run --api-key ${DOTS} --json`],
  [`API key: ${CANARY}`, `API key: ${DOTS}`],
  [`Server=a;Password=${CANARY};Database=b`, `Server=a;Password=${DOTS};Database=b`],
  [`Bearer ${CANARY}`, `Bearer ${DOTS}`],
  ['Basic dXNlcjpwYXNz', `Basic ${DOTS}`],
  ['401: sk-ant-api03-AbCdEf is invalid', `401: ${DOTS} is invalid`],
  ['ghp_0123456789abcdefghij', DOTS],
  ['glpat-0123456789', DOTS],
  ['xoxb-123456-abcdef', DOTS],
  ['npm_0123456789abcdefghij', DOTS],
  [`dapi${'0123456789abcdef'.repeat(2)}`, DOTS],
  ['AKIAIOSFODNN7EXAMPLE', DOTS],
  ['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', DOTS],
  ['0123456789abcdef0123456789abcdef', DOTS],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', DOTS],
  [`-----BEGIN PRIVATE KEY-----\n${CANARY}\n-----END PRIVATE KEY-----`, DOTS],
  [`-----BEGIN RSA PRIVATE KEY-----\n${CANARY}`, DOTS],
];

describe('a secret inside a value', () => {
  for (const [value, text] of HIDDEN) {
    it(`${JSON.stringify(value)} is hidden, and nothing else`, () => {
      assert.deepEqual(maskedValue('NOTE', value), { text, masked: true });
    });
  }

  it('is found in what the API answers', () => {
    const error = `API Error: 400 {"error":{"message":"bad key sk-${CANARY}","headers":{"authorization":"Bearer ${CANARY}"}}}`;
    assert.ok(!shownText(error).includes(CANARY));
    assert.match(shownText(error), /^API Error: 400 .*bad key/);
  });
});

describe('the mask', () => {
  it('over a masked text hides no more', () => {
    for (const [, text] of HIDDEN) assert.equal(shownText(text), text);
  });

  it('leaves our own sentences alone', () => {
    const ours = FIX_IDS.flatMap((id) => [fixTitle(id), fixWhen(id), restartWords(id), ...fixCosts(id)]);
    for (const sentence of [...ours, ...SCOPES.map(scopeName)]) assert.equal(shownText(sentence), sentence);
  });
});
