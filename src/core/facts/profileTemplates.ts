import { DISABLE_BETAS } from './flags.ts';

/** A profile to begin with. `asked` are filled in by the person; a secret is kept apart. */
export interface ProfileTemplate {
  readonly id: 'anthropic' | 'bedrock' | 'vertex' | 'foundry' | 'litellm' | 'portkey';
  readonly variables: Readonly<Record<string, string>>;
  readonly asked: readonly AskedVariable[];
}

export interface AskedVariable {
  readonly variable: string;
  /** What is offered; empty where there is nothing to offer. */
  readonly usual: string;
  /** Whether the profile works without it. */
  readonly optional?: true;
}

/** What each provider's documentation asks for, and the flag where beta fields can be refused. */
export const PROFILE_TEMPLATES: readonly ProfileTemplate[] = [
  { id: 'anthropic', variables: {}, asked: [{ variable: 'ANTHROPIC_API_KEY', usual: '', optional: true }] },
  {
    id: 'bedrock',
    variables: { CLAUDE_CODE_USE_BEDROCK: '1', [DISABLE_BETAS]: '1' },
    asked: [
      { variable: 'AWS_REGION', usual: 'us-east-1' },
      { variable: 'AWS_PROFILE', usual: '', optional: true },
    ],
  },
  {
    id: 'vertex',
    variables: { CLAUDE_CODE_USE_VERTEX: '1' },
    asked: [
      { variable: 'CLOUD_ML_REGION', usual: 'us-east5' },
      { variable: 'ANTHROPIC_VERTEX_PROJECT_ID', usual: '' },
    ],
  },
  {
    id: 'foundry',
    variables: { CLAUDE_CODE_USE_FOUNDRY: '1' },
    asked: [
      { variable: 'ANTHROPIC_FOUNDRY_RESOURCE', usual: '' },
      { variable: 'ANTHROPIC_FOUNDRY_API_KEY', usual: '', optional: true },
    ],
  },
  {
    id: 'litellm',
    variables: { [DISABLE_BETAS]: '1' },
    asked: [
      { variable: 'ANTHROPIC_BASE_URL', usual: 'http://localhost:4000' },
      { variable: 'ANTHROPIC_AUTH_TOKEN', usual: '' },
    ],
  },
  {
    id: 'portkey',
    variables: { [DISABLE_BETAS]: '1' },
    asked: [
      { variable: 'ANTHROPIC_BASE_URL', usual: 'https://api.portkey.ai' },
      { variable: 'ANTHROPIC_AUTH_TOKEN', usual: '' },
      { variable: 'ANTHROPIC_CUSTOM_HEADERS', usual: '', optional: true },
    ],
  },
];
