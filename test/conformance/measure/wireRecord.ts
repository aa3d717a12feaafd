import { compareVersions } from '../../../src/core/version.ts';
import { WIRE_ROUTES, type WireKey, type WireRow } from '../../support/wire.ts';

const BETAS = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const CACHING = 'DISABLE_PROMPT_CACHING';
const FORCE = 'CLAUDE_CODE_FORCE_GLOBAL_CACHE';
const ASSUME = '_CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL';
const GATEWAY = 'CLAUDE_CODE_USE_GATEWAY';

/** The combinations of switches, in the order of the record. */
const FLAGS: readonly (readonly string[])[] = [
  [],
  [BETAS],
  [FORCE],
  [CACHING],
  [BETAS, CACHING],
  [FORCE, BETAS],
  [FORCE, CACHING],
  [ASSUME],
  [ASSUME, BETAS],
  [ASSUME, CACHING],
  [ASSUME, BETAS, CACHING],
  [GATEWAY],
];

/** A run of the client, or two: the second one resumes the session of the first. */
export interface Cell {
  readonly route: string;
  readonly flags: readonly string[];
  readonly resumes: boolean;
}

/**
 * What is asked of a version. On every route: by default, with either switch, with both. To a gateway, also what has
 * a version take it for Anthropic's own; FORCE has had no reader since 2.1.88. A session is resumed where that could
 * bring `scope` back: caching being on.
 */
export const CELLS: readonly Cell[] = Object.keys(WIRE_ROUTES).flatMap((route) =>
  FLAGS.filter((flags) => !flags.includes(FORCE))
    .filter((flags) => route === 'gateway' || !(flags.includes(ASSUME) || flags.includes(GATEWAY)))
    .map((flags) => ({ route, flags, resumes: !flags.includes(CACHING) })),
);

export const isSameKey = (a: WireKey, b: WireKey): boolean =>
  a.route === b.route && a.resumed === b.resumed && nameOfFlags(a.flags) === nameOfFlags(b.flags);

const nameOfFlags = (flags: readonly string[]): string => flags.join(' ');

/** What is recorded of this request: for the version itself, else for the nearest older one. */
export function recordedBefore(rows: readonly WireRow[], key: WireKey, version: string): WireRow | undefined {
  return rows
    .filter((row) => isSameKey(row, key) && compareVersions(row.version, version) <= 0)
    .toSorted((a, b) => compareVersions(b.version, a.version))[0];
}

/** What is recorded of it for the nearest newer version. */
export function recordedAfter(rows: readonly WireRow[], key: WireKey, version: string): WireRow | undefined {
  return rows
    .filter((row) => isSameKey(row, key) && compareVersions(row.version, version) > 0)
    .toSorted((a, b) => compareVersions(a.version, b.version))[0];
}

/** The record with these rows, each in the place of the one for the same request of the same version. */
export function withRows(rows: readonly WireRow[], measured: readonly WireRow[]): WireRow[] {
  const kept = rows.filter((row) => !measured.some((each) => each.version === row.version && isSameKey(each, row)));
  return [...kept, ...measured].toSorted(inOrder);
}

/** By version, then by route, the first requests before those of a resumed session, then by switches. */
export function inOrder(a: WireRow, b: WireRow): number {
  const ranks = [compareVersions(a.version, b.version), rankOf(a) - rankOf(b)];
  return ranks.find((rank) => rank !== 0) ?? 0;
}

const ROUTE_NAMES = Object.keys(WIRE_ROUTES);

function rankOf({ route, flags, resumed }: WireKey): number {
  const byFlags = FLAGS.findIndex((each) => nameOfFlags(each) === nameOfFlags(flags));
  return ROUTE_NAMES.indexOf(route) * 1_000 + (resumed ? 500 : 0) + byFlags;
}
