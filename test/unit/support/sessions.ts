import { sessionsOf } from '../../../src/core/sessions/merge.ts';
import {
  type Evidence,
  type Failure,
  NO_TOKENS,
  type RecordedRequests,
  type SessionRecord,
  type Sessions,
  type Tokens,
} from '../../../src/core/sessions/session.ts';

/** A session of a test: what is not said has happened to nobody. */
export interface Told extends Partial<Omit<SessionRecord, 'failures' | 'requests' | 'tokens'>> {
  readonly failures?: readonly Partial<Failure>[];
  readonly requests?: Partial<RecordedRequests>;
  readonly tokens?: Partial<Tokens>;
}

export function session({ failures = [], requests, tokens, ...told }: Told = {}): SessionRecord {
  const id = told.id ?? 's1';
  return {
    id,
    path: `/home/ann/.claude/projects/-work-proj/${id}.jsonl`,
    project: '/work/proj',
    clientVersion: '2.1.329',
    entrypoint: 'cli',
    model: null,
    first: null,
    last: null,
    days: [],
    ...told,
    failures: failures.map((failure) => ({ ...FAILURE, ...failure })),
    requests: requests ? { ...REQUESTS, ...requests } : null,
    tokens: { ...NO_TOKENS, ...tokens },
  };
}

const FAILURE: Failure = {
  time: null,
  family: null,
  answeredBy: null,
  status: 400,
  clientVersion: '2.1.329',
  entrypoint: 'cli',
  model: null,
};

const REQUESTS: RecordedRequests = { count: 1, scoped: 0, last: null, lastScoped: null, betas: [] };

/** These sessions, each in a file of its own; one without an id is numbered. */
export function sessions(...told: readonly Told[]): Sessions {
  const records = told.map((each, index) => session({ id: `s${index + 1}`, ...each }));
  return sessionsOf(records.map((record) => ({ record, ownTokens: record.tokens, ownDays: record.days })));
}

/** The same as evidence about the settings of now. */
export function evidence(
  told: readonly Told[],
  times: Partial<Pick<Evidence, 'lastChange' | 'fixedAt'>> = {},
): Evidence {
  return { ...sessions(...told), lastChange: null, fixedAt: null, ...times };
}
