import { rm } from 'node:fs/promises';
import path from 'node:path';
import { keyOf, type StateFolder } from '../stateFolder.ts';
import type { Reading } from './lineReader.ts';
import { MessageTable } from './messageTable.ts';
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

/** Only what the files name: without what was begun and not ended, or belonged to a file that is gone. */
export function onlyOf(files: readonly KnownFile[], ledger: Ledger): Ledger {
  const named = new Set(files.flatMap(({ places }) => places));
  return { table: ledger.table.renamed((owner) => (named.has(owner) ? owner : -1)), parts: ledger.parts };
}

export const nothingKnown = (): Known => ({ files: [], ledger: { table: new MessageTable(), parts: [] } });

/** The form of the record; another one is not read but made anew. */
const VERSION = 1;

interface SavedFile extends TranscriptFile, Reading {
  readonly parts: readonly SavedPart[];
}

interface Head {
  readonly version: number;
  readonly files: readonly SavedFile[];
  /** Of the table that follows behind the head. */
  readonly slots: number;
  readonly size: number;
}

/** What is known of a folder of transcripts; nothing where there is no record, or none that we understand. */
export async function readKnown(folder: string, state: StateFolder): Promise<Known> {
  const bytes = await state.readRecordBytes(recordOf(folder, state)).catch(() => null);
  if (bytes === null) return nothingKnown();
  try {
    return decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)) ?? nothingKnown();
  } catch {
    return nothingKnown();
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

function encode({ files, ledger }: Known): Uint8Array[] {
  const numbers = new Map<number, number>(); // the parts as they follow in the record
  const saved = files.map(({ file, places, reading }): SavedFile => {
    for (const place of places) numbers.set(place, numbers.size);
    return { ...file, ...reading, parts: places.map((place) => partAt(ledger, place).toJson()) };
  });
  const { keys, owners, size } = ledger.table.renamed((owner) => numbers.get(owner) ?? -1).slots;
  const head: Head = { version: VERSION, files: saved, slots: keys.length, size };
  return [lineOf(head), bytesOf(keys), bytesOf(owners)];
}

/** The table behind it begins where a table of numbers may begin in memory. */
function lineOf(head: Head): Buffer {
  const text = Buffer.from(JSON.stringify(head));
  return Buffer.concat([text, Buffer.alloc(7 - (text.length % 8), ' '), Buffer.from('\n')]);
}

function decode(bytes: Buffer): Known | null {
  const end = bytes.indexOf(NEWLINE);
  const head = JSON.parse(bytes.toString('utf8', 0, end)) as Head;
  const { files: saved, size, slots, version } = head;
  const keysAt = end + 1;
  const ownersAt = keysAt + slots * 8;
  if (version !== VERSION || bytes.length !== ownersAt + slots * 4) return null;
  const { buffer } = bytes.byteOffset === 0 ? bytes : Uint8Array.from(bytes);
  const keys = new Float64Array(buffer, keysAt, slots);
  const owners = new Uint32Array(buffer, ownersAt, slots);
  const ledger: Ledger = { table: new MessageTable({ keys, owners, size }), parts: [] };
  const files = saved.map(({ offset, parts, tail, ...file }): KnownFile => {
    const places = parts.map((part) => ledger.parts.push(Part.from(part, file.path)) - 1);
    return { file, reading: { offset, tail }, places };
  });
  return { files, ledger };
}

const NEWLINE = 0x0a;

const bytesOf = ({ buffer, byteLength, byteOffset }: Float64Array | Uint32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
