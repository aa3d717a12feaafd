import { isoTime } from '../isoTime.ts';
import type { Declaration, Report } from '../model.ts';
import { cachingVerdict } from '../sessions/cachingVerdict.ts';
import { failureSummaries, type FailureSummary } from '../sessions/failureSummary.ts';
import type { Evidence, Sessions } from '../sessions/session.ts';

/** What the transcripts say about the settings of now; its fields are a contract, see docs/doctor.md. */
export function evidenceJson(report: Report, evidence: Evidence): object {
  const { fixedAt, lastChange, sessions, tokens } = evidence;
  return {
    sessions: sessions.length,
    lastChange: isoTimeOf(lastChange),
    fixedAt: isoTimeOf(fixedAt),
    errors: failureSummaries(evidence).map(summaryJson),
    tokens,
    caching: cachingJson(report, evidence),
  };
}

function summaryJson({ last, ...summary }: FailureSummary): object {
  return { ...summary, last: isoTimeOf(last) };
}

/** The verdict on caching, with who switched it off or how well it works. */
export function cachingJson(report: Report, sessions: Sessions): object {
  const { kind, ...details } = cachingVerdict(report, sessions);
  return { verdict: kind, ...('because' in details ? { because: placeJson(details.because) } : details) };
}

function placeJson({ name, source: { path, scope } }: Declaration): object {
  return { variable: name, scope, path };
}

/** A time that may not be known. */
export const isoTimeOf = (time: number | null): string | null => (time === null ? null : isoTime(time));
