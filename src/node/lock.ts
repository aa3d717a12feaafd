import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as l10n from '../core/l10n.ts';
import { UserError } from '../core/userError.ts';
import type { FileOperations } from './fileOperations.ts';
import { isAlive } from './processes.ts';
import { discard, scratchName } from './scratch.ts';
import { keyOf } from './stateFolder.ts';
import { codeOf } from './textFile.ts';
import type { WriteContext } from './writeContext.ts';

/** How long to wait for another window or terminal, and how often to look, in ms. */
const PATIENCE_MS = 15_000;
const PAUSE_MS = 10;
/** A lock that is older than this belongs to nobody who is still at work, whatever its process id says. */
const STALE_MS = 60_000;

/**
 * Runs `work` while no other process of ours changes `file`. A lock whose process has gone is taken over. Other
 * programs know nothing of it: against those the writer compares before it renames.
 */
export async function withLock<T>(file: string, context: WriteContext, work: () => Promise<T>): Promise<T> {
  const { files, state } = context;
  const folder = await state.folder('locks');
  await state.sweep(folder);
  const lock = path.join(folder, `${keyOf(file)}.lock`);
  const owner = `${process.pid} ${hostname()} ${randomUUID()}`;
  await acquire(lock, owner, file, files);
  try {
    return await work();
  } finally {
    await release(lock, owner, files);
  }
}

async function acquire(lock: string, owner: string, file: string, files: FileOperations): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  const mine = scratchName(lock, 'tmp');
  try {
    await writeNew(mine, owner, files);
    for (;;) {
      if (await place(mine, owner, lock, files)) return;
      const stale = await staleOwner(lock, files);
      if (stale !== null) await takeAway(lock, stale, { mine, owner, files });
      else if (Date.now() > until) throw busy(file);
      else await wait(PAUSE_MS * (0.5 + Math.random()));
    }
  } finally {
    await discard(mine, files);
  }
}

/** The lock appears with its owner's name in it, in one step; where there are no second names, in two. */
async function place(mine: string, owner: string, lock: string, files: FileOperations): Promise<boolean> {
  try {
    await files.link(mine, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
  }
  try {
    await writeNew(lock, owner, files);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function writeNew(file: string, text: string, files: FileOperations): Promise<void> {
  const handle = await files.open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
  } catch (error) {
    await discard(file, files);
    throw error;
  } finally {
    await handle.close();
  }
}

/** The owner's name where that owner is gone; null where the lock is held, or is not there any more. */
async function staleOwner(lock: string, files: FileOperations): Promise<string | null> {
  const owner = await files.readFile(lock, 'utf8').catch(() => null);
  if (owner === null) return null;
  const [pid = '', host] = owner.split(' ');
  if (pid !== '' && host === hostname() && !isAlive(Number(pid))) return owner;
  const age = Date.now() - ((await files.stat(lock).catch(() => null))?.mtimeMs ?? Date.now());
  return age > STALE_MS ? owner : null;
}

/**
 * Removes the lock of an owner that is gone. Two may find it stale, and the second must not remove what the first has
 * put there by then: so only one at a time may remove, and looks again before it does.
 */
async function takeAway(
  lock: string,
  stale: string,
  { mine, owner, files }: { readonly mine: string; readonly owner: string; readonly files: FileOperations },
): Promise<void> {
  const guard = `${lock}.guard`;
  if (!(await place(mine, owner, guard, files))) {
    if ((await staleOwner(guard, files)) !== null) await discard(guard, files);
    return;
  }
  try {
    const now = await files.readFile(lock, 'utf8').catch(() => null);
    if (now === stale) await discard(lock, files);
  } finally {
    await discard(guard, files);
  }
}

async function release(lock: string, owner: string, files: FileOperations): Promise<void> {
  const read = (): Promise<string | null> => files.readFile(lock, 'utf8').catch(() => null);
  const held = (await read()) ?? (await read());
  if (held === owner) await discard(lock, files);
}

function busy(file: string): UserError {
  return new UserError(l10n.t('Another window or terminal is changing {0}. Nothing was written: try again.', file));
}
