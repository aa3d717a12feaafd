/**
 * Variables that turn caching off for the models of one family: off Bedrock for one exact model, the one that the
 * alias or `ANTHROPIC_DEFAULT_…_MODEL` names (measured on 2.1.89 and 2.1.329; Fable is documented).
 */
export const MODEL_CACHING: ReadonlyMap<string, { readonly alias: string; readonly model: string }> = new Map(
  ['OPUS', 'SONNET', 'HAIKU', 'FABLE'].map((family) => [
    `DISABLE_PROMPT_CACHING_${family}`,
    { alias: family.toLowerCase(), model: `ANTHROPIC_DEFAULT_${family}_MODEL` },
  ]),
);
