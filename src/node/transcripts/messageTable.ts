/** Who counted which message. Keys are hashes of 53 bits: two of a million messages share one with odds of 1 to 18,000. */
export class MessageTable {
  #keys: Float64Array;
  #owners: Uint32Array;
  #size = 0;

  constructor(expected = 0) {
    const room = 2 ** Math.max(10, Math.ceil(Math.log2((expected + 1) / MOST_FULL)));
    this.#keys = new Float64Array(room);
    this.#owners = new Uint32Array(room);
  }

  get size(): number {
    return this.#size;
  }

  /** The part that has the key; -1 where nobody has. */
  ownerOf(key: number): number {
    const at = this.#placeOf(key);
    return this.#keys[at] === 0 ? -1 : (this.#owners[at] as number);
  }

  set(key: number, owner: number): void {
    if (this.#size + 1 > this.#keys.length * MOST_FULL) this.#grow();
    const at = this.#placeOf(key);
    if (this.#keys[at] === 0) this.#size += 1;
    this.#keys[at] = key;
    this.#owners[at] = owner;
  }

  /** All keys, and beside each what `nameOf` makes of its owner; without those of which it makes -1. */
  listed(nameOf: (owner: number) => number): { readonly keys: Float64Array; readonly owners: Uint32Array } {
    const keys = new Float64Array(this.#size);
    const owners = new Uint32Array(this.#size);
    let count = 0;
    for (let at = 0; at < this.#keys.length; at += 1) {
      const name = this.#keys[at] === 0 ? -1 : nameOf(this.#owners[at] as number);
      if (name === -1) continue;
      keys[count] = this.#keys[at] as number;
      owners[count] = name;
      count += 1;
    }
    return { keys: keys.slice(0, count), owners: owners.slice(0, count) };
  }

  #placeOf(key: number): number {
    const mask = this.#keys.length - 1;
    let at = key & mask;
    while (this.#keys[at] !== 0 && this.#keys[at] !== key) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [keys, owners] = [this.#keys, this.#owners];
    this.#keys = new Float64Array(keys.length * 2);
    this.#owners = new Uint32Array(keys.length * 2);
    for (let from = 0; from < keys.length; from += 1) {
      if (keys[from] === 0) continue;
      const at = this.#placeOf(keys[from] as number);
      this.#keys[at] = keys[from] as number;
      this.#owners[at] = owners[from] as number;
    }
  }
}

const MOST_FULL = 0.7;

/** The key of some bytes; never 0. `seed`: the key of what stands before them, or 0. */
export function keyOfBytes(bytes: Uint8Array, from: number, to: number, seed = 0): number {
  let low = 0x811c9dc5 ^ (seed | 0);
  let high = 0x9747b28c ^ ((seed / 2 ** 32) | 0);
  for (let at = from; at < to; at += 1) {
    low = Math.imul(low ^ (bytes[at] as number), 0x01000193);
    high = Math.imul(high ^ (bytes[at] as number), 0x5bd1e995);
    high ^= high >>> 15;
  }
  return ((high ^ low) & 0x1f_ffff) * 2 ** 32 + (low >>> 0) || 1;
}
