import { rm } from 'node:fs/promises';
import path from 'node:path';
import { keyOf, type StateFolder } from '../stateFolder.ts';
import type { Reading } from './lineReader.ts';
import { emptySlots, MessageTable } from './messageTable.ts';
import { Part, type SavedPart } from './part.ts';
import type { TranscriptFile } from './transcriptFile.ts';
import { type Ledger, partAt } from './ledger.ts';

/** A file that was read, how far, and the places of its parts in the ledger. */
export interface KnownFile {
  readonly file: TranscriptFile;
  readonly reading: Reading;
  readonly places: readonly number[];
}

/** What an earlier scan has read. */
export interface Known {
  readonly files: readonly KnownFile[];
  readonly ledger: Ledger;
}

/** Keeps in the ledger what the files name alone: without what was begun and not ended, or belonged to a file that is gone. */
export function keepOnly(files: readonly KnownFile[], ledger: Ledger): void {
  const named = new Set(files.flatMap(({ places }) => places));
  ledger.table.disown((owner) => !named.has(owner));
}

/** Of a folder that was not read before, with so many bytes in it. */
export const nothingKnown = (bytes: number): Known => ({
  files: [],
  ledger: { table: new MessageTable(emptySlots(Math.min(MOST_EXPECTED, bytes / BYTES_PER_MESSAGE))), parts: [] },
});

/** So many there are in the transcripts of the bench. It is only a guess at how much room is needed: the table grows. */
const BYTES_PER_MESSAGE = 8192;
const MOST_EXPECTED = 1_000_000;

/** The form of the record; another one is not read but made anew. */
const VERSION = 2;

interface SavedFile extends TranscriptFile, Reading {
  readonly parts: readonly SavedPart[];
}

/** The first line of a record. Behind it comes the table, then a line for each file. */
interface Head {
  readonly version: number;
  readonly files: number;
  /** Of the table. */
  readonly slots: number;
  readonly size: number;
}

/** What is known of a folder of transcripts; null where there is no record, or none that we understand. */
export async function readKnown(folder: string, state: StateFolder): Promise<Known | null> {
  const bytes = await state.readRecordBytes(recordOf(folder, state)).catch(() => null);
  if (bytes === null) return null;
  try {
    return decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  } catch {
    return null;
  }
}

/** Keeps it for the next scan: names, places, numbers and times, and of messages a number each. */
export async function writeKnown(folder: string, known: Known, state: StateFolder): Promise<void> {
  const made = await state.folder(FOLDER);
  await state.sweep(made);
  await state.writeCache(recordOf(folder, state), encode(known));
}

/** Forgets what was read, of all folders. */
export async function forgetKnown(state: StateFolder): Promise<void> {
  await rm(path.join(state.root, FOLDER), { recursive: true, force: true });
}

const FOLDER = 'transcripts';

const recordOf = (folder: string, state: StateFolder): string => path.join(state.root, FOLDER, `${keyOf(folder)}.bin`);

/** In pieces: as a whole it would take as much room again. */
function* encode({ files, ledger }: Known): Generator<Uint8Array> {
  const { keys, owners, size } = ledger.table.slots;
  yield headOf({ version: VERSION, files: files.length, slots: keys.length, size });
  yield bytesOf(keys);
  yield* renumbered(owners, files, ledger);
  yield* linesOf(files, ledger);
}

/** Pieces are good until the next one: they all lie in the same memory. */
function* linesOf(files: readonly KnownFile[], ledger: Ledger): Generator<Uint8Array> {
  const room = Buffer.alloc(ROOM);
  let filled = 0;
  for (const file of files) {
    const line = `${JSON.stringify(savedOf(file, ledger))}\n`;
    if (filled + line.length * MOST_BYTES > ROOM) {
      yield room.subarray(0, filled);
      filled = 0;
    }
    if (line.length * MOST_BYTES > ROOM) yield Buffer.from(line);
    else filled += room.write(line, filled);
  }
  yield room.subarray(0, filled);
}

const ROOM = 65_536;
/** Of one UTF-16 unit in UTF-8. */
const MOST_BYTES = 3;

/** The owners by the numbers that their parts have in the record. */
function* renumbered(owners: Int32Array, files: readonly KnownFile[], { parts }: Ledger): Generator<Uint8Array> {
  const numbers = new Int32Array(parts.length).fill(-1);
  let next = 0;
  for (const { places } of files) for (const place of places) numbers[place] = next++;
  for (let from = 0; from < owners.length; from += OWNERS_AT_ONCE)
    yield bytesOf(owners.slice(from, from + OWNERS_AT_ONCE).map((owner) => numbers[owner] ?? -1));
}

const OWNERS_AT_ONCE = 32_768;

const savedOf = ({ file, places, reading }: KnownFile, ledger: Ledger): SavedFile => ({
  ...file,
  ...reading,
  parts: places.map((place) => partAt(ledger, place).toJson()),
});

/** The table behind it begins where a table of numbers may begin in memory. */
function headOf(head: Head): Buffer {
  const text = JSON.stringify(head);
  return Buffer.from(`${text}${' '.repeat(7 - (text.length % 8))}\n`);
}

function decode(bytes: Buffer): Known | null {
  const keysAt = bytes.indexOf(NEWLINE) + 1;
  const head = JSON.parse(bytes.toString('utf8', 0, keysAt)) as Head;
  const ownersAt = keysAt + head.slots * 8;
  const filesAt = ownersAt + head.slots * 4;
  if (head.version !== VERSION || bytes.length < filesAt) return null;
  const { buffer } = bytes.byteOffset === 0 ? bytes : Uint8Array.from(bytes);
  const keys = new Float64Array(buffer, keysAt, head.slots);
  const owners = new Int32Array(buffer, ownersAt, head.slots);
  const ledger: Ledger = { table: new MessageTable({ keys, owners, size: head.size }), parts: [] };
  const files: KnownFile[] = [];
  for (let at = filesAt, end = bytes.indexOf(NEWLINE, at); end !== -1; at = end + 1, end = bytes.indexOf(NEWLINE, at))
    files.push(fileOf(JSON.parse(bytes.toString('utf8', at, end)) as SavedFile, ledger));
  return files.length === head.files ? { files, ledger } : null;
}

function fileOf({ offset, parts, tail, ...file }: SavedFile, ledger: Ledger): KnownFile {
  const places = parts.map((part) => ledger.parts.push(Part.from(part, file.path)) - 1);
  return { file, reading: { offset, tail }, places };
}

const NEWLINE = 0x0a;

const bytesOf = ({ buffer, byteLength, byteOffset }: Float64Array | Int32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
