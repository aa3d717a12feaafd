import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import { UserError } from '../core/userError.ts';
import type { FileOperations } from './fileOperations.ts';
import { keyOf, type StateFolder } from './stateFolder.ts';
import { codeOf } from './textFile.ts';

/** How long to wait for another window or terminal, and how often to look, in ms. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 10;
/** A lock that is older than this belongs to nobody who is still at work, whatever its process id says. */
const STALE_MS = 30_000;

/**
 * Runs `work` while no other process of ours changes `file`. A lock whose process has gone is taken over. Other
 * programs know nothing of it: against those the writer compares before it renames.
 */
export async function withLock<T>(
  file: string,
  { files, state }: { readonly files: FileOperations; readonly state: StateFolder },
  work: () => Promise<T>,
): Promise<T> {
  const lock = path.join(await state.folder('locks'), `${keyOf(file)}.lock`);
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
  for (;;) {
    if (await create(lock, owner, files)) return;
    if (await isStale(lock, files)) await takeAway(lock, files);
    else if (Date.now() > until) throw busy(file);
    else await wait(PAUSE_MS);
  }
}

/** A lock without its owner's name is one of a process that was killed in between: its age tells. */
async function create(lock: string, owner: string, files: FileOperations): Promise<boolean> {
  try {
    const handle = await files.open(lock, 'wx', 0o600);
    try {
      await handle.writeFile(owner);
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(lock: string, files: FileOperations): Promise<boolean> {
  const owner = await files.readFile(lock, 'utf8').catch(() => null);
  if (owner === null) return false;
  const [pid = '', host] = owner.split(' ');
  const age = Date.now() - ((await files.stat(lock).catch(() => null))?.mtimeMs ?? Date.now());
  return age > STALE_MS || (pid !== '' && host === hostname() && !isAlive(Number(pid)));
}

/** Moved away first: of two that find it stale, one takes it and the other finds it gone. */
async function takeAway(lock: string, files: FileOperations): Promise<void> {
  const aside = `${lock}.${process.pid}.${randomUUID()}`;
  try {
    const seen = await files.readFile(lock, 'utf8');
    await files.rename(lock, aside);
    // Between the look and the move it may have become somebody's: then it goes back.
    if ((await files.readFile(aside, 'utf8')) !== seen) await files.link(aside, lock).catch(() => undefined);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  } finally {
    await files.rm(aside, { force: true });
  }
}

async function release(lock: string, owner: string, files: FileOperations): Promise<void> {
  const held = await files.readFile(lock, 'utf8').catch(() => null);
  if (held === owner) await files.rm(lock, { force: true });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function busy(file: string): UserError {
  return new UserError(l10n.t('Another window or terminal is changing {0}. Nothing was written: try again.', file));
}
