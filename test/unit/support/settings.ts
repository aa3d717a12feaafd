/** Variables that many worlds are made of. */
export const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
export const ON = { [FLAG]: '1' };
export const GATEWAY = { ANTHROPIC_BASE_URL: 'https://llm.example.com' };
export const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'eu-west-1' };
