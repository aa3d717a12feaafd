/** What an answer cost, in tokens. */
export interface Usage {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
}

/** A usage by the numbers that the client writes. */
export class UsageNumbers implements Usage {
  /** Input, output, read, written, of it for 5 minutes, for an hour; -1 where one is missing. */
  numbers = new Float64Array(6).fill(-1);

  get input(): number {
    return this.#count(0);
  }

  get output(): number {
    return this.#count(1);
  }

  get cacheRead(): number {
    return this.#count(2);
  }

  /** Where it is not said for how long, it is for five minutes. */
  get cacheWrite5m(): number {
    const said = this.numbers[4] as number;
    return said >= 0 ? said : Math.max(0, this.#count(3) - this.cacheWrite1h);
  }

  get cacheWrite1h(): number {
    return this.#count(5);
  }

  #count(index: number): number {
    return Math.max(0, this.numbers[index] as number);
  }
}
