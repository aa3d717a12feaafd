import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from './textFile.ts';

/** What a file held when it was looked at; null where there was none. */
export type Bytes = Uint8Array | null;

/** Null where the file is not there; every other trouble is thrown. */
export async function readBytes(file: string): Promise<Bytes> {
  try {
    return await readFile(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

export function isSame(a: Bytes, b: Bytes): boolean {
  if (a === null || b === null) return a === b;
  return Buffer.compare(a, b) === 0;
}

/**
 * Puts `bytes` in the file's place in one step: readers see the old file or the new one, whole. Mode and owner stay;
 * a new file is for its owner alone, since settings can hold secrets. `file` must be a real path: a link would be
 * replaced by a plain file. Answers false, with nothing changed, where the file no longer holds `expected`.
 */
export async function replaceFile(file: string, bytes: Uint8Array, expected: Bytes): Promise<boolean> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.${randomUUID()}.tmp`;
  try {
    await writeLike(file, temporary, bytes);
    if (!isSame(await readBytes(file), expected)) return false;
    await rename(temporary, file);
    return true;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Writes a new file with the mode and owner of another, flushed to the disk. */
async function writeLike(model: string, file: string, bytes: Uint8Array): Promise<void> {
  const like = await stat(model).catch(() => null);
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    if (like) {
      await handle.chmod(like.mode & 0o7777);
      const own = await handle.stat();
      if (own.uid !== like.uid || own.gid !== like.gid) await handle.chown(like.uid, like.gid).catch(ignoreRefusal);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Only root may give files away; a file that we may write is then ours, which is the best that can be had. */
function ignoreRefusal(error: unknown): void {
  if (codeOf(error) !== 'EPERM') throw error;
}
