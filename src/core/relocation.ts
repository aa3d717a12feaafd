import { movedUserSource, type Place } from './locations.ts';
import type { Declaration, SettingsFile, Source } from './model.ts';

const CONFIG_DIR = 'CLAUDE_CONFIG_DIR';

/**
 * The sources after `CLAUDE_CONFIG_DIR` inside the settings has had its effect (measured 2.1.89, 2.1.329): named by the
 * user's or a managed file, the other folder's `settings.json` applies on top of the user's; named by `.claude.json`, it
 * takes the user's place. From project and local files it has no effect. The same list where nothing moves.
 */
export function relocated(place: Place, sources: readonly Source[], files: readonly SettingsFile[]): readonly Source[] {
  const setIn = (scope: Source['scope']): Declaration | undefined =>
    files.filter(({ source }) => source.scope === scope).flatMap(({ declarations }) => namedLast(declarations))[0];
  const onTop = setIn('managed') ?? setIn('user');
  const instead = onTop ? undefined : setIn('legacy');
  const moved = (onTop ?? instead)?.value;
  if (!moved) return sources;
  const other = movedUserSource(place, moved);
  if (sources.some(({ path }) => path === other.path)) return sources;
  return sources.flatMap((source) => {
    if (source.scope !== 'user') return [source];
    return instead ? [other] : [other, source];
  });
}

function namedLast(declarations: readonly Declaration[]): Declaration[] {
  const last = declarations.findLast(({ name }) => name === CONFIG_DIR);
  return last ? [last] : [];
}
