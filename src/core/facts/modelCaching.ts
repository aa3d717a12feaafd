/**
 * Variables that turn caching off for the models of one family: off Bedrock for one exact model, the one that the
 * alias or `ANTHROPIC_DEFAULT_…_MODEL` names (measured on 2.1.89 and 2.1.329; Fable is documented).
 */
export const MODEL_CACHING: ReadonlyMap<string, { readonly alias: string; readonly model: string }> = new Map([
  ['DISABLE_PROMPT_CACHING_OPUS', { alias: 'opus', model: 'ANTHROPIC_DEFAULT_OPUS_MODEL' }],
  ['DISABLE_PROMPT_CACHING_SONNET', { alias: 'sonnet', model: 'ANTHROPIC_DEFAULT_SONNET_MODEL' }],
  ['DISABLE_PROMPT_CACHING_HAIKU', { alias: 'haiku', model: 'ANTHROPIC_DEFAULT_HAIKU_MODEL' }],
  ['DISABLE_PROMPT_CACHING_FABLE', { alias: 'fable', model: 'ANTHROPIC_DEFAULT_FABLE_MODEL' }],
]);
