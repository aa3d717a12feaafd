import { addTokens, type DayTokens, type Tokens } from '../../core/sessions/session.ts';
import type { Usage } from './usage.ts';

/** Sums of tokens by day, as they are kept between two scans. */
export interface SavedTokens {
  readonly undated: readonly number[];
  readonly days: readonly (readonly [day: number, sums: readonly number[]])[];
}

/** Adds up the tokens of answers. */
export class TokenSum {
  readonly #undated: Float64Array;
  readonly #days: Map<number, Float64Array>;
  #day: number | null = null;
  #today: Float64Array | undefined;

  constructor({ days, undated }: SavedTokens = NOTHING) {
    this.#undated = Float64Array.from(undated);
    this.#days = new Map(days.map(([day, sums]) => [day, Float64Array.from(sums)]));
  }

  get all(): Tokens {
    return [...this.#days.values()].map(tokensOf).reduce(addTokens, tokensOf(this.#undated));
  }

  get days(): DayTokens[] {
    const days = [...this.#days].toSorted(([a], [b]) => a - b);
    return days.map(([day, sums]) => ({ day, tokens: tokensOf(sums) }));
  }

  /** `day`: null where nobody knows it. */
  add(usage: Usage, day: number | null): void {
    const sums = day === null ? this.#undated : this.#of(day);
    (sums[INPUT] as number) += usage.input;
    (sums[OUTPUT] as number) += usage.output;
    (sums[CACHE_READ] as number) += usage.cacheRead;
    (sums[CACHE_WRITE_5M] as number) += usage.cacheWrite5m;
    (sums[CACHE_WRITE_1H] as number) += usage.cacheWrite1h;
  }

  toJson(): SavedTokens {
    return { undated: [...this.#undated], days: [...this.#days].map(([day, sums]) => [day, [...sums]]) };
  }

  #of(day: number): Float64Array {
    if (day === this.#day && this.#today) return this.#today;
    const today = this.#days.get(day) ?? new Float64Array(COUNTS);
    this.#days.set(day, today);
    this.#day = day;
    this.#today = today;
    return today;
  }
}

const [INPUT, OUTPUT, CACHE_READ, CACHE_WRITE_5M, CACHE_WRITE_1H, COUNTS] = [0, 1, 2, 3, 4, 5];
const NOTHING: SavedTokens = { undated: Array.from({ length: COUNTS }, () => 0), days: [] };

function tokensOf(sums: Float64Array): Tokens {
  const [input = 0, output = 0, cacheRead = 0, cacheWrite5m = 0, cacheWrite1h = 0] = sums;
  return { input, output, cacheRead, cacheWrite5m, cacheWrite1h };
}
