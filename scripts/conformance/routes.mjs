// The environment that sends a client over a route, with fake credentials, and where a request went.

const AWS = {
  AWS_ACCESS_KEY_ID: 'AKIAFAKEFAKEFAKEFAKE',
  AWS_SECRET_ACCESS_KEY: 'fake'.repeat(10),
  AWS_REGION: 'us-east-1',
};
const VERTEX = {
  CLAUDE_CODE_USE_VERTEX: '1',
  CLAUDE_CODE_SKIP_VERTEX_AUTH: '1',
  ANTHROPIC_VERTEX_PROJECT_ID: 'fake-project',
  CLOUD_ML_REGION: 'us-east5',
};

const FOUNDRY = { CLAUDE_CODE_USE_FOUNDRY: '1', ANTHROPIC_FOUNDRY_API_KEY: 'fake' };
const MANTLE = { CLAUDE_CODE_USE_MANTLE: '1', ...AWS };
const CLAUDE_ON_AWS = {
  CLAUDE_CODE_USE_ANTHROPIC_AWS: '1',
  ...AWS,
  ANTHROPIC_AWS_API_KEY: 'fake',
  ANTHROPIC_AWS_WORKSPACE_ID: 'wrkspc_fake',
};
const CLAUDE_ON_GOOGLE_CLOUD = {
  CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD: '1',
  CLAUDE_CODE_SKIP_ANTHROPIC_GOOGLE_CLOUD_AUTH: '1',
  ANTHROPIC_GOOGLE_CLOUD_PROJECT: 'fake-project',
  ANTHROPIC_GOOGLE_CLOUD_LOCATION: 'global',
  ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID: 'wrkspc_fake',
};

/**
 * Addresses name the recorded ports; `realPorts` puts the real ones in their place.
 *
 * @type {Record<string, Record<string, string>>}
 */
export const ROUTES = {
  'first-party': { ANTHROPIC_API_KEY: 'sk-ant-fake' },
  gateway: { ANTHROPIC_BASE_URL: 'http://127.0.0.1:4141', ANTHROPIC_AUTH_TOKEN: 'fake-token' },
  'bedrock-direct': { CLAUDE_CODE_USE_BEDROCK: '1', ...AWS },
  'bedrock-url': { CLAUDE_CODE_USE_BEDROCK: '1', ...AWS, ANTHROPIC_BEDROCK_BASE_URL: 'http://127.0.0.1:4142' },
  'vertex-direct': VERTEX,
  'vertex-url': { ...VERTEX, ANTHROPIC_VERTEX_BASE_URL: 'http://127.0.0.1:4143/v1' },
  'foundry-direct': { ...FOUNDRY, ANTHROPIC_FOUNDRY_RESOURCE: 'fake-resource' },
  foundry: { ...FOUNDRY, ANTHROPIC_FOUNDRY_BASE_URL: 'http://127.0.0.1:4144/anthropic' },
  'mantle-direct': MANTLE,
  mantle: { ...MANTLE, ANTHROPIC_BEDROCK_MANTLE_BASE_URL: 'http://127.0.0.1:4145/anthropic' },
  'anthropic-aws': CLAUDE_ON_AWS,
  'anthropic-aws-url': { ...CLAUDE_ON_AWS, ANTHROPIC_AWS_BASE_URL: 'http://127.0.0.1:4146' },
  'google-cloud': CLAUDE_ON_GOOGLE_CLOUD,
  'google-cloud-url': { ...CLAUDE_ON_GOOGLE_CLOUD, ANTHROPIC_GOOGLE_CLOUD_BASE_URL: 'http://127.0.0.1:4147' },
  none: {},
};

/** Real hosts, as a client that goes through the proxy names them; the first that matches counts. */
const HOSTS = [
  { route: 'anthropic', host: /^api\.anthropic\.com\.?(:\d+)?$/i },
  { route: 'bedrock', host: /^bedrock-runtime\.[\w-]+\.amazonaws\.com/ },
  { route: 'mantle', host: /^bedrock-mantle\./ },
  { route: 'anthropic-aws', host: /^aws-external-anthropic\./ },
  { route: 'google-cloud', host: /^claude\.googleapis\.com/ },
  { route: 'vertex', host: /aiplatform\.googleapis\.com$/ },
  { route: 'foundry', host: /\.services\.ai\.azure\.com$/ },
];

/**
 * Where a request went: the provider, `<provider>-gateway` (its protocol to a base URL of its own), or `gateway`.
 *
 * @param {{ via: string, host: string } | undefined} request
 */
export function routeOfRequest(request) {
  if (request === undefined) return 'none';
  const { via, host } = request;
  if (via === 'gateway') return 'gateway';
  if (via !== 'proxy') return `${via}-gateway`;
  return HOSTS.find((entry) => entry.host.test(host))?.route ?? 'gateway';
}
