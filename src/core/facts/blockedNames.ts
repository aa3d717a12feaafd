import { isSince } from '../version.ts';

/**
 * Variables that Claude Code takes from some places only. Measured on 2.1.89 and 2.1.329 unless said otherwise;
 * where a behaviour began between the two, the newer version is the bound.
 */
const SINCE_RECENT = '2.1.329';

/** Which names a version takes from where; asked once for each of many names. */
export interface BlockedNames {
  /** With `CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST` on in the process, no settings file sets these. */
  readonly isHostManaged: (name: string) => boolean;
  /** Names that project and local files cannot set. */
  readonly isBlockedFromProject: (name: string) => boolean;
  /** Names that no settings file can set. */
  readonly isBlockedFromFiles: (name: string) => boolean;
}

export function blockedNames(version: string | null): BlockedNames {
  const isRecent = isSince(version, SINCE_RECENT);
  return {
    isHostManaged: (name) =>
      HOST_MANAGED.has(name) ||
      name.startsWith('CLAUDE_CODE_SKIP_') ||
      /^ANTHROPIC_(?:DEFAULT_\w+_)?MODEL$/.test(name) ||
      (isRecent && HOST_MANAGED_RECENT.has(name)),
    isBlockedFromProject: (name) => NOT_FROM_PROJECT.has(name) || (isRecent && NOT_FROM_PROJECT_RECENT.has(name)),
    isBlockedFromFiles: (name) => isRecent && NOT_FROM_FILES.has(name),
  };
}

const HOST_MANAGED = new Set([
  'ANTHROPIC_API_KEY',
  'ANTHROPIC_AUTH_TOKEN',
  'ANTHROPIC_AWS_BASE_URL',
  'ANTHROPIC_BASE_URL',
  'ANTHROPIC_BEDROCK_BASE_URL',
  'ANTHROPIC_BEDROCK_MANTLE_BASE_URL',
  'ANTHROPIC_FOUNDRY_BASE_URL',
  'ANTHROPIC_SMALL_FAST_MODEL',
  'ANTHROPIC_VERTEX_BASE_URL',
  'AWS_BEARER_TOKEN_BEDROCK',
  'CLAUDE_CODE_USE_ANTHROPIC_AWS',
  'CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD',
  'CLAUDE_CODE_USE_BEDROCK',
  'CLAUDE_CODE_USE_FOUNDRY',
  'CLAUDE_CODE_USE_GATEWAY',
  'CLAUDE_CODE_USE_MANTLE',
  'CLAUDE_CODE_USE_VERTEX',
  'CLOUD_ML_REGION',
]);

const HOST_MANAGED_RECENT = new Set([
  'ANTHROPIC_CUSTOM_HEADERS',
  'AWS_ACCESS_KEY_ID',
  'AWS_PROFILE',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  '_CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL',
]);

/** Documented. */
const NOT_FROM_PROJECT = new Set([
  'CLAUDE_CODE_PLUGIN_CACHE_DIR',
  'CLAUDE_CODE_PLUGIN_SEED_DIR',
  'CLAUDE_CODE_PROCESS_WRAPPER',
  'CLAUDE_CODE_SYNC_PLUGINS',
  'CLAUDE_CODE_SYNC_SKILLS',
]);

const NOT_FROM_PROJECT_RECENT = new Set(['CLAUDE_CONFIG_DIR', 'TMPDIR', 'XDG_CONFIG_HOME']);

/** Measured on 2.1.329; 2.1.89 passes them on. */
const NOT_FROM_FILES = new Set(['CLAUDE_CODE_ENTRYPOINT', 'CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST']);
