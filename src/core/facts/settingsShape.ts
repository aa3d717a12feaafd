import type { JsonType } from '../model.ts';

/**
 * Top-level keys of a settings file whose wrong type, null included, makes Claude Code drop the *whole* file. Each was
 * run with a wrong type on 2.1.31, 2.1.122, 2.1.172, 2.1.213, 2.1.257, 2.1.299, and with every JSON type on 2.1.329.
 */
export const KEY_TYPES: Readonly<Record<string, JsonType>> = {
  agent: 'string',
  apiKeyHelper: 'string',
  attribution: 'object',
  autoUpdatesChannel: 'string',
  awsAuthRefresh: 'string',
  awsCredentialExport: 'string',
  cleanupPeriodDays: 'number',
  companyAnnouncements: 'array',
  disableAllHooks: 'boolean',
  enabledPlugins: 'object',
  fileSuggestion: 'object',
  includeCoAuthoredBy: 'boolean',
  language: 'string',
  minimumVersion: 'string',
  model: 'string',
  otelHeadersHelper: 'string',
  outputStyle: 'string',
  permissions: 'object',
  plansDirectory: 'string',
  pluginConfigs: 'object',
  prefersReducedMotion: 'boolean',
  promptSuggestionEnabled: 'boolean',
  remote: 'object',
  respectGitignore: 'boolean',
  sandbox: 'object',
  spinnerTipsEnabled: 'boolean',
  spinnerVerbs: 'object',
  statusLine: 'object',
  syntaxHighlightingDisabled: 'boolean',
};

/** The lists inside `permissions`; a value that is no list drops the whole file as well (measured on 2.1.89, 2.1.329). */
export const PERMISSION_LISTS = ['allow', 'deny', 'ask'];

/** `hooks` that are no object void the file up to here (measured: 2.1.121 drops the file, 2.1.122 only the hooks). */
export const HOOKS_VOID_UNTIL = '2.1.121';

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
