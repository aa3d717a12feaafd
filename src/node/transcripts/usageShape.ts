import { COLON } from './jsonBytes.ts';

const ZERO = 0x30;
/** More digits are no count of tokens. */
const MOST_DIGITS = 15;

/**
 * The words of a usage, without its numbers. The client writes every usage in the same words; where they are the same,
 * each number means the same, and need not be looked for by name.
 */
export class UsageShape {
  /** What stands in front of each number, and behind the last one. */
  readonly #words: readonly Uint8Array[];
  /** Where the numbers of the usage stand that was read. */
  readonly #starts: readonly number[];
  /** The numbers of the last usage of this shape, in their order. */
  readonly numbers: Float64Array;

  /** Of a usage that was read: from its brace to the byte behind it. */
  constructor(bytes: Buffer, from: number, to: number) {
    const words: Uint8Array[] = [];
    const starts: number[] = [];
    let word = from;
    for (let at = from + 1; at < to; at += 1) {
      if (!isDigit(bytes[at]) || bytes[at - 1] !== COLON) continue;
      words.push(Uint8Array.from(bytes.subarray(word, at)));
      starts.push(at);
      while (isDigit(bytes[at])) at += 1;
      word = at;
    }
    words.push(Uint8Array.from(bytes.subarray(word, to)));
    this.#words = words;
    this.#starts = starts;
    this.numbers = new Float64Array(starts.length);
  }

  /** Which of the numbers it is that stood there, in the usage that was read; -1 where none did. */
  indexOf(start: number): number {
    return this.#starts.indexOf(start);
  }

  /** Behind the usage that begins there, if it has this shape, else -1. */
  match(bytes: Buffer, from: number): number {
    let at = from;
    for (let index = 0; index < this.#words.length; index += 1) {
      const word = this.#words[index] as Uint8Array;
      for (let letter = 0; letter < word.length; letter += 1) if (bytes[at + letter] !== word[letter]) return -1;
      at += word.length;
      if (index === this.numbers.length) break;
      const first = at;
      let value = 0;
      for (; isDigit(bytes[at]); at += 1) value = value * 10 + (bytes[at] as number) - ZERO;
      if (at === first || at - first > MOST_DIGITS) return -1;
      this.numbers[index] = value;
    }
    return at;
  }
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
