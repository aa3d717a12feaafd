import path from 'node:path';
import { type Bytes, isSame, readBytes } from './bytes.ts';
import type { FileOperations } from './fileOperations.ts';
import { withLock } from './lock.ts';
import { unfinished } from './refusal.ts';
import { discard } from './scratch.ts';
import { keyOf } from './stateFolder.ts';
import { JOURNALS } from './stateRoot.ts';
import { codeOf } from './textFile.ts';
import type { WriteContext } from './writeContext.ts';

/** An in-place write: what stood there, and what shall stand there. */
interface Journal {
  readonly target: string;
  readonly before: Bytes;
  readonly after: Uint8Array;
}

/**
 * Writes into the file itself, for where it cannot be replaced. The write is on record before its first byte: whatever
 * ends us in between, {@link recoverJournal} finishes it. Answers that the file changed, with nothing written, where it
 * no longer holds `expected`.
 */
export async function writeInPlace(
  target: string,
  after: Uint8Array,
  expected: Bytes,
  context: WriteContext,
): Promise<{ readonly kind: 'done' | 'changed' }> {
  const { files } = context;
  const record = await writeRecord({ target, before: expected, after }, context);
  try {
    if (!isSame(await readBytes(target, files), expected)) {
      await discard(record, files);
      return { kind: 'changed' };
    }
    await overwrite(target, after, files);
  } catch (error) {
    // A disk that is full, say, holds the old bytes all the same: they had their place. If even that fails, the record
    // stays for the next start.
    const isBack = await putBack({ target, before: expected, after }, files);
    if (isBack) await discard(record, files);
    throw error;
  }
  const now = await readBytes(target, files).catch(() => after);
  await discard(record, files);
  return { kind: isSame(now, after) ? 'done' : 'changed' };
}

/** Finishes the in-place write of a file that was interrupted, if there was one. */
export async function recoverJournal(target: string, context: WriteContext): Promise<void> {
  const record = path.join(context.state.root, JOURNALS, `${keyOf(target)}.json`);
  if ((await context.state.readRecord(record)) === null) return;
  // While its writer is at work it holds the lock; after that, a record that is still there is one of the dead.
  await withLock(target, context, () => finish(record, context));
}

/** Finishes every in-place write that was interrupted. One that cannot be finished yet stays on record; that is told. */
export async function recoverJournals(context: WriteContext): Promise<void> {
  const { state } = context;
  const names = await state.names(JOURNALS);
  if (names.length === 0) return;
  await state.sweep(path.join(state.root, JOURNALS));
  const records = names.filter((name) => name.endsWith('.json')).map((name) => path.join(state.root, JOURNALS, name));
  const attempts = await Promise.allSettled(records.map((record) => recoverRecord(record, context)));
  for (const attempt of attempts) if (attempt.status === 'rejected') throw attempt.reason;
}

async function recoverRecord(record: string, context: WriteContext): Promise<void> {
  const journal = parse(await context.state.readRecord(record));
  if (!journal) return;
  try {
    await recoverJournal(journal.target, context);
  } catch (error) {
    throw unfinished(journal.target, record, error);
  }
}

async function finish(record: string, { files, state }: WriteContext): Promise<void> {
  const journal = parse(await state.readRecord(record));
  if (!journal) return;
  const now = await readBytes(journal.target, files);
  if (isTorn(now, journal)) await overwrite(journal.target, journal.after, files);
  await discard(record, files);
}

/** Whether the file holds the start of the new bytes and then the rest of the old ones, or is cut off there. */
export function isTorn(now: Bytes, { before, after }: Pick<Journal, 'before' | 'after'>): boolean {
  if (now === null || isSame(now, before) || isSame(now, after)) return false;
  let same = 0;
  while (same < now.length && same < after.length && now[same] === after[same]) same += 1;
  const rest = now.subarray(same);
  return rest.length === 0 || (before !== null && isSame(rest, before.subarray(same)));
}

/** First the bytes, then the length: in between there is never less than one of the two texts to go by. */
async function overwrite(target: string, bytes: Uint8Array, files: FileOperations): Promise<void> {
  const handle = await openForWriting(target, files);
  try {
    let done = 0;
    while (done < bytes.length) done += (await handle.write(bytes, done, bytes.length - done, done)).bytesWritten;
    await handle.truncate(bytes.length);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openForWriting(target: string, files: FileOperations): ReturnType<FileOperations['open']> {
  try {
    return await files.open(target, 'r+');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return files.open(target, 'wx', 0o600);
  }
}

/** Only what we left half done or whole: what anybody else has written stays. */
async function putBack({ target, before, after }: Journal, files: FileOperations): Promise<boolean> {
  try {
    const now = await readBytes(target, files);
    if (!isSame(now, after) && !isTorn(now, { before, after })) return true;
    await (before === null ? files.rm(target, { force: true }) : overwrite(target, before, files));
    return true;
  } catch {
    return false;
  }
}

async function writeRecord({ target, before, after }: Journal, { state }: WriteContext): Promise<string> {
  const folder = await state.folder(JOURNALS);
  await state.sweep(folder);
  const record = path.join(folder, `${keyOf(target)}.json`);
  const text = JSON.stringify({ target, before: before && encode(before), after: encode(after) });
  await state.writeRecord(record, text);
  return record;
}

function parse(text: string | null): Journal | null {
  if (text === null) return null;
  try {
    const { target, before, after } = JSON.parse(text) as { target: string; before: string | null; after: string };
    return { target, before: before === null ? null : decode(before), after: decode(after) };
  } catch {
    return null; // no record of ours: they are whole or not there
  }
}

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const decode = (text: string): Uint8Array => Buffer.from(text, 'base64');
