import { addTokens, type DayTokens, NO_TOKENS, type Tokens } from '../../core/sessions/session.ts';
import type { Usage } from './usage.ts';

/** The tokens of one day; of a day that nobody knows where it is null. */
export interface DaySum {
  readonly day: number | null;
  readonly tokens: { -readonly [Key in keyof Tokens]: number };
}

/** Adds up the tokens of answers. A session has few days: they are looked for one by one. */
export class TokenSum {
  /** In the order in which they came; this is what is kept between two scans. */
  sums: readonly DaySum[];
  #current: DaySum | undefined;

  constructor(sums: readonly DaySum[] = []) {
    this.sums = sums;
  }

  get all(): Tokens {
    const [first, ...more] = this.sums;
    return more.reduce((sum, { tokens }) => addTokens(sum, tokens), first?.tokens ?? NO_TOKENS);
  }

  get days(): DayTokens[] {
    return this.sums.filter(isDated).toSorted((a, b) => a.day - b.day);
  }

  /** `day`: null where nobody knows it. */
  add(usage: Usage, day: number | null): void {
    if (this.#current?.day !== day) this.#current = this.#sumOf(day);
    const { tokens } = this.#current;
    tokens.input += usage.input;
    tokens.output += usage.output;
    tokens.cacheRead += usage.cacheRead;
    tokens.cacheWrite5m += usage.cacheWrite5m;
    tokens.cacheWrite1h += usage.cacheWrite1h;
  }

  #sumOf(day: number | null): DaySum {
    const known = this.sums.find((sum) => sum.day === day);
    if (known) return known;
    const sum = { day, tokens: { ...NO_TOKENS } };
    this.sums = [...this.sums, sum]; // no room is kept for more: most sessions have one
    return sum;
  }
}

const isDated = (sum: DaySum): sum is DaySum & DayTokens => sum.day !== null;
