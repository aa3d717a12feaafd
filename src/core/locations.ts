import type { Platform, Source } from './model.ts';
import { joinPath, resolvePath } from './paths.ts';
import { isSince } from './version.ts';

/** What decides where Claude Code looks for settings. */
export interface Place {
  readonly platform: Platform;
  readonly home: string;
  /** The folder Claude Code is started in; null for a window without a folder. */
  readonly folder: string | null;
  /** `CLAUDE_CONFIG_DIR` of the process environment; undefined where it is not set. */
  readonly configDir: string | undefined;
  readonly managedDir: string;
  /** Names of the files in `managed-settings.d`. */
  readonly dropIns: readonly string[];
  /** The main checkout of the repository that `folder` belongs to; null where there is none. */
  readonly gitRoot: string | null;
  readonly version: string | null;
}

/** Every file that can hold settings, strongest first. Existence is not asked here. */
export function settingsSources(place: Place): Source[] {
  return [...managedSources(place), ...localSources(place), ...projectSources(place), ...userSources(place)];
}

/** The folder of administrators' settings (documented for macOS and Windows, measured on Linux). */
export function managedDirOf(platform: Platform): string {
  if (platform === 'darwin') return '/Library/Application Support/ClaudeCode';
  if (platform === 'win32') return 'C:\\Program Files\\ClaudeCode';
  return '/etc/claude-code';
}

export const DROP_INS = 'managed-settings.d';

/** Drop-ins count by name, the later over the earlier (measured: 2.1.81 does not read them, 2.1.83 does). */
const DROP_INS_SINCE = '2.1.83';

function managedSources({ platform, managedDir, dropIns, version }: Place): Source[] {
  const names = isSince(version, DROP_INS_SINCE) ? dropIns.filter(isDropIn).toSorted().toReversed() : [];
  return [
    ...names.map((name) => file('managed', joinPath(platform, managedDir, DROP_INS, name))),
    file('managed', joinPath(platform, managedDir, 'managed-settings.json')),
  ];
}

const isDropIn = (name: string): boolean => name.endsWith('.json') && !name.startsWith('.');

/** The git root's local file counts since here, and beats the start folder's (measured .210 no, .211 yes). */
const GIT_ROOT_SINCE = '2.1.211';

function localSources({ platform, home, folder, gitRoot, version }: Place): Source[] {
  if (folder === null) return [];
  const fromRoot =
    gitRoot !== null &&
    gitRoot !== folder &&
    gitRoot !== home &&
    platform !== 'win32' && // documented: not on Windows
    isSince(version, GIT_ROOT_SINCE);
  return [...(fromRoot ? [gitRoot] : []), folder].map((dir) =>
    file('local', joinPath(platform, dir, '.claude', 'settings.local.json')),
  );
}

function projectSources({ platform, folder, ...place }: Place): Source[] {
  if (folder === null) return [];
  const path = joinPath(platform, folder, '.claude', 'settings.json');
  // Started in the home folder, the project's file is the user's own: it stands here once, as the user's.
  return path === userSettingsPath({ platform, folder, ...place }) ? [] : [file('project', path)];
}

function userSources(place: Place): Source[] {
  return [file('user', userSettingsPath(place)), file('legacy', statePath(place))];
}

/** The user's `settings.json`. `CLAUDE_CONFIG_DIR` set but empty means the start folder's (measured 2.1.89, 2.1.329). */
export function userSettingsPath(place: Pick<Place, 'platform' | 'home' | 'folder' | 'configDir'>): string {
  return joinPath(place.platform, configDirOf(place), 'settings.json');
}

/** The folder of the user's settings and transcripts. */
export function configDirOf({
  platform,
  home,
  folder,
  configDir,
}: Pick<Place, 'platform' | 'home' | 'folder' | 'configDir'>): string {
  if (configDir === undefined) return joinPath(platform, home, '.claude');
  if (configDir === '') return folder ?? home;
  return resolvePath(platform, folder, configDir);
}

/** `.claude.json`: beside the settings where the folder was moved, else in the home folder. */
function statePath({ platform, home, folder, configDir }: Place): string {
  if (configDir === undefined || configDir === '') return joinPath(platform, home, '.claude.json');
  return joinPath(platform, resolvePath(platform, folder, configDir), '.claude.json');
}

/**
 * Further files that `CLAUDE_CONFIG_DIR` in a settings file brings in. From the user's or a managed file, the other
 * folder's `settings.json` applies on top of the original; from `.claude.json` it replaces the user's; from project
 * and local files it has no effect (measured 2.1.89, 2.1.329).
 */
export function movedUserSource(place: Place, movedTo: string): Source {
  return file('user', joinPath(place.platform, resolvePath(place.platform, place.folder, movedTo), 'settings.json'));
}

const file = (scope: Source['scope'], path: string): Source => ({ scope, path });
