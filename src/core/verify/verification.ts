import { type Decoded, decodeError } from '../decodeError.ts';
import type { Tokens } from '../sessions/session.ts';
import { type ClientAnswer, clientAnswerIn } from './clientAnswer.ts';

/** How a process went, whatever it was. */
export interface Ended {
  /** Why we ended it; null where it ended by itself. */
  readonly stopped: 'time' | 'person' | null;
  /** Why it could not be started, as the system names it; null where it was. */
  readonly failure: string | null;
  readonly exit: number | null;
  readonly signal: string | null;
  /** The end of each, where there was too much. */
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

/** What came of one run of Claude Code. Texts in it come from elsewhere: show them through `shownText`. */
export type Outcome =
  | { readonly kind: 'ok' }
  /** It answered with an error, most often the provider's. */
  | { readonly kind: 'refused'; readonly decoded: Decoded; readonly status: number | null; readonly text: string }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-started'; readonly failure: string }
  /** It ended without an answer. */
  | { readonly kind: 'ended'; readonly exit: number | null; readonly signal: string | null; readonly text: string };

/** One run, and what the client wrote down of it. */
export interface Run {
  readonly outcome: Outcome;
  readonly tokens: Tokens;
  readonly recorded: Recorded | null;
  readonly ms: number;
}

/** What the transcript of a run says. */
export interface Recorded {
  readonly clientVersion: string | null;
  /** Null where the client does not write its requests down (before 2.1.329, measured up to 2.1.275). */
  readonly requests: { readonly scopeSent: boolean; readonly betas: readonly string[] } | null;
}

/** What a second run told of caching. */
export type CachingCheck =
  | { readonly kind: 'not-checked'; readonly because: 'failed' | 'asked' | 'off' }
  /** The second run had no answer. */
  | { readonly kind: 'failed'; readonly outcome: Outcome }
  | { readonly kind: 'read' | 'not-read' | 'nothing'; readonly written: number; readonly read: number };

export interface Verification {
  readonly outcome: Outcome;
  readonly clientVersion: string | null;
  readonly recorded: Recorded | null;
  /** Of the first run. */
  readonly tokens: Tokens;
  readonly caching: CachingCheck;
  /** Of the first run. */
  readonly ms: number;
}

/** An answer that was cut off because it wanted to go on is one: the request was accepted. */
const CUT_OFF = 'error_max_turns';

/** How long a run may take, unless it is said. */
export const LIMIT_SECONDS = 90;

/** So much of a message is kept. */
const MESSAGE = 4_000;

export function outcomeOf(ended: Ended): Outcome {
  if (ended.failure !== null) return { kind: 'not-started', failure: ended.failure };
  if (ended.stopped === 'person') return { kind: 'cancelled' };
  if (ended.stopped === 'time') return { kind: 'timed-out' };
  const answer = clientAnswerIn(ended.stdout);
  if (answer && (!answer.isError || answer.subtype === CUT_OFF)) return { kind: 'ok' };
  if (answer && answer.text.trim() !== '') return refusal(answer);
  const said = ended.stderr.trim() === '' ? ended.stdout : ended.stderr;
  return { kind: 'ended', exit: ended.exit, signal: ended.signal, text: endOf(said.trim()) };
}

/** From the start of a word: a part of a secret would not be known as one. */
function endOf(text: string): string {
  if (text.length <= MESSAGE) return text;
  const end = text.slice(-MESSAGE);
  return end.slice(Math.max(0, end.search(/\s/)));
}

function refusal({ status, text }: ClientAnswer): Outcome {
  const inText = Number(/API Error: (\d{3})/.exec(text)?.[1]) || null;
  return { kind: 'refused', decoded: decodeError(text), status: status ?? inText, text: text.slice(0, MESSAGE) };
}

/** What two runs with the same prompt, one right after the other, tell of the cache. */
export function cachingOf(first: Run, second: Run): CachingCheck {
  if (second.outcome.kind !== 'ok') return { kind: 'failed', outcome: second.outcome };
  const written = first.tokens.cacheWrite5m + first.tokens.cacheWrite1h;
  const read = second.tokens.cacheRead;
  if (read > 0) return { kind: 'read', written, read };
  return { kind: written > 0 ? 'not-read' : 'nothing', written, read };
}
