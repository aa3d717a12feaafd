import { decodeError } from '../../core/decodeError.ts';
import type { Failure } from '../../core/sessions/session.ts';
import { OPEN_BRACE } from './jsonBytes.ts';
import { LineEnds } from './lineEnds.ts';
import { LineFields, type Place } from './lineFields.ts';
import { type Ledger, partAt } from './ledger.ts';
import { keyOfBytes } from './messageTable.ts';
import { Part } from './part.ts';

/**
 * Reads one transcript, line by line, into parts: one for each session that its lines name. Of a line no more is read
 * than is needed; what is kept holds no text of it but names, times and numbers. `settle` before the bytes go.
 */
export class TranscriptReader {
  readonly #path: string;
  readonly #ledger: Ledger;
  readonly #ends = new LineEnds();
  readonly #fields = new LineFields();
  /** For lines that are looked at once more while another one is at work. */
  readonly #others = new LineFields();
  readonly #days = new Days();
  /** By session id: the places of this file's parts in the ledger. */
  readonly #places = new Map<string, number>();
  #place = -1;
  /** How the message begins that was counted last. */
  #lastId = '';
  #bytes: Buffer = EMPTY;
  /** Where the lines since the last `settle` begin and end, all of the current part; -1 where there is none. */
  #linesFrom = -1;
  #linesTo = -1;
  /** Where the last request stands that is not settled; -1 where there is none. */
  #requestFrom = -1;
  #requestTo = -1;

  constructor(path: string, ledger: Ledger, places: readonly number[]) {
    this.#path = path;
    this.#ledger = ledger;
    for (const place of places) this.#places.set(partAt(ledger, place).id, place);
    this.#place = places.at(-1) ?? -1;
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
    if (isAt(bytes, ends.type, ASSISTANT)) this.#answerOf(part, from, to);
    else if (isAt(bytes, ends.type, API_REQUEST)) this.#walk(bytes, from, to);
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
    const isMessage = isAt(bytes, ends.nestedKey, MESSAGE) && bytes[ends.nestedFrom] === OPEN_BRACE;
    if (!isMessage || ends.timestamp.from === -1) return this.#walk(bytes, from, to);
    const behind = fields.walkMessage(bytes, ends.nestedFrom, to);
    if (behind === ends.nestedTo) this.#answer(part, ends.timestamp);
    else this.#walk(bytes, from, to);
  }

  /** A message comes as several lines, with the same usage: those that follow the first one tell nothing new. */
  #isRepeated(): boolean {
    const last = this.#lastId;
    if (last === '' || !isAt(this.#bytes, this.#ends.nestedKey, MESSAGE)) return false;
    const from = this.#ends.nestedFrom;
    return isTextAt(this.#bytes, { from, to: from + last.length }, last);
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
    if (isAt(bytes, fields.type, API_REQUEST)) return this.#request(part, from, to);
    if (!isAt(bytes, fields.type, ASSISTANT)) return;
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
    this.#lastId = '';
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
    this.#lastId = `{"id":"${bytes.toString('latin1', fields.messageId.from, fields.messageId.to)}"`;
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
    part.failures.push(failureOf(line, part));
  }

  /** The name is there, but it does not say so. */
  #walkAnswer(part: Part, from: number, to: number): void {
    if (this.#fields.walk(this.#bytes, from, to) === 'whole') this.#answer(part, this.#fields.timestamp);
  }

  #request(part: Part, from: number, to: number): void {
    const before = part.requests ?? { count: 0, scoped: 0, last: null, lastScoped: null, betas: [] };
    const isScoped = holdsScope(this.#bytes, from, to);
    part.requests = {
      ...before,
      count: before.count + 1,
      scoped: before.scoped + (isScoped ? 1 : 0),
      lastScoped: isScoped ? timeOf(parsed(this.#bytes, from, to)) : before.lastScoped,
    };
    this.#requestFrom = from;
    this.#requestTo = to;
  }

  #settleRequest(part: Part): void {
    if (this.#requestFrom === -1 || part.requests === null) return;
    const line = parsed(this.#bytes, this.#requestFrom, this.#requestTo);
    this.#requestFrom = -1;
    const params = asRecord(line?.['params']);
    part.requests = {
      ...part.requests,
      last: timeOf(line) ?? part.requests.last,
      betas: [...new Set([...textsIn(params['betas']), ...textsIn(params['anthropic_beta'])])].toSorted(),
    };
    part.requestedModel = shortText(params['model']) ?? part.requestedModel;
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

type Span = Pick<Place, 'from' | 'to'>;

const NEWLINE = 0x0a;
const EMPTY = Buffer.alloc(0);
const ASSISTANT = Buffer.from('assistant');
const API_REQUEST = Buffer.from('api-request');
const MESSAGE = Buffer.from('message');
const SCOPE = Buffer.from('"scope"');
/** The name that the client gives to what it wrote itself. */
const SYNTHETIC = '<synthetic>';
/** Names are short; what is longer is none. */
const LONGEST = 4096;

function isAt(bytes: Buffer, { from, to }: Place, text: Uint8Array): boolean {
  if (to - from !== text.length) return false;
  for (let at = 0; at < text.length; at += 1) if (bytes[from + at] !== text[at]) return false;
  return true;
}

function isTextAt(bytes: Buffer, { from, to }: Span, text: string | null): boolean {
  if (text === null || to - from !== text.length) return false;
  for (let at = 0; at < text.length; at += 1) if (bytes[from + at] !== text.charCodeAt(at)) return false;
  return true;
}

function textAt(bytes: Buffer, { from, to }: Place): string | null {
  if (from === -1 || to - from > LONGEST) return null;
  const text = bytes.toString('utf8', from, to);
  if (!text.includes('\\')) return text;
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return null;
  }
}

function timeAt(bytes: Buffer, { from, to }: Span): number | null {
  if (from === -1 || to - from > LONGEST) return null;
  const time = Date.parse(bytes.toString('latin1', from, to));
  return Number.isNaN(time) ? null : time;
}

const DAY_MS = 86_400_000;

/** The starts of days in UTC: of two times in a row mostly the same one. */
class Days {
  #date = '';
  #day: number | null = null;

  at(bytes: Buffer, { from, to }: Span): number | null {
    if (from === -1) return null;
    const isUsual = to - from === 24 && bytes[to - 1] === 0x5a && bytes[from + 10] === 0x54;
    if (isUsual && isTextAt(bytes, { from, to: from + 10 }, this.#date)) return this.#day;
    const time = timeAt(bytes, { from, to });
    const day = time === null ? null : Math.floor(time / DAY_MS) * DAY_MS;
    if (!isUsual) return day;
    this.#date = bytes.toString('latin1', from, from + 10);
    this.#day = day;
    return day;
  }
}

function parsed(bytes: Buffer, from: number, to: number): Record<string, unknown> | null {
  try {
    return asRecord(JSON.parse(bytes.toString('utf8', from, to)));
  } catch {
    return null; // no line of the client's
  }
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string' && each.length < 200) : [];

const shortText = (value: unknown): string | null =>
  typeof value === 'string' && value.length <= LONGEST ? value : null;

function timeOf(line: Record<string, unknown> | null): number | null {
  const time = Date.parse(typeof line?.['timestamp'] === 'string' ? line['timestamp'] : '');
  return Number.isNaN(time) ? null : time;
}

function holdsScope(bytes: Buffer, from: number, to: number): boolean {
  if (!bytes.subarray(from, to).includes(SCOPE)) return false;
  const marks = parsed(bytes, from, to)?.['cacheControl'];
  return Array.isArray(marks) && marks.some((mark) => asRecord(asRecord(mark)['value'])['scope'] !== undefined);
}

/** The text of the refusal is decoded and not kept. */
function failureOf(line: Record<string, unknown>, part: Part): Failure {
  const said = saidIn(asRecord(line['message'])['content']);
  const { answeredBy, family } = decodeError(said);
  return {
    time: timeOf(line),
    family,
    answeredBy,
    status: statusOf(line['apiErrorStatus'], said),
    clientVersion: shortText(line['version']),
    entrypoint: shortText(line['entrypoint']),
    model: shortText(line['requestedModel']) ?? part.requestedModel ?? part.model,
  };
}

function statusOf(named: unknown, said: string): number | null {
  if (typeof named === 'number') return named;
  const inText = /API Error: (\d{3})\b/.exec(said)?.[1];
  return inText === undefined ? null : Number(inText);
}

function saidIn(content: unknown): string {
  if (typeof content === 'string') return content.slice(0, LONGEST_SAID);
  const blocks = Array.isArray(content) ? content : [];
  const texts = blocks.map((block) => asRecord(block)['text']).filter((text) => typeof text === 'string');
  return texts.join('\n').slice(0, LONGEST_SAID);
}

/** A refusal says in its first words what it is about. */
const LONGEST_SAID = 16_384;
