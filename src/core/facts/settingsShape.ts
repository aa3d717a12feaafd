import type { JsonType } from '../model.ts';

/**
 * Top-level keys of a settings file whose wrong type makes Claude Code drop the *whole* file.
 *
 * Measured on 2.1.31, 2.1.89 and 2.1.329 for `model`, `permissions`, `cleanupPeriodDays`, `includeCoAuthoredBy`;
 * the others are documented with these types and are checked by the conformance suite.
 */
export const KEY_TYPES: Readonly<Record<string, JsonType>> = {
  apiKeyHelper: 'string',
  awsAuthRefresh: 'string',
  awsCredentialExport: 'string',
  cleanupPeriodDays: 'number',
  includeCoAuthoredBy: 'boolean',
  model: 'string',
  permissions: 'object',
};

/** The lists inside `permissions`; a value that is no list drops the whole file as well (measured on 2.1.89, 2.1.329). */
export const PERMISSION_LISTS = ['allow', 'deny', 'ask'];

/** `hooks` that are no object void the file up to here (measured 2.1.31 to 2.1.112; 2.1.172 applies the rest). */
export const HOOKS_VOID_UNTIL = '2.1.112';

/** A bad permission rule voids the file up to here (measured on 2.1.31; 2.1.89 applies it, 2.1.329 skips the rule). */
export const BAD_RULE_VOID_UNTIL = '2.1.31';

/** From here a managed file loses only the field at fault (measured: 2.1.89 drops the file, 2.1.329 the field). */
export const MANAGED_KEEPS_REST_SINCE = '2.1.329';

/** From here a broken managed file stops the client (measured: 2.1.223 goes on, 2.1.329 exits with 1). */
export const BROKEN_MANAGED_STOPS_SINCE = '2.1.329';

/** An empty `.claude.json` stopped 2.1.89 and does not stop 2.1.329 (measured). */
export const EMPTY_STATE_STOPS_UNTIL = '2.1.89';

/** `env` in `.claude.json`: from here null, objects and arrays are dropped (measured: 2.1.89 converts, 2.1.329 drops). */
export const STATE_DROPS_TYPES_SINCE = '2.1.329';
