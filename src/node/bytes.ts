import { setTimeout as wait } from 'node:timers/promises';
import { parseStrict } from '../core/json.ts';
import type { FileOperations } from './fileOperations.ts';
import { codeOf, contentOf } from './textFile.ts';

/** What a file held when it was looked at; null where there was none. */
export type Bytes = Uint8Array | null;

/** Null where the file is not there; every other trouble is thrown. */
export async function readBytes(file: string, files: FileOperations): Promise<Bytes> {
  try {
    return await files.readFile(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

export function isSame(a: Bytes, b: Bytes): boolean {
  if (a === null || b === null) return a === b;
  return Buffer.compare(a, b) === 0;
}

/** How long to wait between looks at a file that seems to be in the middle of a write, in ms: half a second in all. */
const PAUSES_MS = [10, 30, 60, 120, 280];
/** A file that nobody has touched for so long is not in the middle of a write, in ms. */
const AT_REST_MS = 2_000;

/** Something that holds the bytes of a JSON file. */
interface Place {
  readonly read: () => Promise<Bytes>;
  /** In ms since 1970; undefined where that cannot be had. */
  readonly writtenAt: () => Promise<number | undefined>;
}

/** The bytes of a JSON file; one that is empty or torn, and was written just now, gets the time to become whole. */
export async function readSettled(file: string, files: FileOperations, known: Bytes = null): Promise<Bytes> {
  return settled(
    {
      // Some programs remove a file before they make it anew.
      read: async () => (await readBytes(file, files)) ?? readBytes(file, files),
      writtenAt: async () => (await files.stat(file).catch(() => null))?.mtimeMs,
    },
    known,
  );
}

/** `known`: bytes that are known to be whole. */
export async function settled({ read, writtenAt }: Place, known: Bytes = null): Promise<Bytes> {
  let bytes = await read();
  for (const pause of PAUSES_MS) {
    if (isSame(bytes, known) || isWhole(bytes) || isAtRest(await writtenAt())) return bytes;
    await wait(pause);
    bytes = await read();
  }
  return bytes;
}

function isWhole(bytes: Bytes): boolean {
  return bytes === null || parseStrict(contentOf(bytes).text).ok;
}

/** Where clocks differ (a file server's, say), the time of a write can lie in the future: that is no rest. */
const isAtRest = (writtenAt: number | undefined): boolean =>
  writtenAt !== undefined && writtenAt < Date.now() - AT_REST_MS;
