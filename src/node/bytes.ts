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

/** The bytes of a JSON file; one that is empty or torn, and was written just now, gets the time to become whole. */
export async function readSettled(file: string, files: FileOperations): Promise<Bytes> {
  // Some programs remove a file before they make it anew.
  let bytes = (await readBytes(file, files)) ?? (await readBytes(file, files));
  for (const pause of PAUSES_MS) {
    if (isWhole(bytes) || (await isAtRest(file, files))) return bytes;
    await wait(pause);
    bytes = await readBytes(file, files);
  }
  return bytes;
}

function isWhole(bytes: Bytes): boolean {
  return bytes === null || parseStrict(contentOf(bytes).text).ok;
}

/** Where clocks differ (a file server's, say), the time of a write can lie in the future: that is no rest. */
async function isAtRest(file: string, files: FileOperations): Promise<boolean> {
  const written = (await files.stat(file).catch(() => null))?.mtimeMs;
  return written !== undefined && written < Date.now() - AT_REST_MS;
}
