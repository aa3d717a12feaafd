import {
  addTokens,
  type DayTokens,
  NO_TOKENS,
  type RecordedRequests,
  type SessionRecord,
  type Sessions,
  type Tokens,
} from './session.ts';

/** What one file tells of one session. */
export interface SessionPart {
  readonly record: SessionRecord;
  /** Of messages that no other part had counted. */
  readonly ownDays: readonly DayTokens[];
  readonly ownTokens: Tokens;
}

/** One record for each session, over all its files, and the sums over all sessions. */
export function sessionsOf(parts: readonly SessionPart[]): Sessions {
  const byId = new Map<string, SessionRecord[]>();
  for (const { record } of parts) {
    const others = byId.get(record.id);
    if (others) others.push(record);
    else byId.set(record.id, [record]);
  }
  const sessions = [...byId.values()].map(merged);
  return {
    sessions: sessions.toSorted((a, b) => (b.last ?? 0) - (a.last ?? 0) || (a.id < b.id ? -1 : 1)),
    tokens: parts.reduce((sum, { ownTokens }) => addTokens(sum, ownTokens), NO_TOKENS),
    days: addDays(parts.map(({ ownDays }) => ownDays)),
  };
}

function merged(parts: readonly SessionRecord[]): SessionRecord {
  const own = parts.reduce((a, b) => (ownFileFirst(b, a) < 0 ? b : a));
  if (parts.length === 1) return own;
  const early = parts.toSorted((a, b) => (a.first ?? Infinity) - (b.first ?? Infinity));
  const late = parts.toSorted((a, b) => (b.last ?? -Infinity) - (a.last ?? -Infinity));
  return {
    id: own.id,
    path: own.path,
    project: firstKnown([own, ...early].map(({ project }) => project)),
    clientVersion: firstKnown(late.map(({ clientVersion }) => clientVersion)),
    entrypoint: firstKnown(late.map(({ entrypoint }) => entrypoint)),
    model: firstKnown(late.map(({ model }) => model)),
    first: firstKnown(early.map(({ first }) => first)),
    last: firstKnown(late.map(({ last }) => last)),
    failures: parts.flatMap(({ failures }) => failures).toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0)),
    requests: parts.map(({ requests }) => requests).reduce(addRequests),
    tokens: parts.reduce((sum, { tokens }) => addTokens(sum, tokens), NO_TOKENS),
    days: addDays(parts.map(({ days }) => days)),
  };
}

/** The transcript that is named for the session stands before those of its helpers; else the first by name. */
function ownFileFirst(a: SessionRecord, b: SessionRecord): number {
  const isOwn = ({ id, path }: SessionRecord): number => (path.endsWith(`${id}.jsonl`) ? 0 : 1);
  return isOwn(a) - isOwn(b) || (a.path < b.path ? -1 : 1);
}

const firstKnown = <Value>(values: readonly (Value | null)[]): Value | null =>
  values.find((value) => value !== null) ?? null;

function addRequests(a: RecordedRequests | null, b: RecordedRequests | null): RecordedRequests | null {
  if (a === null || b === null) return a ?? b;
  const later = (b.last ?? 0) > (a.last ?? 0) ? b : a;
  return {
    count: a.count + b.count,
    scoped: a.scoped + b.scoped,
    last: later.last,
    lastScoped: latest(a.lastScoped, b.lastScoped),
    betas: later.betas,
  };
}

const latest = (a: number | null, b: number | null): number | null => (a === null || (b !== null && b > a) ? b : a);

/** The sums of several lists, by day. */
export function addDays(lists: readonly (readonly DayTokens[])[]): DayTokens[] {
  const sums = new Map<number, DayTokens>();
  for (const { day, tokens } of lists.flat()) {
    sums.set(day, { day, tokens: addTokens(sums.get(day)?.tokens ?? NO_TOKENS, tokens) });
  }
  return [...sums.values()].toSorted((a, b) => a.day - b.day);
}
