import { compareVersions } from '../../../src/core/version.ts';
import { WIRE_ROUTES, type WireRow } from '../../support/wire.ts';

/** Where the core has the list of what was measured. */
export const MEASURED_LIST = 'src/core/facts/measuredVersions.ts';

/** Where it has the ends of that list: start-up needs no more of it. */
export const MEASURED_RANGE = 'src/core/facts/measuredRange.ts';

/** The text of that file. */
export function measuredRange(source: string): string {
  const { list } = partsOf(source);
  return [
    '/** The oldest and the newest version of Claude Code whose requests were recorded. `npm run measure` writes this file. */',
    `export const OLDEST_MEASURED = '${versionOf(list[0] ?? '')}';`,
    `export const NEWEST_MEASURED = '${versionOf(list.at(-1) ?? '')}';`,
    '',
  ].join('\n');
}

/** The list with the routes on which a version has now been run. */
export function withMeasured(source: string, version: string, rows: readonly WireRow[]): string {
  const { before, list, after } = partsOf(source);
  const ran = rows.filter((row) => row.version === version).map(({ route }) => WIRE_ROUTES[route] ?? route);
  if (ran.length === 0) return source;
  const known =
    list
      .find((line) => line.startsWith(`${version} `))
      ?.split(' ')
      .slice(1) ?? [];
  const line = [version, ...[...new Set([...known, ...ran])].toSorted()].join(' ');
  const others = list.filter((each) => !each.startsWith(`${version} `));
  const lines = [...others, line].toSorted((a, b) => compareVersions(versionOf(a), versionOf(b)));
  return `${before}\n${lines.join('\n')}\n${after}`;
}

const versionOf = (line: string): string => line.split(' ')[0] ?? '';

/** The list is the only text in back-quotes that begins with a line's end. */
function partsOf(source: string): { before: string; list: readonly string[]; after: string } {
  const from = source.indexOf('`\n') + 1;
  const to = source.indexOf('\n`;', from);
  if (from === 0 || to < 0) throw new Error(`${MEASURED_LIST} holds no list`);
  return { before: source.slice(0, from), list: source.slice(from + 1, to).split('\n'), after: source.slice(to + 1) };
}
