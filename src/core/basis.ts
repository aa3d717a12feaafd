import { NEWEST_MEASURED, OLDEST_MEASURED, wasMeasured } from './facts/measuredVersions.ts';
import type { RouteId, ScopeVerdict } from './model.ts';
import { isBetween } from './version.ts';

/** `between-measured`: not this version itself, but older and newer ones. */
export type Basis = 'measured' | 'between-measured' | 'none';

/** What a verdict rests on. That a provider never got the field holds for every version that was run. */
export function basisOf({ reason }: ScopeVerdict, route: RouteId, version: string | null): Basis {
  if (UNFOUNDED.has(reason)) return 'none';
  if (reason === 'seen-in-transcript') return 'measured';
  if (reason === 'simple-mode') return 'between-measured';
  if (version === null || wasMeasured(route, version)) return 'measured';
  return isBetween(version, OLDEST_MEASURED, NEWEST_MEASURED) ? 'between-measured' : 'none';
}

const UNFOUNDED: ReadonlySet<ScopeVerdict['reason']> = new Set(['client-stops', 'not-measured', 'version-unknown']);
