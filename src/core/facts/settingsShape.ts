/**
 * Where what Claude Code demands of its settings files changed. Each bound was measured on two neighbouring versions.
 */

/** `hooks`, or the hooks of an event, that have the wrong type void the file up to here; later only themselves. */
export const HOOKS_VOID_UNTIL = '2.1.121';

/** A wrong hook in the list of an event voids the file up to here (measured: 2.1.252 does, 2.1.257 does not). */
export const WRONG_HOOK_VOID_UNTIL = '2.1.252';

/** A bad permission rule voids the file up to here (measured: 2.1.45 drops the file, 2.1.47 applies it). */
export const BAD_RULE_VOID_UNTIL = '2.1.45';

/** From here a managed file loses only the field at fault (measured: 2.1.165 drops the file, 2.1.166 the field). */
export const MANAGED_KEEPS_REST_SINCE = '2.1.166';

/** From here a broken managed file, drop-ins included, stops the client (measured: 2.1.258 goes on, 2.1.259 stops). */
export const BROKEN_MANAGED_STOPS_SINCE = '2.1.259';

/** An empty or blank `.claude.json` stops the client up to here (measured: 2.1.317 stops, 2.1.318 goes on). */
export const EMPTY_STATE_STOPS_UNTIL = '2.1.317';

/** `env` in `.claude.json`: from here null, objects and arrays are dropped (measured: 2.1.267 converts, 2.1.268 drops). */
export const STATE_DROPS_TYPES_SINCE = '2.1.268';

/** `cleanupPeriodDays` of 0 voids the file from here (measured: 2.1.88 takes it, 2.1.89 does not). */
export const NO_DAYS_VOID_SINCE = '2.1.89';

/** A switch may be `null` from here (measured for two of them: 2.1.281 drops the file, 2.1.282 does not). */
export const NULL_SWITCH_SINCE = '2.1.282';

/** The lists of servers may be one name from here (measured: 2.1.296 drops the file, 2.1.299 does not). */
export const ONE_SERVER_SINCE = '2.1.299';

/** `$schema` may be any address from here (measured: 2.1.173 drops the file, 2.1.174 does not). */
export const ANY_SCHEMA_SINCE = '2.1.174';
export const SCHEMA = 'https://json.schemastore.org/claude-code-settings.json';

/** `attribution` may be `true` or `false` from here (measured: 2.1.280 drops the file, 2.1.281 does not). */
export const SWITCH_ATTRIBUTION_SINCE = '2.1.281';
