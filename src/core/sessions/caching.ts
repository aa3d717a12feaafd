import type { Tokens } from './session.ts';

/**
 * What input costs at most, against a token that is neither read from the cache nor written to it, as published: reading
 * costs less than this with the newest models.
 */
export const MULTIPLIERS = {
  cacheRead: 0.1,
  cacheWrite5m: 1.25,
  cacheWrite1h: 2,
} as const;

/** The part of all input that came out of the cache, 0 to 1; null where nothing was sent. */
export function hitRateOf(tokens: Tokens): number | null {
  const all = inputOf(tokens);
  return all === 0 ? null : tokens.cacheRead / all;
}

/** What the input cost at most, against the same input without a cache; above 1 where caching cost more than it saved. Null where nothing was sent. */
export function costRatioOf(tokens: Tokens): number | null {
  const all = inputOf(tokens);
  const { cacheRead, cacheWrite1h, cacheWrite5m } = MULTIPLIERS;
  const cost =
    tokens.input +
    tokens.cacheRead * cacheRead +
    tokens.cacheWrite5m * cacheWrite5m +
    tokens.cacheWrite1h * cacheWrite1h;
  return all === 0 ? null : cost / all;
}

/** All input, cached or not. */
export function inputOf({ cacheRead, cacheWrite1h, cacheWrite5m, input }: Tokens): number {
  return input + cacheRead + cacheWrite5m + cacheWrite1h;
}
