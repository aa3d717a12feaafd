import { FailureReader } from './failureReader.ts';
import { OPEN_BRACE } from './jsonBytes.ts';
import { type Ledger, partAt } from './ledger.ts';
import { LineEnds } from './lineEnds.ts';
import { LineFields, type Place } from './lineFields.ts';
import { asRecord, parsed, shortText } from './lineJson.ts';
import { keyOfBytes } from './messageTable.ts';
import { isAt } from './names.ts';
import { Part } from './part.ts';
import { Days, isTextAt, isWord, textAt, timeAt } from './placeText.ts';
import { withLast, withRequest } from './requestRecords.ts';

/**
 * Reads transcripts, line by line, into parts: one for each session that its lines name. Of a line no more is read
 * than is needed; what is kept holds no text of it but names, times and numbers. `settle` before the bytes go.
 */
export class TranscriptReader {
  readonly #ledger: Ledger;
  readonly #ends = new LineEnds();
  readonly #fields = new LineFields();
  /** For lines that are looked at once more while another one is at work. */
  readonly #others = new LineFields();
  readonly #days = new Days();
  readonly #failures = new FailureReader();
  #path = '';
  /** By session id: the places of this file's parts in the ledger. */
  #places = new Map<string, number>();
  #place = -1;
  /** How the message begins that was counted last. */
  readonly #id = new Uint8Array(128);
  #idLength = 0;
  #bytes: Buffer = EMPTY;
  /** Where the lines since the last `settle` begin and end, all of the current part; -1 where there is none. */
  #linesFrom = -1;
  #linesTo = -1;
  /** Where the last request stands that is not settled; -1 where there is none. */
  #requestFrom = -1;
  #requestTo = -1;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Begins another file; `places`: its parts, where some of it was read before. */
  begin(path: string, places: readonly number[]): void {
    this.#path = path;
    this.#places = new Map(places.map((place) => [partAt(this.#ledger, place).id, place]));
    this.#place = places.at(-1) ?? -1;
    this.#idLength = 0;
    this.#ends.forget();
  }

  /** Of this file's parts, in the order in which their sessions came last. */
  get places(): number[] {
    return [...this.#places.values()].toSorted((a, b) => Number(a === this.#place) - Number(b === this.#place));
  }

  /** Takes one line, without what ends it. The bytes have to stay as they are until `settle`. */
  line(bytes: Buffer, from: number, end: number): void {
    const to = end > from && bytes[end - 1] === 0x0d ? end - 1 : end;
    if (to === from) return;
    if (bytes !== this.#bytes) this.settle();
    this.#bytes = bytes;
    const ends = this.#ends;
    if (!ends.readFront(bytes, from, to)) return this.#walk(bytes, from, to);
    if (this.#isRepeated()) return this.#add(from, to);
    if (!ends.readBack(bytes, to)) return this.#walk(bytes, from, to);
    const part = this.#part;
    if (part === null || part.first === null || this.#isNews(part)) return this.#walk(bytes, from, to);
    this.#add(from, to);
    if (isWord(bytes, ends.type, ASSISTANT)) this.#answerOf(part, from, to);
    else if (isWord(bytes, ends.type, API_REQUEST)) this.#walk(bytes, from, to);
  }

  /** Takes out of the bytes what only their last lines tell. */
  settle(): void {
    const part = this.#part;
    if (part !== null) {
      part.last = this.#lastTime() ?? part.last;
      this.#settleRequest(part);
    }
    this.#linesFrom = -1;
    this.#ends.forget();
    this.#bytes = EMPTY;
  }

  #add(from: number, to: number): void {
    if (this.#linesFrom === -1) this.#linesFrom = from;
    this.#linesTo = to;
  }

  get #part(): Part | null {
    return this.#place === -1 ? null : partAt(this.#ledger, this.#place);
  }

  /** An answer, found at the ends of its line. */
  #answerOf(part: Part, from: number, to: number): void {
    const [bytes, ends, fields] = [this.#bytes, this.#ends, this.#fields];
    if (ends.namesError) return this.#failure(part, from, to);
    if (ends.nestedFrom === -1) return;
    const isMessage = isWord(bytes, ends.nestedKey, MESSAGE) && bytes[ends.nestedFrom] === OPEN_BRACE;
    if (!isMessage || ends.timestamp.from === -1) return this.#walk(bytes, from, to);
    const behind = fields.walkMessage(bytes, ends.nestedFrom, to);
    if (behind === ends.nestedTo) this.#answer(part, ends.timestamp);
    else this.#walk(bytes, from, to);
  }

  /** A message comes as several lines, with the same usage: those that follow the first one tell nothing new. */
  #isRepeated(): boolean {
    const from = this.#ends.nestedFrom;
    if (this.#idLength === 0 || from === -1 || !isWord(this.#bytes, this.#ends.nestedKey, MESSAGE)) return false;
    for (let at = 0; at < this.#idLength; at += 1) if (this.#bytes[from + at] !== this.#id[at]) return false;
    return true;
  }

  /** Where a message begins with its id, that is kept. */
  #keepId(message: number, { to }: Place): void {
    this.#idLength = to + 1 - message;
    if (message === -1 || this.#idLength > this.#id.length || !isAt(this.#bytes, message, ID_FIRST)) this.#idLength = 0;
    for (let at = 0; at < this.#idLength; at += 1) this.#id[at] = this.#bytes[message + at] as number;
  }

  #walk(bytes: Buffer, from: number, to: number): void {
    const fields = this.#fields;
    const walk = fields.walk(bytes, from, to);
    if (walk === 'broken') return;
    if (walk === 'odd') return this.#plainly(bytes, from, to);
    if (fields.sessionId.from !== -1 && fields.sessionId.to > fields.sessionId.from) this.#enter(fields.sessionId);
    const part = this.#part;
    if (part === null) return;
    this.#note(part, fields);
    part.first ??= timeAt(bytes, fields.timestamp);
    this.#add(from, to);
    if (isWord(bytes, fields.type, API_REQUEST)) return this.#request(part, from, to);
    if (!isWord(bytes, fields.type, ASSISTANT)) return;
    if (fields.isApiErrorMessage) this.#failure(part, from, to);
    else this.#answer(part, fields.timestamp);
  }

  /** Names may be written with escapes; no client does that. */
  #plainly(bytes: Buffer, from: number, to: number): void {
    const plain = parsed(bytes, from, to);
    if (plain === null) return;
    this.settle();
    const line = Buffer.from(JSON.stringify(plain));
    this.#bytes = line;
    this.#walk(line, 0, line.length);
    this.settle();
    this.#bytes = bytes;
  }

  #enter(sessionId: Place): void {
    const bytes = this.#bytes;
    const part = this.#part;
    if (part !== null && isTextAt(bytes, sessionId, part.id)) return;
    const id = textAt(bytes, sessionId);
    if (id === null || id === '') return;
    this.settle();
    this.#bytes = bytes;
    this.#idLength = 0;
    let place = this.#places.get(id);
    if (place === undefined) {
      place = this.#ledger.parts.push(new Part(id, this.#path)) - 1;
      this.#places.set(id, place);
      partAt(this.#ledger, place).sessionKey = keyOfBytes(bytes, sessionId.from, sessionId.to);
    }
    this.#place = place;
  }

  /** Whether the ends of the line say what is not known of the part. Two lines torn and run together may look so, too. */
  #isNews({ clientVersion, entrypoint, id, project }: Part): boolean {
    const [bytes, ends] = [this.#bytes, this.#ends];
    return (
      (ends.sessionId.from !== -1 && !isTextAt(bytes, ends.sessionId, id)) ||
      (ends.version.from !== -1 && !isTextAt(bytes, ends.version, clientVersion)) ||
      (ends.entrypoint.from !== -1 && !isTextAt(bytes, ends.entrypoint, entrypoint)) ||
      (ends.cwd.from !== -1 && project === null)
    );
  }

  #note(part: Part, { cwd, entrypoint, version }: LineFields): void {
    const bytes = this.#bytes;
    part.project ??= textAt(bytes, cwd);
    part.clientVersion = textAt(bytes, version) ?? part.clientVersion;
    part.entrypoint = textAt(bytes, entrypoint) ?? part.entrypoint;
  }

  #answer(part: Part, timestamp: Place): void {
    const [bytes, fields] = [this.#bytes, this.#fields];
    if (!fields.hasUsage) return;
    if (fields.model.from !== -1 && !isTextAt(bytes, fields.model, part.model)) {
      const model = textAt(bytes, fields.model);
      if (model !== null && model !== SYNTHETIC) part.model = model;
    }
    const day = this.#days.at(bytes, timestamp);
    if (fields.messageId.from === -1) return part.count(fields, day, true);
    const { table } = this.#ledger;
    const key = keyOfBytes(bytes, fields.messageId.from, fields.messageId.to);
    this.#keepId(this.#ends.nestedFrom, fields.messageId);
    const owner = table.ownerOf(key);
    if (owner === -1) {
      table.set(key, this.#place);
      return part.count(fields, day, true);
    }
    const first = partAt(this.#ledger, owner);
    if (first.path !== part.path) part.borrows = true;
    if (first.id === part.id) return;
    const mine = keyOfBytes(bytes, fields.messageId.from, fields.messageId.to, part.sessionKey);
    const other = table.ownerOf(mine);
    if (other !== -1) {
      if (partAt(this.#ledger, other).path !== part.path) part.borrows = true;
      return;
    }
    table.set(mine, this.#place);
    part.count(fields, day, false);
  }

  #failure(part: Part, from: number, to: number): void {
    const line = parsed(this.#bytes, from, to);
    if (line === null) return;
    if (line['isApiErrorMessage'] !== true) return this.#walkAnswer(part, from, to);
    this.#settleRequest(part);
    part.failures.push(this.#failures.read(line, part));
  }

  /** The name is there, but it does not say so. */
  #walkAnswer(part: Part, from: number, to: number): void {
    if (this.#fields.walk(this.#bytes, from, to) === 'whole') this.#answer(part, this.#fields.timestamp);
  }

  #request(part: Part, from: number, to: number): void {
    part.requests = withRequest(part.requests, this.#bytes, from, to);
    this.#requestFrom = from;
    this.#requestTo = to;
  }

  #settleRequest(part: Part): void {
    if (this.#requestFrom === -1 || part.requests === null) return;
    const line = parsed(this.#bytes, this.#requestFrom, this.#requestTo);
    this.#requestFrom = -1;
    part.requests = withLast(part.requests, line);
    part.requestedModel = shortText(asRecord(line?.['params'])['model']) ?? part.requestedModel;
  }

  /** The time of the last line that is whole and has one. */
  #lastTime(): number | null {
    const [bytes, fields] = [this.#bytes, this.#others];
    for (let to = this.#linesTo; this.#linesFrom !== -1 && to > this.#linesFrom;) {
      const from = Math.max(this.#linesFrom, bytes.lastIndexOf(NEWLINE, to - 1) + 1);
      const time = fields.walk(bytes, from, to) === 'whole' ? timeAt(bytes, fields.timestamp) : null;
      if (time !== null) return time;
      to = from - 1;
    }
    return null;
  }
}

const NEWLINE = 0x0a;
const EMPTY = Buffer.alloc(0);
const ASSISTANT = Buffer.from('assistant');
const API_REQUEST = Buffer.from('api-request');
const MESSAGE = Buffer.from('message');
const ID_FIRST = Buffer.from('{"id":"');
/** The name that the client gives to what it wrote itself. */
const SYNTHETIC = '<synthetic>';
