import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isWritable } from '../core/fixes.ts';
import { holdsChanges, withoutChanges } from '../core/inverse.ts';
import * as l10n from '../core/l10n.ts';
import { readSettingsFile } from '../core/settingsFile.ts';
import { UserError } from '../core/userError.ts';
import { keepBackup } from './backups.ts';
import { type Bytes, isSame, readSettled } from './bytes.ts';
import { recoverJournal } from './journal.ts';
import { withLock } from './lock.ts';
import { removeEmptyFolders } from './madeFolders.ts';
import { changedSince, changesTooOften, explained } from './refusal.ts';
import { removeFile, replaceFile } from './replacement.ts';
import { contentOf } from './textFile.ts';
import type { WriteContext } from './writeContext.ts';
import type { Preview, WrittenFile } from './writtenFile.ts';

const TRIES = 10;
const PAUSE_MS = 10;

/**
 * Takes a change back. Where nobody has changed the file since, it gets its very bytes; where somebody has, elsewhere,
 * only our variables get their old values. Refuses where they do not hold ours any more: that is somebody's work.
 */
export async function takeBack(file: WrittenFile, context: WriteContext): Promise<void> {
  await explained(file.path, context.state.root, async () => {
    await recoverJournal(file.target, context);
    await withLock(file.target, context, () => undo(file, context));
  });
}

/** Throws as {@link takeBack} would, without a deed. */
export async function checkTakeBack(file: WrittenFile, context: WriteContext): Promise<void> {
  await explained(file.path, context.state.root, async () => {
    await recoverJournal(file.target, context);
    oldBytes(file, await readSettled(file.target, context.files));
  });
}

/** What {@link takeBack} would do now, without a trace on the disk; throws where it would refuse. */
export async function previewTakeBack(file: WrittenFile, { files, state }: WriteContext): Promise<Preview> {
  return explained(file.path, state.root, async () => {
    const before = await readSettled(file.target, files);
    return { path: file.path, before, after: oldBytes(file, before) };
  });
}

async function undo(file: WrittenFile, context: WriteContext): Promise<void> {
  const { target } = file;
  const { files } = context;
  let theirs: Bytes | undefined;
  let held = await readSettled(target, files);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const old = oldBytes(file, theirs ?? held);
    if (isSame(old, held)) return;
    if (held !== null) await keepBackup(target, held, context);
    if (old === null) {
      if (held !== null && (await removeFile(target, held, files))) return removeFolders(file, context);
    } else {
      const replaced = await replaceFile(target, old, held, context);
      if (replaced.kind === 'done') return;
      if (replaced.kind === 'overtaken') {
        theirs = replaced.theirs;
        held = old;
        continue;
      }
    }
    theirs = undefined;
    held = await readSettled(target, files);
    await wait(PAUSE_MS * Math.random() * attempt);
  }
  throw changesTooOften(file.path);
}

/** What is to stand there instead of `now`; null for no file. */
function oldBytes({ path: named, before, after, changes }: WrittenFile, now: Bytes): Bytes {
  if (isSame(now, before) || isSame(now, after)) return before;
  if (now === null || changes.length === 0) throw changedSince(named);
  const content = contentOf(now);
  // What a client of any version would apply can be edited: our variables stand there already.
  const file = readSettingsFile({ scope: 'legacy', path: named }, content, null);
  if (!isWritable(file) || !isObjectWithEnv(content.text) || !holdsChanges(content.text, changes)) {
    throw changedSince(named);
  }
  const old = before === null ? '' : contentOf(before).text;
  return new TextEncoder().encode(withoutChanges(content.text, old, changes));
}

function isObjectWithEnv(text: string): boolean {
  if (text.trim() === '') return false;
  const { env } = JSON.parse(text.replace(/^\u{feff}/u, '')) as { env?: unknown };
  return env === undefined || (typeof env === 'object' && env !== null && !Array.isArray(env));
}

async function removeFolders({ target, madeFolder }: WrittenFile, { files }: WriteContext): Promise<void> {
  if (madeFolder !== null) await removeEmptyFolders(path.dirname(target), madeFolder, files);
}

/** Takes back what was written before something failed; the error to throw, which names what could not be taken back. */
export async function takingBackFailed(
  error: unknown,
  written: readonly WrittenFile[],
  takeOneBack: (file: WrittenFile) => Promise<void>,
): Promise<unknown> {
  const left: string[] = [];
  for (const file of written.toReversed()) {
    try {
      await takeOneBack(file);
    } catch {
      left.push(file.path);
    }
  }
  if (left.length === 0 || !(error instanceof UserError)) return error;
  const more = l10n.t('Written before that, and not to be taken back: {0}.', left.join(', '));
  return new UserError(`${error.message} ${more}`, { cause: error });
}
