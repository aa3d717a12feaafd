import {
  BACKSLASH,
  CLOSE_BRACE,
  COLON,
  COMMA,
  endOfString,
  endOfValue,
  OPEN_BRACE,
  QUOTE,
  skipSpace,
  SPACE,
  wholeNumberAt,
} from './jsonBytes.ts';

/** A place in the bytes; `from` is -1 where there is none. Of a string it is what stands between the quotes. */
export class Place {
  from = -1;
  to = -1;

  set(from: number, to: number): void {
    this.from = from;
    this.to = to;
  }
}

/** What a walk through a line came to. `odd`: it is JSON perhaps, but none that this walk understands. */
export type Walk = 'whole' | 'odd' | 'broken';

/**
 * What we look at in one line of a transcript, found in one walk over its bytes. One object serves for all lines: it
 * holds places, which are good until the next line.
 */
export class LineFields {
  readonly type = new Place();
  readonly sessionId = new Place();
  readonly timestamp = new Place();
  readonly version = new Place();
  readonly cwd = new Place();
  readonly entrypoint = new Place();
  readonly messageId = new Place();
  readonly model = new Place();
  isApiErrorMessage = false;
  hasUsage = false;
  input = 0;
  output = 0;
  cacheRead = 0;
  cacheWrite = 0;
  cacheWrite5m = -1;
  cacheWrite1h = 0;
  #bytes: Buffer = EMPTY;
  #end = 0;
  #isOdd = false;

  walk(bytes: Buffer, from: number, end: number): Walk {
    this.#bytes = bytes;
    this.#end = end;
    this.#isOdd = false;
    for (const place of [this.type, this.sessionId, this.timestamp, this.version, this.cwd, this.entrypoint])
      place.set(-1, -1);
    this.isApiErrorMessage = false;
    this.#resetMessage();
    const behind = bytes[from] === OPEN_BRACE ? this.#object(from, this.#ofLine) : -1;
    if (this.#isOdd) return 'odd';
    return behind !== -1 && skipSpace(bytes, behind, end) === end ? 'whole' : 'broken';
  }

  /** Only the message of a line, from its brace; answers what stands behind it, -1 where it is none that we understand. */
  walkMessage(bytes: Buffer, from: number, end: number): number {
    this.#bytes = bytes;
    this.#end = end;
    this.#isOdd = false;
    const behind = this.#nested(from, this.#ofMessage);
    return this.#isOdd ? -1 : behind;
  }

  /** From an object's brace to the byte behind it; `visit` answers where a member's value ends. -1: it is broken. */
  #object(from: number, visit: (keyFrom: number, keyTo: number, valueFrom: number) => number): number {
    const bytes = this.#bytes;
    const end = this.#end;
    let at = skipSpace(bytes, from + 1, end);
    if (bytes[at] === CLOSE_BRACE) return at + 1;
    while (at < end) {
      if (bytes[at] !== QUOTE) return -1;
      const quote = this.#endOfKey(at + 1);
      if (quote === -1) return -1;
      const colon = bytes[quote + 1] === COLON ? quote + 1 : skipSpace(bytes, quote + 1, end);
      if (bytes[colon] !== COLON) return -1;
      const value = (bytes[colon + 1] as number) > SPACE ? colon + 1 : skipSpace(bytes, colon + 1, end);
      const behind = visit(at + 1, quote, value);
      if (behind === -1) return -1;
      at = (bytes[behind] as number) > SPACE ? behind : skipSpace(bytes, behind, end);
      if (bytes[at] === CLOSE_BRACE) return at + 1;
      if (bytes[at] !== COMMA) return -1;
      at = (bytes[at + 1] as number) > SPACE ? at + 1 : skipSpace(bytes, at + 1, end);
    }
    return -1;
  }

  /** The quote behind a name. A name with an escape in it may be any name: no client writes one. */
  #endOfKey(from: number): number {
    const bytes = this.#bytes;
    const end = this.#end;
    for (let at = from; at < end; at += 1) {
      const byte = bytes[at];
      if (byte === QUOTE) return at;
      if (byte === BACKSLASH) {
        this.#isOdd = true;
        return endOfString(bytes, at, end) - 1;
      }
    }
    return -1;
  }

  readonly #ofLine = (keyFrom: number, keyTo: number, valueFrom: number): number => {
    switch (keyTo - keyFrom) {
      case 3:
        return this.#text(this.#isKey(CWD, keyFrom) ? this.cwd : null, valueFrom);
      case 4:
        return this.#text(this.#isKey(TYPE, keyFrom) ? this.type : null, valueFrom);
      case 7:
        if (this.#isKey(MESSAGE, keyFrom)) return this.#nested(valueFrom, this.#ofMessage);
        return this.#text(this.#isKey(VERSION, keyFrom) ? this.version : null, valueFrom);
      case 9:
        if (this.#isKey(SESSION_ID, keyFrom)) return this.#text(this.sessionId, valueFrom);
        return this.#text(this.#isKey(TIMESTAMP, keyFrom) ? this.timestamp : null, valueFrom);
      case 10:
        return this.#text(this.#isKey(ENTRYPOINT, keyFrom) ? this.entrypoint : null, valueFrom);
      case 17:
        if (this.#isKey(IS_API_ERROR, keyFrom)) this.isApiErrorMessage = this.#bytes[valueFrom] === 0x74;
        return endOfValue(this.#bytes, valueFrom, this.#end);
      default:
        return endOfValue(this.#bytes, valueFrom, this.#end);
    }
  };

  readonly #ofMessage = (keyFrom: number, keyTo: number, valueFrom: number): number => {
    switch (keyTo - keyFrom) {
      case 2:
        return this.#text(this.#isKey(ID, keyFrom) ? this.messageId : null, valueFrom);
      case 5:
        if (this.#isKey(USAGE, keyFrom)) return this.#nested(valueFrom, this.#ofUsage);
        return this.#text(this.#isKey(MODEL, keyFrom) ? this.model : null, valueFrom);
      default:
        return endOfValue(this.#bytes, valueFrom, this.#end);
    }
  };

  readonly #ofUsage = (keyFrom: number, keyTo: number, valueFrom: number): number => {
    this.hasUsage = true;
    if (keyTo - keyFrom === 14 && this.#isKey(CACHE_CREATION, keyFrom)) {
      if (this.#bytes[valueFrom] === OPEN_BRACE) return this.#object(valueFrom, this.#ofCreation);
    }
    const behind = endOfValue(this.#bytes, valueFrom, this.#end);
    const value = wholeNumberAt(this.#bytes, valueFrom, behind);
    switch (keyTo - keyFrom) {
      case 12:
        if (this.#isKey(INPUT, keyFrom)) this.input = value;
        break;
      case 13:
        if (this.#isKey(OUTPUT, keyFrom)) this.output = value;
        break;
      case 23:
        if (this.#isKey(READ, keyFrom)) this.cacheRead = value;
        break;
      case 27:
        if (this.#isKey(WRITE, keyFrom)) this.cacheWrite = value;
        break;
    }
    return behind;
  };

  readonly #ofCreation = (keyFrom: number, keyTo: number, valueFrom: number): number => {
    const behind = endOfValue(this.#bytes, valueFrom, this.#end);
    if (keyTo - keyFrom !== 25) return behind;
    const value = wholeNumberAt(this.#bytes, valueFrom, behind);
    if (this.#isKey(WRITE_5M, keyFrom)) this.cacheWrite5m = value;
    else if (this.#isKey(WRITE_1H, keyFrom)) this.cacheWrite1h = value;
    return behind;
  };

  #nested(from: number, visit: (keyFrom: number, keyTo: number, valueFrom: number) => number): number {
    if (visit === this.#ofMessage) this.#resetMessage();
    else this.#resetUsage();
    if (this.#bytes[from] !== OPEN_BRACE) return endOfValue(this.#bytes, from, this.#end);
    if (visit === this.#ofUsage) this.hasUsage = true;
    return this.#object(from, visit);
  }

  #text(place: Place | null, from: number): number {
    const behind = endOfValue(this.#bytes, from, this.#end);
    if (place === null) return behind;
    if (this.#bytes[from] === QUOTE) place.set(from + 1, behind - 1);
    else place.set(-1, -1);
    return behind;
  }

  #isKey(key: Uint8Array, from: number): boolean {
    for (let at = 0; at < key.length; at += 1) if (this.#bytes[from + at] !== key[at]) return false;
    return true;
  }

  #resetMessage(): void {
    this.messageId.set(-1, -1);
    this.model.set(-1, -1);
    this.#resetUsage();
  }

  #resetUsage(): void {
    this.hasUsage = false;
    this.input = 0;
    this.output = 0;
    this.cacheRead = 0;
    this.cacheWrite = 0;
    this.cacheWrite5m = -1;
    this.cacheWrite1h = 0;
  }
}

const EMPTY = Buffer.alloc(0);
const key = (text: string): Uint8Array => new TextEncoder().encode(text);
const [CWD, TYPE, MESSAGE, VERSION] = [key('cwd'), key('type'), key('message'), key('version')];
const [SESSION_ID, TIMESTAMP, ENTRYPOINT] = [key('sessionId'), key('timestamp'), key('entrypoint')];
const IS_API_ERROR = key('isApiErrorMessage');
const [ID, USAGE, MODEL, CACHE_CREATION] = [key('id'), key('usage'), key('model'), key('cache_creation')];
const [INPUT, OUTPUT, READ] = [key('input_tokens'), key('output_tokens'), key('cache_read_input_tokens')];
const WRITE = key('cache_creation_input_tokens');
const [WRITE_5M, WRITE_1H] = [key('ephemeral_5m_input_tokens'), key('ephemeral_1h_input_tokens')];
