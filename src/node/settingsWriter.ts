import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { applyChanges } from '../core/change.ts';
import { isWritable } from '../core/fixes.ts';
import { holdsChanges } from '../core/inverse.ts';
import type { Change, Content, SettingsFile, Source } from '../core/model.ts';
import { readSettingsFile } from '../core/settingsFile.ts';
import { keepBackup } from './backups.ts';
import { type Bytes, isSame, readSettled } from './bytes.ts';
import { recoverJournal } from './journal.ts';
import { withLock } from './lock.ts';
import { missingFolder, removeEmptyFolders } from './madeFolders.ts';
import { momentNow } from './moment.ts';
import { changesTooOften, explained, readOnly, refusal } from './refusal.ts';
import { realFile } from './realFile.ts';
import { replaceFile } from './replacement.ts';
import { discard, leftScratch } from './scratch.ts';
import { takeBack, takingBackFailed } from './takeBack.ts';
import { codeOf, contentOf, contentOfError } from './textFile.ts';
import type { WriteContext } from './writeContext.ts';
import type { Preview, WrittenFile } from './writtenFile.ts';

/** How often a file may change under us before we give up, and the longest pause before the next try, in ms. */
const TRIES = 10;
const PAUSE_MS = 10;

/**
 * Carries out changes, one file after the other, on the text as it is then. A file that holds the values already is not
 * written. Throws a {@link UserError}, with nothing changed in any file, where Claude Code would ignore one or the
 * system refuses. `version`: of the client whose reading of the file counts.
 */
export async function writeChanges(
  changes: readonly Change[],
  version: string | null,
  context: WriteContext,
): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  try {
    for (const source of new Set(changes.map((change) => change.source))) {
      const mine = changes.filter((change) => change.source === source);
      const file = await writeFile(source, edit(source, mine, version), context);
      if (file) written.push({ ...file, changes: mine });
    }
    return written;
  } catch (error) {
    throw await takingBackFailed(error, written, (file) => takeBack(file, context));
  }
}

/**
 * Puts in a file's place what `rewrite` makes of its bytes as they are then; null: there is no file. Undefined where
 * they stay as they are.
 */
export async function rewriteFile(
  file: string,
  rewrite: (before: Bytes) => Bytes,
  context: WriteContext,
): Promise<WrittenFile | undefined> {
  const written = await writeFile({ scope: 'user', path: file }, rewriting(rewrite), context);
  return written && { ...written, changes: [] };
}

/** What {@link writeChanges} would do now, without a trace on the disk; throws where it would refuse a file. */
export async function previewChanges(
  changes: readonly Change[],
  version: string | null,
  context: WriteContext,
): Promise<Preview[]> {
  const previews: Preview[] = [];
  for (const source of new Set(changes.map((change) => change.source))) {
    const mine = changes.filter((change) => change.source === source);
    previews.push(...(await previewFile(source, edit(source, mine, version), context)));
  }
  return previews;
}

/** As {@link previewChanges}, for {@link rewriteFile}. */
export async function previewRewrite(
  file: string,
  rewrite: (before: Bytes) => Bytes,
  context: WriteContext,
): Promise<Preview[]> {
  return previewFile({ scope: 'user', path: file }, rewriting(rewrite), context);
}

/** What is to become of a file's bytes. */
interface Edit {
  /** The new bytes; throws where they must not be touched. The same bytes where there is nothing to do. */
  readonly of: (before: Bytes) => Bytes;
  /** Whether what was to be brought about stands in these bytes, whoever wrote them. */
  readonly holds: (now: Bytes) => boolean;
}

function edit(source: Source, changes: readonly Change[], version: string | null): Edit {
  return {
    of: remembered((before) => {
      const file = fileOf(source, before === null ? { kind: 'absent' } : contentOf(before), version);
      if (!isWritable(file)) throw refusal(file);
      const text = file.text ?? '';
      const edited = applyChanges(text, changes);
      return edited === text ? before : new TextEncoder().encode(edited);
    }),
    holds: (now) => {
      if (now === null) return changes.every(({ to }) => to === null);
      const file = fileOf(source, contentOf(now), version);
      return isWritable(file) && file.text !== null && holdsChanges(file.text, changes);
    },
  };
}

/** The same bytes are planned on before there is a lock and after: once is enough. */
function remembered(of: Edit['of']): Edit['of'] {
  let last: { readonly before: Bytes; readonly after: Bytes } | undefined;
  return (before) => {
    if (last === undefined || !isSame(last.before, before)) last = { before, after: of(before) };
    return last.after;
  };
}

const rewriting = (rewrite: Edit['of']): Edit => ({ of: rewrite, holds: () => false });

const fileOf = (source: Source, content: Content, version: string | null): SettingsFile =>
  readSettingsFile(source, content, version);

type Outcome = Omit<WrittenFile, 'changes'>;

async function previewFile(source: Source, change: Edit, context: WriteContext): Promise<Preview[]> {
  const named = pathOf(source);
  return explained(named, context.state.root, async () => {
    const target = await realFile(named, context.files);
    const before = await readForEdit(source, target, context);
    const after = change.of(before);
    if (isSame(after, before)) return [];
    await refuseReadOnly(named, target, context);
    return [{ path: named, before, after }];
  });
}

async function writeFile(source: Source, change: Edit, context: WriteContext): Promise<Outcome | undefined> {
  const named = pathOf(source);
  const { files, state } = context;
  return explained(named, state.root, async () => {
    const target = await realFile(named, files);
    await recoverJournal(target, context);
    // Before anything of ours is on the disk: what is refused, or holds already, leaves no trace.
    const first = await readForEdit(source, target, context);
    if (isSame(change.of(first), first)) return undefined;
    await refuseReadOnly(named, target, context);
    const madeFolder = await missingFolder(path.dirname(target), files);
    return withLock(target, context, async () => {
      await sweepUp(target, context);
      try {
        const bytes = await replaceUntilItHolds({ source, named, target, change, context }, first);
        return bytes && { path: named, target, ...bytes, madeFolder, moment: momentNow() };
      } catch (error) {
        if (madeFolder !== null) await removeEmptyFolders(path.dirname(target), madeFolder, files);
        throw error;
      }
    });
  });
}

function pathOf({ path: named, scope }: Source): string {
  if (named === null) throw new Error(`${scope} is no file`);
  return named;
}

interface Task {
  readonly source: Source;
  readonly named: string;
  readonly target: string;
  readonly change: Edit;
  readonly context: WriteContext;
}

/**
 * Plans on what the file holds, writes, reads back; as long as somebody comes in between, again on what they wrote.
 * `known`: what it held a moment ago.
 */
async function replaceUntilItHolds(
  task: Task,
  known: Bytes,
): Promise<{ before: Bytes; after: Uint8Array } | undefined> {
  const { source, named, target, change, context } = task;
  let before = await readForEdit(source, target, context, known);
  let held = before; // what the file holds: the same, but where somebody wrote into the file that we had just replaced
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const after = await planned(task, before, held);
    if (after === null || isSame(after, held))
      return isSame(before, held) ? undefined : { before, after: held ?? EMPTY };
    if (before !== null) await keepBackup(target, before, context);
    const replaced = await replaceFile(target, after, held, context);
    if (replaced.kind === 'overtaken') {
      before = replaced.theirs;
      held = after;
      continue;
    }
    const now = await readForEdit(source, target, context, after);
    if (replaced.kind === 'done' && (isSame(now, after) || change.holds(now))) return { before, after };
    before = now;
    held = now;
    await wait(PAUSE_MS * Math.random() * attempt);
  }
  throw changesTooOften(named);
}

const EMPTY = new Uint8Array();

/** What others wrote in between and we must not edit goes back to its place: it is as if they had come first. */
async function planned({ change, target, context }: Task, before: Bytes, held: Bytes): Promise<Bytes> {
  try {
    return change.of(before);
  } catch (error) {
    if (before !== null && !isSame(before, held)) await replaceFile(target, before, held, context);
    throw error;
  }
}

/** The bytes to edit; those that are `known` are whole. What cannot be read is refused in the words that any reader has for it. */
async function readForEdit(
  source: Source,
  target: string,
  { files }: WriteContext,
  known: Bytes = null,
): Promise<Bytes> {
  const read = (): Promise<Bytes> => readSettled(target, files, known);
  try {
    return await read().catch(read);
  } catch (error) {
    const content = contentOfError(error);
    if (content.kind === 'absent') return null;
    throw refusal(fileOf(source, content, null));
  }
}

/** A rename would replace a file that its owner has protected; nobody wants that. */
async function refuseReadOnly(named: string, target: string, { files }: WriteContext): Promise<void> {
  const mode = await files.stat(target).then((stat) => stat.mode, writableWhereAbsent);
  if ((mode & ANY_WRITE) === 0) throw readOnly(named);
}

const ANY_WRITE = 0o222;

function writableWhereAbsent(error: unknown): number {
  if (codeOf(error) === 'ENOENT') return ANY_WRITE;
  throw error;
}

/** Scratch files of processes that were killed. A file set aside may hold what somebody wrote last: it is kept. */
async function sweepUp(target: string, context: WriteContext): Promise<void> {
  const { files } = context;
  for (const { file, kind } of await leftScratch(path.dirname(target), files, path.basename(target))) {
    const bytes = kind === 'aside' ? await files.readFile(file).catch(() => null) : null;
    if (bytes !== null && bytes.length > 0) await keepBackup(target, bytes, context);
    await discard(file, files);
  }
}
