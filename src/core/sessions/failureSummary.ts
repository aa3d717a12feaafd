import type { Evidence } from './session.ts';

/** What all sessions together tell of one family of errors. */
export interface FailureSummary {
  /** Null: those that the decoder does not recognise. */
  readonly family: string | null;
  /** How many requests were refused so, and in how many sessions. */
  readonly count: number;
  readonly sessions: number;
  /** When it was seen last, and in which project; null where no line says. */
  readonly last: number | null;
  readonly project: string | null;
  /** Of the sessions that went on after the fix: how many there are, and how many failed so after it. Null without a fix. */
  readonly sinceFix: { readonly sessions: number; readonly failed: number } | null;
}

/** The families that were seen, the one that was seen last first. */
export function failureSummaries(evidence: Evidence): FailureSummary[] {
  const families = new Set(evidence.sessions.flatMap(({ failures }) => failures.map(({ family }) => family)));
  return [...families]
    .map((family) => failureSummary(family, evidence))
    .toSorted((a, b) => (b.last ?? 0) - (a.last ?? 0));
}

export function failureSummary(family: string | null, { fixedAt, sessions }: Evidence): FailureSummary {
  const seen = sessions.flatMap(({ failures, id, project }) =>
    failures.filter((failure) => failure.family === family).map(({ time }) => ({ time, id, project })),
  );
  const sessionsIn = (failures: typeof seen): number => new Set(failures.map(({ id }) => id)).size;
  const [last] = seen.toSorted((a, b) => (b.time ?? 0) - (a.time ?? 0));
  return {
    family,
    count: seen.length,
    sessions: sessionsIn(seen),
    last: last?.time ?? null,
    project: last?.project ?? null,
    sinceFix:
      fixedAt === null
        ? null
        : {
            sessions: sessions.filter((session) => (session.last ?? 0) > fixedAt).length,
            failed: sessionsIn(seen.filter(({ time }) => (time ?? 0) > fixedAt)),
          },
  };
}
