import { isDeepStrictEqual } from 'node:util';
import type { Scenario } from '../../support/scenario.ts';
import type { WireKey, WireRow } from '../../support/wire.ts';
import { requestDifferences } from './differences.ts';
import { recordedAfter, recordedBefore } from './wireRecord.ts';

/** What one run sent where it should, or why there is nothing to record. */
export type Sending = { readonly key: WireKey } & ({ readonly row: WireRow } | { readonly why: string });

/** What became of one request, measured twice. */
export type WireFinding = { readonly key: WireKey } & (
  | { readonly kind: 'same'; readonly since: string }
  /** `also`: the newer version for which the very same is recorded. */
  | { readonly kind: 'changed'; readonly since: string; readonly changes: readonly string[]; readonly also?: string }
  | { readonly kind: 'first' }
  /** `since`: the version that did send it; null where none is recorded that did. */
  | { readonly kind: 'silent'; readonly since: string | null; readonly why: string }
  | { readonly kind: 'unsettled'; readonly why: string }
);

/** What two measurements of a request say, held against the record. */
export function wireFinding(
  rows: readonly WireRow[],
  version: string,
  [first, second]: readonly [Sending, Sending],
): WireFinding {
  const { key } = first;
  if (!isDeepStrictEqual(first, second)) return { key, kind: 'unsettled', why: twoOutcomes(first, second) };
  const before = recordedBefore(rows, key, version);
  if ('why' in first) return { key, kind: 'silent', since: before?.version ?? null, why: first.why };
  if (!before) return { key, kind: 'first' };
  const changes = requestDifferences(before, first.row);
  if (changes.length === 0) return { key, kind: 'same', since: before.version };
  const after = recordedAfter(rows, key, version);
  const isAsNewer = after !== undefined && requestDifferences(after, first.row).length === 0;
  return { key, kind: 'changed', since: before.version, changes, ...(isAsNewer && { also: after.version }) };
}

function twoOutcomes(first: Sending, second: Sending): string {
  if ('row' in first && 'row' in second) return requestDifferences(first.row, second.row).join('; ');
  return [first, second].map((each) => ('why' in each ? each.why : 'a request')).join(', then ');
}

/** What became of the scenarios of another version, or of this one's own. */
export interface ScenarioFindings {
  /** The version whose scenarios were played. */
  readonly as: string;
  readonly played: number;
  readonly changed: readonly { readonly id: string; readonly changes: readonly string[]; readonly now: Scenario }[];
  readonly open: readonly { readonly id: string; readonly why: string }[];
}

export interface Findings {
  readonly version: string;
  readonly wire: readonly WireFinding[];
  /** Null where none were played. */
  readonly scenarios: ScenarioFindings | null;
  /** What our core says otherwise. */
  readonly contradictions: readonly string[];
}

/** Whether a person has something to look at: something changed, or could not be measured, or our core is wrong. */
export function isNews({ contradictions, scenarios, wire }: Findings): boolean {
  return (
    contradictions.length > 0 ||
    wire.some((each) => each.kind === 'changed' || each.kind === 'unsettled' || isLost(each)) ||
    (scenarios !== null && scenarios.changed.length + scenarios.open.length > 0)
  );
}

/** Whether a request no longer comes that an older version sent. */
export const isLost = (finding: WireFinding): boolean => finding.kind === 'silent' && finding.since !== null;
