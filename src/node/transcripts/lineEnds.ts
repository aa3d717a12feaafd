import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  endOfString,
  isOfWord,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from './jsonBytes.ts';
import { Place } from './lineFields.ts';
import { Names } from './names.ts';

/**
 * The members at both ends of a line that hold no other members: in front up to the first nested value, and behind from
 * the last one on. The client writes nearly all that we want to know there, and the ends are short where lines are
 * long. One object serves for all lines of a file: the end of a line is mostly that of the one before it, and what is
 * known of that holds for this.
 */
export class LineEnds {
  readonly type = new Place();
  readonly timestamp = new Place();
  readonly sessionId = new Place();
  readonly version = new Place();
  readonly entrypoint = new Place();
  readonly cwd = new Place();
  readonly #places = [this.type, this.timestamp, this.sessionId, this.version, this.entrypoint, this.cwd];
  /** The name of the first nested value, and where that begins. */
  readonly nestedKey = new Place();
  nestedFrom = -1;
  /** Behind the last nested value. */
  nestedTo = -1;
  /** Whether a member is called `isApiErrorMessage`. */
  namesError = false;
  /** Whether the end of this line is the one that was remembered: then places in it are those of an earlier line. */
  endIsKnown = false;
  #known: Buffer = Buffer.alloc(0);
  readonly #starts: number[] = [];

  /** The front only; false where the line has another form: it has to be walked through. */
  readFront(bytes: Buffer, from: number, end: number): boolean {
    this.#reset();
    return bytes[from] === OPEN_BRACE && bytes[end - 1] === CLOSE_BRACE && this.#front(bytes, from + 1, end);
  }

  /** The rest of it; false where the line has another form, or lacks what every line has. */
  readBack(bytes: Buffer, end: number): boolean {
    if (this.nestedFrom === -1) {
      this.endIsKnown = false;
      return this.type.from !== -1 && this.sessionId.from !== -1;
    }
    const known = this.#known.length;
    this.endIsKnown = known > 0 && end - known > this.nestedFrom && this.#known.compare(bytes, end - known, end) === 0;
    if (this.endIsKnown && this.type.from !== -1) return true;
    if (!this.#back(bytes, this.endIsKnown ? end - known : end)) return false;
    if (!this.endIsKnown) this.#remember(bytes, end);
    return this.type.from !== -1 && (this.endIsKnown || this.sessionId.from !== -1);
  }

  /** Forgets the end of line: for another file. */
  forget(): void {
    this.#known = Buffer.alloc(0);
  }

  #front(bytes: Buffer, from: number, end: number): boolean {
    let at = from;
    while (at < end) {
      if (bytes[at] !== QUOTE) return false;
      const keyEnd = endOfString(bytes, at + 1, end);
      if (keyEnd === -1 || bytes[keyEnd] !== COLON) return false;
      const value = keyEnd + 1;
      const first = bytes[value];
      if (first === OPEN_BRACE || first === OPEN_BRACKET) {
        this.nestedKey.set(at + 1, keyEnd - 1);
        this.nestedFrom = value;
        return true;
      }
      let behind = value;
      if (first === QUOTE) behind = endOfString(bytes, value + 1, end);
      else while (behind < end && isOfWord(bytes[behind] as number)) behind += 1;
      if (behind <= value) return false;
      this.#note(bytes, at + 1, keyEnd - 1, value, behind);
      if (bytes[behind] !== COMMA) return behind === end - 1;
      at = behind + 1;
    }
    return false;
  }

  /** Backwards from `end`, which is behind the line or behind a comma of its end. */
  #back(bytes: Buffer, end: number): boolean {
    let at = end - 2;
    this.#starts.length = 0;
    while (at > this.nestedFrom) {
      const last = bytes[at];
      if (last === CLOSE_BRACE || last === CLOSE_BRACKET) {
        this.nestedTo = at + 1;
        return true;
      }
      const value = last === QUOTE ? startOfString(bytes, at) : startOfWord(bytes, at);
      if (bytes[value - 1] !== COLON || bytes[value - 2] !== QUOTE) return false;
      const key = startOfString(bytes, value - 2);
      if (bytes[key - 1] !== COMMA) return false;
      this.#note(bytes, key + 1, value - 2, value, at + 1);
      this.#starts.push(key);
      at = key - 2;
    }
    return false;
  }

  #note(bytes: Buffer, keyFrom: number, keyTo: number, valueFrom: number, valueTo: number): void {
    const place = this.#placeOf(bytes, keyFrom, keyTo);
    if (place !== null && bytes[valueFrom] === QUOTE) place.set(valueFrom + 1, valueTo - 1);
  }

  #placeOf(bytes: Buffer, from: number, to: number): Place | null {
    const name = NAMES.at(bytes, from, to);
    if (name === IS_API_ERROR) this.namesError = true;
    return this.#places[name] ?? null;
  }

  /** Of this end what the one before it shares, if that names the session; else this end from the session on. */
  #remember(bytes: Buffer, end: number): void {
    if (this.sessionId.from < this.nestedTo) return;
    const session = this.sessionId.from - '"sessionId":"'.length;
    const known = this.#known;
    let shared = 0;
    while (shared < known.length && known[known.length - 1 - shared] === bytes[end - 1 - shared]) shared += 1;
    const start =
      this.#starts.findLast((each) => end - each <= shared && each <= session) ??
      (known.length === 0 ? this.#starts.at(-1) : undefined) ??
      session;
    this.#known = Buffer.from(bytes.subarray(start, end));
  }

  #reset(): void {
    for (const place of this.#places) place.set(-1, -1);
    this.nestedFrom = -1;
    this.nestedTo = -1;
    this.namesError = false;
  }
}

/** From a closing quote back to its opening one: no quote inside a string stands without a backslash of its own. */
function startOfString(bytes: Buffer, closing: number): number {
  let at = closing - 1;
  for (; at > 0; at -= 1) {
    if (bytes[at] !== QUOTE) continue;
    let before = at;
    while (bytes[before - 1] === BACKSLASH) before -= 1;
    if ((at - before) % 2 === 0) return at;
    at = before;
  }
  return at;
}

function startOfWord(bytes: Buffer, last: number): number {
  let at = last;
  while (at > 0 && isOfWord(bytes[at] as number)) at -= 1;
  return at + 1;
}

const IS_API_ERROR = 6;
const NAMES = new Names({
  type: 0,
  timestamp: 1,
  sessionId: 2,
  version: 3,
  entrypoint: 4,
  cwd: 5,
  isApiErrorMessage: IS_API_ERROR,
});
