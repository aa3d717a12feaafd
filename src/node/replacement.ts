import type { Stats } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Bytes, isSame, readBytes } from './bytes.ts';
import type { FileOperations } from './fileOperations.ts';
import { writeInPlace } from './journal.ts';
import { type OldFile, holdByHandle, holdByName } from './oldFile.ts';
import { discard, scratchName } from './scratch.ts';
import { codeOf } from './textFile.ts';
import type { WriteContext } from './writeContext.ts';

/** What became of a replacement. */
export type Replaced =
  /** The file holds our bytes. */
  | { readonly kind: 'done' }
  /** The file no longer held what we expected; it was left alone. */
  | { readonly kind: 'changed' }
  /** The file holds our bytes, but between our last look and the rename somebody wrote this into the old one. */
  | { readonly kind: 'overtaken'; readonly theirs: Uint8Array };

/** How often and how long to wait for a program that holds the file, in ms. */
const PAUSES_MS = [10, 40, 160];

/**
 * Puts `bytes` in the file's place in one step: readers see the old file or the new one, whole. Mode and owner stay; a
 * new file is for its owner alone. `file` must be a real path: a link would be replaced by a plain file. Where the
 * system refuses the step (a file that is mounted by itself, one that another program holds), and where the file has
 * a second name that must not be cut off, the bytes are written in place under a journal.
 */
export async function replaceFile(
  file: string,
  bytes: Uint8Array,
  expected: Bytes,
  context: WriteContext,
): Promise<Replaced> {
  const { files } = context;
  await files.mkdir(path.dirname(file), { recursive: true });
  if (expected !== null && (await hasSecondName(file, files))) {
    return writeInPlace(file, bytes, expected, context);
  }
  const temporary = scratchName(file, 'tmp');
  let old: OldFile | null = null;
  try {
    const like = await files.stat(file).catch(nullWhereAbsent);
    if ((like === null) !== (expected === null)) {
      await readBytes(file, files); // which says what stands there, should it be no file
      return { kind: 'changed' };
    }
    await writeLike(like, temporary, bytes, files);
    if (expected !== null) old = await (context.replacesOpenFiles ? holdByHandle : holdByName)(file, files);
    if (!isSame(await readBytes(file, files), expected)) return { kind: 'changed' };
    if (!(await renameOver(temporary, file, files))) {
      await old?.letGo(); // a second name would be taken for somebody else's
      return await writeInPlace(file, bytes, expected, context);
    }
    return old === null ? { kind: 'done' } : await lookBack(old, expected);
  } finally {
    await discard(temporary, files);
    await old?.letGo();
  }
}

/**
 * Removes a file that still holds `expected`; answers false where it does not. It is moved away before the last look,
 * so that what is looked at is what goes.
 */
export async function removeFile(file: string, expected: Uint8Array, files: FileOperations): Promise<boolean> {
  if (!isSame(await readBytes(file, files), expected)) return false;
  const aside = scratchName(file, 'aside');
  try {
    await files.rename(file, aside);
  } catch (error) {
    if (!REFUSED.has(codeOf(error) ?? '')) throw error;
    await files.unlink(file);
    return true;
  }
  const isOurs = isSame(await readBytes(aside, files).catch(() => null), expected);
  if (!isOurs) await files.link(aside, file);
  await discard(aside, files);
  return isOurs;
}

async function hasSecondName(file: string, files: FileOperations): Promise<boolean> {
  return ((await files.stat(file).catch(nullWhereAbsent))?.nlink ?? 1) > 1;
}

/** Writes a new file with the mode and owner of another, flushed to the disk. */
async function writeLike(like: Stats | null, file: string, bytes: Uint8Array, files: FileOperations): Promise<void> {
  const handle = await files.open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    if (like) {
      await handle.chmod(like.mode & 0o7777);
      const own = await handle.stat();
      if (own.uid !== like.uid || own.gid !== like.gid) {
        await handle.chown(like.uid, like.gid).catch(ignoreRefusal);
        await handle.chmod(like.mode & 0o7777); // a new owner takes the set-id bits away
      }
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Did somebody who had the old file open write to it after our last look? */
async function lookBack(old: OldFile, expected: Bytes): Promise<Replaced> {
  const left = await old.read().catch(old.read);
  if (left === null || isSame(left, expected)) return { kind: 'done' };
  // They may be in the middle of it.
  const theirs = await old.readSettled();
  return theirs === null || isSame(theirs, expected) ? { kind: 'done' } : { kind: 'overtaken', theirs };
}

/** False where the system will not have the file replaced, however long we wait. */
async function renameOver(temporary: string, file: string, files: FileOperations): Promise<boolean> {
  for (const pause of [...PAUSES_MS, null]) {
    try {
      await files.rename(temporary, file);
      await flushFolder(path.dirname(file), files);
      return true;
    } catch (error) {
      const code = codeOf(error) ?? '';
      if (!REFUSED.has(code)) throw error;
      if (code === 'EXDEV') return false; // a mount does not go away
    }
    if (pause !== null) await wait(pause);
  }
  return false;
}

const REFUSED: ReadonlySet<string> = new Set(['EBUSY', 'EXDEV', 'EPERM', 'EACCES', 'ETXTBSY']);

/** The new name is on the disk, too. Not every system can; the file itself is flushed in any case. */
async function flushFolder(folder: string, files: FileOperations): Promise<void> {
  const handle = await files.open(folder, 'r').catch(() => null);
  if (!handle) return;
  await handle.sync().catch(() => undefined);
  await handle.close().catch(() => undefined);
}

function nullWhereAbsent(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
}

/** Only root may give files away; a file that we may write is then ours, which is the best that can be had. */
function ignoreRefusal(error: unknown): void {
  if (codeOf(error) !== 'EPERM') throw error;
}
