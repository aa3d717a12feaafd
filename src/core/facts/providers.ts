import type { Provider } from '../model.ts';

/** A cloud that a switch selects instead of Anthropic's own API. */
export interface ProviderSwitch {
  readonly provider: Provider;
  readonly variable: string;
  /** The variable that replaces the cloud's own address. */
  readonly baseUrl: string;
  /** The first version that knows the switch; an older one ignores it. */
  readonly since: string;
  /** The cloud's own address; null where a variable that decides it is not set. */
  readonly endpoint: (value: (name: string) => string | undefined, region: string) => string | null;
}

/**
 * Strongest first: where several are on, the first wins (measured on 2.1.329; Bedrock, Foundry, Vertex on 2.1.89 too).
 * `since` is measured on neighbouring versions: 2.1.89, 2.1.212 and 2.1.92 ignore the switches that the next one knows.
 */
export const PROVIDER_SWITCHES: readonly ProviderSwitch[] = [
  {
    provider: 'bedrock',
    variable: 'CLAUDE_CODE_USE_BEDROCK',
    baseUrl: 'ANTHROPIC_BEDROCK_BASE_URL',
    since: '0.0.0',
    endpoint: (_, region) => `https://bedrock-runtime.${region}.amazonaws.com`,
  },
  {
    provider: 'foundry',
    variable: 'CLAUDE_CODE_USE_FOUNDRY',
    baseUrl: 'ANTHROPIC_FOUNDRY_BASE_URL',
    since: '0.0.0',
    endpoint: (value) => {
      const resource = value('ANTHROPIC_FOUNDRY_RESOURCE')?.trim() ?? '';
      return resource === '' ? null : `https://${resource}.services.ai.azure.com`;
    },
  },
  {
    provider: 'anthropic-aws',
    variable: 'CLAUDE_CODE_USE_ANTHROPIC_AWS',
    baseUrl: 'ANTHROPIC_AWS_BASE_URL',
    since: '2.1.90',
    endpoint: (_, region) => `https://aws-external-anthropic.${region}.api.aws`,
  },
  {
    provider: 'google-cloud',
    variable: 'CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD',
    baseUrl: 'ANTHROPIC_GOOGLE_CLOUD_BASE_URL',
    since: '2.1.213',
    endpoint: () => 'https://claude.googleapis.com',
  },
  {
    provider: 'mantle',
    variable: 'CLAUDE_CODE_USE_MANTLE',
    baseUrl: 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL',
    since: '2.1.94',
    endpoint: (_, region) => `https://bedrock-mantle.${region}.api.aws`,
  },
  {
    provider: 'vertex',
    variable: 'CLAUDE_CODE_USE_VERTEX',
    baseUrl: 'ANTHROPIC_VERTEX_BASE_URL',
    since: '0.0.0',
    // The address depends on the region and the model; `vertexHost` was not measured for all of them.
    endpoint: () => null,
  },
];
