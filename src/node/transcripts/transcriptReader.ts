import { fieldsOf } from '../../core/verify/clientAnswer.ts';
import { FailureReader } from './failureReader.ts';
import { type Ledger, partAt } from './ledger.ts';
import { LineFields, type Place } from './lineFields.ts';
import { parsed, shortText } from './lineJson.ts';
import { keyOfBytes } from './messageTable.ts';
import { emptyRecord, Part } from './part.ts';
import { Days, isTextAt, isWord, type Span, textAt, timeAt } from './placeText.ts';
import { countScope, noRequests, type Requests, takeLast } from './requestRecords.ts';
import type { Scanner } from './scanner.ts';
import type { Usage } from './usage.ts';

/**
 * Reads transcripts, line by line, into parts: one for each session that its lines name. Of a line no more is read
 * than is needed; what is kept holds no text of it but names, times and numbers. `settle` before the bytes go.
 */
export class TranscriptReader {
  readonly #ledger: Ledger;
  readonly #scanner: Scanner;
  readonly #fields = new LineFields();
  /** For lines that are looked at once more while another one is at work. */
  readonly #others = new LineFields();
  readonly #days = new Days();
  readonly #failures = new FailureReader();
  /** Thousands of sessions have few names among them: each is kept once. */
  readonly #names = new Map<string, string>();
  #path = '';
  /** By session id: the places of this file's parts in the ledger. */
  #places = new Map<string, number>();
  #place = -1;
  #bytes: Buffer = EMPTY;
  /** Where the lines since the last `settle` begin and end, all of the current part; -1 where there is none. */
  #linesFrom = -1;
  #linesTo = -1;
  /** Where the last request stands that is not settled; -1 where there is none. */
  #requestFrom = -1;
  #requestTo = -1;

  constructor(ledger: Ledger, scanner: Scanner) {
    this.#ledger = ledger;
    this.#scanner = scanner;
  }

  /** Begins another file; `places`: its parts, where some of it was read before. */
  begin(path: string, places: readonly number[]): void {
    this.#path = path;
    this.#places = new Map(places.map((place) => [partAt(this.#ledger, place).record.id, place]));
    this.#place = places.at(-1) ?? -1;
    this.#scanner.forget();
  }

  /** Of this file's parts, in the order in which their sessions came last. */
  get places(): number[] {
    return [...this.#places.values()].toSorted((a, b) => Number(a === this.#place) - Number(b === this.#place));
  }

  /** Takes the whole lines of the scanner's window, of which `length` bytes are filled; answers how far they go. */
  lines(length: number): number {
    const scanner = this.#scanner;
    this.#bytes = scanner.window;
    this.#linesFrom = 0;
    scanner.enter(this.#part);
    scanner.begin(length);
    for (let found = scanner.next(); found !== null; found = scanner.next()) {
      const { from, to } = scanner.line;
      const part = this.#part;
      if (found === 'walk' || part === null) this.#walkInWindow(from, to);
      else if (found === 'request') this.#request(part, from, to);
      else this.#answer(part, scanner);
    }
    this.#linesTo = scanner.rest;
    return scanner.rest;
  }

  /** Takes one line, from wherever it comes, without what ends it. */
  line(bytes: Buffer, from: number, to: number): void {
    this.settle();
    this.#bytes = bytes;
    this.#walk(bytes, from, to);
    this.settle();
  }

  /** Takes out of the bytes what only their last lines tell. */
  settle(): void {
    const part = this.#part;
    if (part !== null) {
      part.record.last = this.#lastTime() ?? part.record.last;
      this.#settleRequest(part);
    }
    this.#linesFrom = -1;
    this.#bytes = EMPTY;
  }

  #add(from: number, to: number): void {
    if (this.#linesFrom === -1) this.#linesFrom = from;
    this.#linesTo = to;
  }

  get #part(): Part | null {
    return this.#place === -1 ? null : partAt(this.#ledger, this.#place);
  }

  #walkInWindow(from: number, to: number): void {
    this.#linesTo = from;
    this.#walk(this.#scanner.window, from, to);
    this.#scanner.enter(this.#part);
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
    part.record.first ??= timeAt(bytes, fields.timestamp);
    this.#add(from, to);
    if (isWord(bytes, fields.type, API_REQUEST)) return countScope(this.#request(part, from, to), bytes, from, to);
    if (!isWord(bytes, fields.type, ASSISTANT)) return;
    if (fields.isApiErrorMessage) this.#failure(part, from, to);
    else if (fields.hasUsage) this.#answer(part, fields);
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
    this.#add(to, to);
  }

  #enter(sessionId: Place): void {
    const bytes = this.#bytes;
    const part = this.#part;
    if (part !== null && isTextAt(bytes, sessionId, part.record.id)) return;
    const id = textAt(bytes, sessionId);
    if (id === null || id === '') return;
    this.settle();
    this.#bytes = bytes;
    this.#scanner.forget();
    let place = this.#places.get(id);
    if (place === undefined) {
      place = this.#ledger.parts.push(new Part(emptyRecord(id, this.#path))) - 1;
      this.#places.set(id, place);
      partAt(this.#ledger, place).sessionKey = keyOfBytes(bytes, sessionId.from, sessionId.to);
    }
    this.#place = place;
  }

  #note({ record }: Part, { cwd, entrypoint, version }: LineFields): void {
    const bytes = this.#bytes;
    record.project ??= this.#name(textAt(bytes, cwd));
    record.clientVersion = this.#name(textAt(bytes, version)) ?? record.clientVersion;
    record.entrypoint = this.#name(textAt(bytes, entrypoint)) ?? record.entrypoint;
  }

  #name(text: string | null): string | null {
    if (text === null) return null;
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= MOST_NAMES) this.#names.clear();
    this.#names.set(text, text);
    return text;
  }

  #answer(part: Part, { messageId, model, timestamp, usage }: Answer): void {
    const bytes = this.#bytes;
    const { record } = part;
    if (model.from !== -1 && !isTextAt(bytes, model, record.model))
      record.model = this.#name(modelAt(bytes, model)) ?? record.model;
    const day = this.#days.at(bytes, timestamp);
    if (messageId.from === -1) return part.count(usage, day, true);
    const { table } = this.#ledger;
    const key = keyOfBytes(bytes, messageId.from, messageId.to);
    const owner = table.ownerOf(key);
    if (owner === -1) {
      table.set(key, this.#place);
      return part.count(usage, day, true);
    }
    const first = partAt(this.#ledger, owner).record;
    if (first.path !== record.path) part.borrows = true;
    if (first.id === record.id) return;
    const mine = keyOfBytes(bytes, messageId.from, messageId.to, part.sessionKey);
    const other = table.ownerOf(mine);
    if (other !== -1) {
      if (partAt(this.#ledger, other).record.path !== record.path) part.borrows = true;
      return;
    }
    table.set(mine, this.#place);
    part.count(usage, day, false);
  }

  #failure(part: Part, from: number, to: number): void {
    const line = parsed(this.#bytes, from, to);
    if (line === null) return;
    this.#settleRequest(part);
    part.record.failures.push(this.#failures.read(line, part));
  }

  /** What only the last one tells is read when it is known to be the last. */
  #request(part: Part, from: number, to: number): Requests {
    const requests = (part.record.requests ??= noRequests());
    requests.count += 1;
    this.#requestFrom = from;
    this.#requestTo = to;
    return requests;
  }

  #settleRequest(part: Part): void {
    const { requests } = part.record;
    if (this.#requestFrom === -1 || requests === null) return;
    const line = parsed(this.#bytes, this.#requestFrom, this.#requestTo);
    this.#requestFrom = -1;
    takeLast(requests, line);
    part.requestedModel = shortText(fieldsOf(line?.['params'])['model']) ?? part.requestedModel;
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
const MOST_NAMES = 1000;
const EMPTY = Buffer.alloc(0);
const ASSISTANT = Buffer.from('assistant');
const API_REQUEST = Buffer.from('api-request');
/** The name that the client gives to what it wrote itself. */
const SYNTHETIC = '<synthetic>';

/** What is found of an answer. */
interface Answer {
  readonly messageId: Span;
  readonly model: Span;
  readonly timestamp: Span;
  readonly usage: Usage;
}

function modelAt(bytes: Buffer, place: Span): string | null {
  const model = textAt(bytes, place);
  return model === SYNTHETIC ? null : model;
}
