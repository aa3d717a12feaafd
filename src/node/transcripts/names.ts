/** Finds out which of some names stands in the bytes; each has a number. */
export class Names {
  /** By length: the names of that length, each with its number. */
  readonly #byLength: { readonly bytes: Uint8Array; readonly number: number }[][];

  constructor(numbers: Readonly<Record<string, number>>) {
    const named = Object.entries(numbers).map(([name, number]) => ({ bytes: new TextEncoder().encode(name), number }));
    const longest = Math.max(...named.map(({ bytes }) => bytes.length));
    this.#byLength = Array.from({ length: longest + 1 }, (_, length) =>
      named.filter(({ bytes }) => bytes.length === length),
    );
  }

  /** The number of the name from `from` to `to`; -1 where it is none of these. */
  at(bytes: Buffer, from: number, to: number): number {
    const candidates = to - from < this.#byLength.length ? this.#byLength[to - from] : undefined;
    if (candidates === undefined) return -1;
    for (let index = 0; index < candidates.length; index += 1) {
      const candidate = candidates[index];
      if (candidate && isAt(bytes, from, candidate.bytes)) return candidate.number;
    }
    return -1;
  }
}

/** Whether that text stands there. */
export function isAt(bytes: Buffer, from: number, text: Uint8Array): boolean {
  for (let at = 0; at < text.length; at += 1) if (bytes[from + at] !== text[at]) return false;
  return true;
}
