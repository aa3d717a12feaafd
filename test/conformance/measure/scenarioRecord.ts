import type { Played } from '../../support/played.ts';
import { scenariosOf } from '../../support/played.ts';
import type { Scenario } from '../../support/scenario.ts';
import { compareVersions } from '../../../src/core/version.ts';

/** A version of which fewer are recorded was asked about one thing, not about all. */
const ENOUGH = 50;

/**
 * The version whose scenarios are played on a version: the one of the last time; else itself, if it has enough; else the
 * nearest one that has, the older of two. Undefined where none has.
 */
export function playedAs(
  version: string,
  scenarios: readonly Scenario[],
  played: readonly Played[],
): string | undefined {
  const entry = played.find((each) => each.version === version);
  if (entry) return entry.as;
  const known = [...new Set([...scenarios, ...played].map((each) => each.version))];
  const whole = known.filter((each) => scenariosOf(each, scenarios, played).length >= ENOUGH);
  if (whole.includes(version)) return version;
  const distance = (other: string): number => Math.abs(ordinal(other) - ordinal(version));
  return whole.toSorted((a, b) => distance(a) - distance(b) || compareVersions(a, b))[0];
}

/** What a version is asked, with the outcomes that are expected: its own where they are known, else those of `as`. */
export function questionsFor(
  version: string,
  as: string,
  scenarios: readonly Scenario[],
  played: readonly Played[],
): Scenario[] {
  if (as === version) return scenariosOf(version, scenarios, played);
  // What was left open is asked again.
  return scenariosOf(version, scenarios, [
    ...played.filter((each) => each.version !== version),
    { version, as, open: [] },
  ]);
}

/** Versions on a line, so that there is a nearest one. */
function ordinal(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return (major * 1_000 + minor) * 1_000_000 + patch;
}

/** The id of a scenario that another version answers otherwise. */
export function idFor(id: string, version: string): string {
  return `${id.replace(/-v\d+$/, '')}-v${version.replace(/^2\.1\./, '')}`;
}
