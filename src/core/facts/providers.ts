import type { Provider } from '../model.ts';

/** A cloud that a switch selects instead of Anthropic's own API. */
export interface ProviderSwitch {
  readonly provider: Provider;
  readonly variable: string;
  /** The variable that replaces the cloud's own address. */
  readonly baseUrl: string;
  /** The first version that knows the switch; an older one ignores it. */
  readonly since: string;
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
  },
  {
    provider: 'foundry',
    variable: 'CLAUDE_CODE_USE_FOUNDRY',
    baseUrl: 'ANTHROPIC_FOUNDRY_BASE_URL',
    since: '0.0.0',
  },
  {
    provider: 'anthropic-aws',
    variable: 'CLAUDE_CODE_USE_ANTHROPIC_AWS',
    baseUrl: 'ANTHROPIC_AWS_BASE_URL',
    since: '2.1.90',
  },
  {
    provider: 'google-cloud',
    variable: 'CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD',
    baseUrl: 'ANTHROPIC_GOOGLE_CLOUD_BASE_URL',
    since: '2.1.213',
  },
  {
    provider: 'mantle',
    variable: 'CLAUDE_CODE_USE_MANTLE',
    baseUrl: 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL',
    since: '2.1.94',
  },
  {
    provider: 'vertex',
    variable: 'CLAUDE_CODE_USE_VERTEX',
    baseUrl: 'ANTHROPIC_VERTEX_BASE_URL',
    since: '0.0.0',
  },
];
