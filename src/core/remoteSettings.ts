import { configDirOf, type Place } from './locations.ts';
import type { Environment, SettingsFile, Source } from './model.ts';
import { joinPath } from './paths.ts';
import { valueOf } from './resolve.ts';
import { routeOf } from './route.ts';
import { isSince } from './version.ts';

/** The cache of server-managed settings merges with the managed file from here; 2.1.89 puts it in the file's place. */
const MERGES_SINCE = '2.1.172';
const READ_SINCE = '2.1.89';

/**
 * The sources with the cache of server-managed settings among them, where this client reads it: for first-party users
 * with an API key, on no gateway and on no cloud (measured on 2.1.89, 2.1.172 and 2.1.329). The same list
 * where it does not.
 */
export function withRemoteSettings(
  place: Place,
  sources: readonly Source[],
  { environment, files }: { readonly environment: Environment; readonly files: readonly SettingsFile[] },
): readonly Source[] {
  const { platform, version } = place;
  const route = routeOf(environment, files, version);
  const hasKey = (valueOf(environment, 'ANTHROPIC_API_KEY') ?? '') !== '';
  if (!route.firstParty || !hasKey || !isSince(version, READ_SINCE)) return sources;
  const cache: Source = { scope: 'managed', path: joinPath(platform, configDirOf(place), 'remote-settings.json') };
  const managed = sources.filter(({ scope }) => scope === 'managed');
  const rest = sources.filter(({ scope }) => scope !== 'managed');
  return isSince(version, MERGES_SINCE) ? [...managed, cache, ...rest] : [cache, ...rest];
}
