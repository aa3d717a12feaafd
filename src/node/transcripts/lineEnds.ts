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
import { isAt, Names } from './names.ts';

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
  readonly #fronts: Front[] = [];
  /** With its quotes and colon; one that tells nothing. */
  #firstName: Buffer = Buffer.alloc(0);

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

  /** Behind its first member, a name of its own, a line mostly begins as one of the last few did. */
  #front(bytes: Buffer, from: number, end: number): boolean {
    const first = this.#firstMember(bytes, from, end);
    if (first === -1 || this.nestedFrom !== -1 || bytes[first] !== COMMA) return this.#isFrontAt(bytes, first, end);
    const rest = first + 1;
    for (const known of this.#fronts) if (isAt(bytes, rest, known.bytes)) return this.#takeFront(known, rest);
    let at = rest;
    while (this.nestedFrom === -1 && at !== -1 && at < end) {
      const behind = this.#member(bytes, at, end);
      if (behind === -1 || this.nestedFrom !== -1 || bytes[behind] !== COMMA)
        return this.#isFrontAt(bytes, behind, end) && this.#rememberFront(bytes, rest);
      at = behind + 1;
    }
    return false;
  }

  /** Its name is mostly that of the line before. */
  #firstMember(bytes: Buffer, from: number, end: number): number {
    const name = this.#firstName;
    if (name.length > 0 && isAt(bytes, from, name)) return endOfPlain(bytes, from + name.length, end);
    const behind = this.#member(bytes, from, end);
    const colon = bytes.indexOf(COLON, from);
    const tells = this.#places.some((place) => place.from !== -1) || this.namesError || this.nestedFrom !== -1;
    if (behind !== -1 && !tells) this.#firstName = Buffer.from(bytes.subarray(from, colon + 1));
    return behind;
  }

  /** Whether what was read is a front: it ends at a nested value, or with the line. */
  #isFrontAt(bytes: Buffer, behind: number, end: number): boolean {
    return this.nestedFrom !== -1 || (behind === end - 1 && bytes[behind] === CLOSE_BRACE);
  }

  /** Behind a member, or where its nested value begins; -1 where it is broken. */
  #member(bytes: Buffer, from: number, end: number): number {
    if (bytes[from] !== QUOTE) return -1;
    const keyEnd = endOfString(bytes, from + 1, end);
    if (keyEnd === -1 || bytes[keyEnd] !== COLON) return -1;
    const value = keyEnd + 1;
    const first = bytes[value];
    if (first === OPEN_BRACE || first === OPEN_BRACKET) {
      this.nestedKey.set(from + 1, keyEnd - 1);
      this.nestedFrom = value;
      return value;
    }
    const behind = endOfPlain(bytes, value, end);
    if (behind === -1) return -1;
    this.#note(bytes, from + 1, keyEnd - 1, value, behind);
    return behind;
  }

  #takeFront({ key, nested, type }: Front, from: number): boolean {
    if (type !== null) this.type.set(from + type.from, from + type.to);
    this.nestedKey.set(from + key.from, from + key.to);
    this.nestedFrom = from + nested;
    return true;
  }

  /** Only one that tells no more than a type and is short: others differ from line to line. */
  #rememberFront(bytes: Buffer, from: number): true {
    const nested = this.nestedFrom - from;
    const others = this.#places.some((place) => place !== this.type && place.from >= from);
    if (this.nestedFrom === -1 || nested > LONGEST_FRONT || others || this.namesError) return true;
    const within = ({ from: at, to }: Place): Span => ({ from: at - from, to: to - from });
    if (this.#fronts.length === FRONTS) this.#fronts.shift();
    this.#fronts.push({
      bytes: Buffer.from(bytes.subarray(from, this.nestedFrom + 1)),
      type: this.type.from < from ? null : within(this.type),
      key: within(this.nestedKey),
      nested,
    });
    return true;
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

type Span = Pick<Place, 'from' | 'to'>;

/** How lines begin behind their first member, up to a nested value. Places in it count from its start. */
interface Front {
  readonly bytes: Buffer;
  readonly type: Span | null;
  readonly key: Span;
  readonly nested: number;
}

/** So many are remembered, of this length at most, in bytes. */
const FRONTS = 4;
const LONGEST_FRONT = 96;

/** Behind a value that holds no other ones; -1 where it is broken, or holds some. */
function endOfPlain(bytes: Buffer, from: number, end: number): number {
  if (bytes[from] === QUOTE) return endOfString(bytes, from + 1, end);
  let at = from;
  while (at < end && isOfWord(bytes[at] as number)) at += 1;
  return at === from ? -1 : at;
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
