import type { Declaration, Report } from '../model.ts';
import { modelCachingOffBy } from '../verdict.ts';
import { costRatioOf, hitRateOf, inputOf } from './caching.ts';
import type { SessionRecord, Sessions } from './session.ts';

/** Whether prompt caching works, as far as transcripts show it. */
export type CachingVerdict =
  /** Switched off by this declaration, for all models or for the one that is chosen; old sessions may still show hits. */
  | { readonly kind: 'off'; readonly because: Declaration }
  /** Too little was seen to judge. */
  | { readonly kind: 'none' }
  /** Something was read from the cache. `hitRate`: 0 to 1. `costRatio`: above 1 caching cost more than it saved. */
  | { readonly kind: 'works'; readonly hitRate: number; readonly costRatio: number }
  /** Writing is paid for, and nothing ever comes back. */
  | { readonly kind: 'written-never-read' }
  /** Input that is long enough for a cache, and the answers tell of none. */
  | { readonly kind: 'never-written' };

/** From so many sessions on a cache that is never read is no accident: a first message has nothing to read yet. */
export const FEWEST_SESSIONS = 3;

/** More input tokens than any model's shortest prompt that is cached: 4,096 by Anthropic's documentation. */
export const CACHEABLE_INPUT = 10_000;

/** What the transcripts say about caching, unless a variable says that there is none. */
export function cachingVerdict(
  { caching, environment }: Pick<Report, 'caching' | 'environment'>,
  { sessions, tokens }: Pick<Sessions, 'sessions' | 'tokens'>,
): CachingVerdict {
  const because = caching.on ? caching.because[0] : modelCachingOffBy(environment);
  if (because) return { kind: 'off', because };
  const hitRate = hitRateOf(tokens);
  const costRatio = costRatioOf(tokens);
  if (hitRate === null || costRatio === null) return { kind: 'none' };
  if (tokens.cacheRead > 0) return { kind: 'works', hitRate, costRatio };
  if (isSeenOften(sessions, hasWritten)) return { kind: 'written-never-read' };
  return sessions.some(hasWritten) || !isSeenOften(sessions, isLong) ? { kind: 'none' } : { kind: 'never-written' };
}

const isSeenOften = (sessions: readonly SessionRecord[], has: (session: SessionRecord) => boolean): boolean =>
  sessions.filter(has).length >= FEWEST_SESSIONS;

const hasWritten = ({ tokens }: SessionRecord): boolean => tokens.cacheWrite5m + tokens.cacheWrite1h > 0;

const isLong = ({ tokens }: SessionRecord): boolean => inputOf(tokens) >= CACHEABLE_INPUT;
