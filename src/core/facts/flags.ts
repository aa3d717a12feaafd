/** Strips most pre-release betas, `cache_control.scope` among them, and keeps prompt caching. */
export const DISABLE_BETAS = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';

/** Removes every `cache_control`, so `scope` too; costs all prompt caching. */
export const DISABLE_CACHING = 'DISABLE_PROMPT_CACHING';
