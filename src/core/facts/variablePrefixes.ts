/** Of the inherited environment, a report shows what Claude Code may read: these prefixes, and the catalogue's names. */
export const VARIABLE_PREFIXES = [
  'ANTHROPIC_',
  'AWS_',
  'BEDROCK_',
  'CLAUDE_',
  'CLOUD_ML_',
  'DISABLE_',
  'ENABLE_',
  'VERTEX_',
  '_CLAUDE_',
] as const;
