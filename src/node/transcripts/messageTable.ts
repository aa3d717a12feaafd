/** Who counted which message. Keys are hashes of 53 bits: if these spread evenly, two of a million share one once in 18,000 times. */
export class MessageTable {
  #keys: Float64Array;
  #owners: Int32Array;
  #size: number;

  constructor(slots: Slots) {
    this.#keys = slots.keys;
    this.#owners = slots.owners;
    this.#size = slots.size;
  }

  /** The table as it is in memory, to be kept and given to the constructor again. Not to be changed. */
  get slots(): Slots {
    return { keys: this.#keys, owners: this.#owners, size: this.#size };
  }

  /** The part that has the key; -1 where nobody has. */
  ownerOf(key: number): number {
    const at = this.#placeOf(key);
    return this.#keys[at] === 0 ? NOBODY : (this.#owners[at] as number);
  }

  set(key: number, owner: number): void {
    if (this.#size + 1 > this.#keys.length * MOST_FULL) this.#grow();
    const at = this.#placeOf(key);
    if (this.#keys[at] === 0) this.#size += 1;
    this.#keys[at] = key;
    this.#owners[at] = owner;
  }

  /** Nobody has the keys of those owners any more. */
  disown(isGone: (owner: number) => boolean): void {
    const owners = this.#owners;
    for (let at = 0; at < owners.length; at += 1) if (isGone(owners[at] as number)) owners[at] = NOBODY;
  }

  #placeOf(key: number): number {
    const { length } = this.#keys;
    let at = Math.floor(((key >>> 0) / 2 ** 32) * length);
    while (this.#keys[at] !== 0 && this.#keys[at] !== key) at = at + 1 < length ? at + 1 : 0;
    return at;
  }

  #grow(): void {
    const [keys, owners] = [this.#keys, this.#owners];
    const room = Math.ceil(keys.length * GROWTH);
    this.#keys = new Float64Array(room);
    this.#owners = new Int32Array(room);
    this.#size = 0;
    for (let from = 0; from < keys.length; from += 1) {
      if (keys[from] === 0 || owners[from] === NOBODY) continue;
      this.#size += 1;
      const at = this.#placeOf(keys[from] as number);
      this.#keys[at] = keys[from] as number;
      this.#owners[at] = owners[from] as number;
    }
  }
}

const MOST_FULL = 0.8;
const GROWTH = 1.5;

const NOBODY = -1;

/** Keys and owners side by side; a key of 0 is a free slot, an owner of -1 nobody. */
export interface Slots {
  readonly keys: Float64Array;
  readonly owners: Int32Array;
  /** How many slots are not free. */
  readonly size: number;
}

/** Room for that many keys; there may come more. */
export function emptySlots(expected: number): Slots {
  const room = Math.max(1024, Math.ceil(expected / MOST_FULL));
  return { keys: new Float64Array(room), owners: new Int32Array(room), size: 0 };
}

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
