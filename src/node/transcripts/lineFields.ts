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
import { Names } from './names.ts';
import { UsageNumbers } from './usage.ts';

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

/** The members that are looked at, by number: first those whose value is a text, then numbers, then the rest. */
const [TYPE, SESSION_ID, TIMESTAMP, VERSION, CWD, ENTRYPOINT, MESSAGE_ID, MODEL, TEXTS] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const [INPUT, OUTPUT, CACHE_READ, CACHE_WRITE, CACHE_WRITE_5M, CACHE_WRITE_1H, NUMBERS] = [8, 9, 10, 11, 12, 13, 14];
const [MESSAGE, USAGE, CACHE_CREATION, IS_API_ERROR] = [14, 15, 16, 17];

const OF_LINE = new Names({
  type: TYPE,
  sessionId: SESSION_ID,
  timestamp: TIMESTAMP,
  version: VERSION,
  cwd: CWD,
  entrypoint: ENTRYPOINT,
  message: MESSAGE,
  isApiErrorMessage: IS_API_ERROR,
});
const OF_MESSAGE = new Names({ id: MESSAGE_ID, model: MODEL, usage: USAGE });
const OF_USAGE = new Names({
  input_tokens: INPUT,
  output_tokens: OUTPUT,
  cache_read_input_tokens: CACHE_READ,
  cache_creation_input_tokens: CACHE_WRITE,
  cache_creation: CACHE_CREATION,
});
const OF_CREATION = new Names({
  ephemeral_5m_input_tokens: CACHE_WRITE_5M,
  ephemeral_1h_input_tokens: CACHE_WRITE_1H,
});

/**
 * What we look at in one line of a transcript, found in one walk over its bytes. One object serves for all lines: it
 * holds places, which are good until the next line.
 */
export class LineFields {
  readonly #texts = Array.from({ length: TEXTS }, () => new Place());
  readonly usage = new UsageNumbers();
  isApiErrorMessage = false;
  hasUsage = false;
  #bytes: Buffer = Buffer.alloc(0);
  #end = 0;
  #isOdd = false;

  get type(): Place {
    return this.#place(TYPE);
  }

  get sessionId(): Place {
    return this.#place(SESSION_ID);
  }

  get timestamp(): Place {
    return this.#place(TIMESTAMP);
  }

  get version(): Place {
    return this.#place(VERSION);
  }

  get cwd(): Place {
    return this.#place(CWD);
  }

  get entrypoint(): Place {
    return this.#place(ENTRYPOINT);
  }

  get messageId(): Place {
    return this.#place(MESSAGE_ID);
  }

  get model(): Place {
    return this.#place(MODEL);
  }

  walk(bytes: Buffer, from: number, end: number): Walk {
    this.#begin(bytes, end);
    for (const place of this.#texts) place.set(-1, -1);
    this.isApiErrorMessage = false;
    this.#forgetUsage();
    const behind = bytes[from] === OPEN_BRACE ? this.#object(from, OF_LINE) : -1;
    if (this.#isOdd) return 'odd';
    return behind !== -1 && skipSpace(bytes, behind, end) === end ? 'whole' : 'broken';
  }

  #begin(bytes: Buffer, end: number): void {
    this.#bytes = bytes;
    this.#end = end;
    this.#isOdd = false;
  }

  /** From an object's brace to the byte behind it; -1 where it is broken. */
  #object(from: number, names: Names): number {
    const bytes = this.#bytes;
    const end = this.#end;
    let at = this.#skip(from + 1);
    if (bytes[at] === CLOSE_BRACE) return at + 1;
    while (at < end && bytes[at] === QUOTE) {
      const quote = this.#endOfName(at + 1);
      const colon = this.#skip(quote + 1);
      if (quote === -1 || bytes[colon] !== COLON) return -1;
      const behind = this.#value(names.at(bytes, at + 1, quote), this.#skip(colon + 1));
      if (behind === -1) return -1;
      at = this.#skip(behind);
      if (bytes[at] === CLOSE_BRACE) return at + 1;
      if (bytes[at] !== COMMA) return -1;
      at = this.#skip(at + 1);
    }
    return -1;
  }

  /** The quote behind a name. A name with an escape in it may be any name: no client writes one. */
  #endOfName(from: number): number {
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

  /** Takes the value of a member; answers what stands behind it, -1 where it is broken. */
  #value(name: number, from: number): number {
    if (name === MESSAGE) return this.#message(from);
    if (name === USAGE) return this.#usage(from);
    if (name === CACHE_CREATION && this.#bytes[from] === OPEN_BRACE) return this.#object(from, OF_CREATION);
    const behind = endOfValue(this.#bytes, from, this.#end);
    if (name === IS_API_ERROR) this.isApiErrorMessage = this.#bytes[from] === LETTER_T;
    else if (name >= INPUT && name < NUMBERS)
      this.usage.numbers[name - INPUT] = wholeNumberAt(this.#bytes, from, behind);
    else if (name !== -1 && name < TEXTS && this.#bytes[from] === QUOTE) this.#place(name).set(from + 1, behind - 1);
    else if (name !== -1 && name < TEXTS) this.#place(name).set(-1, -1);
    return behind;
  }

  #message(from: number): number {
    this.messageId.set(-1, -1);
    this.model.set(-1, -1);
    this.#forgetUsage();
    if (this.#bytes[from] === OPEN_BRACE) return this.#object(from, OF_MESSAGE);
    return endOfValue(this.#bytes, from, this.#end);
  }

  #usage(from: number): number {
    this.#forgetUsage();
    this.hasUsage = this.#bytes[from] === OPEN_BRACE;
    return this.hasUsage ? this.#object(from, OF_USAGE) : endOfValue(this.#bytes, from, this.#end);
  }

  #forgetUsage(): void {
    this.hasUsage = false;
    this.usage.numbers.fill(-1);
  }

  #skip(from: number): number {
    return (this.#bytes[from] as number) > SPACE ? from : skipSpace(this.#bytes, from, this.#end);
  }

  #place(name: number): Place {
    return this.#texts[name] as Place;
  }
}

const LETTER_T = 0x74;
