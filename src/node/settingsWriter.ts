import { rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { applyChanges } from '../core/change.ts';
import { isWritable } from '../core/fixes.ts';
import type { Change, SettingsFile, Source } from '../core/model.ts';
import { positionAt } from '../core/position.ts';
import { problemWords } from '../core/present/fileWords.ts';
import { readSettingsFile } from '../core/settingsFile.ts';
import { UserError } from '../core/userError.ts';
import { type Bytes, isSame, readBytes, replaceFile } from './atomicFile.ts';
import { codeOf, contentOf, readContent, realFile } from './textFile.ts';

/** A file that was changed, and what it takes to take it back. */
export interface WrittenFile {
  /** As the source names it; `target` is the file behind all links. */
  readonly path: string;
  readonly target: string;
  readonly before: Bytes;
  readonly after: Uint8Array;
  /** The topmost folder that was made for it; null where its folder was there. */
  readonly madeFolder: string | null;
  readonly changes: readonly Change[];
}

/** How often a file may change under us before we give up. */
const TRIES = 5;

/**
 * Carries out changes, one file after the other, on the text as it is then. A file that holds the values already is not
 * written. Throws a {@link UserError}, with nothing changed in any file, where Claude Code would ignore one or the
 * system refuses. `version`: of the client whose reading of the file counts.
 */
export async function writeChanges(changes: readonly Change[], version: string | null): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  try {
    for (const source of new Set(changes.map((change) => change.source))) {
      const mine = changes.filter((change) => change.source === source);
      const file = await writeFile(source, mine, version);
      if (file) written.push(file);
    }
    return written;
  } catch (error) {
    for (const file of written.toReversed()) await takeBack(file);
    throw error;
  }
}

async function writeFile(
  source: Source,
  changes: readonly Change[],
  version: string | null,
): Promise<WrittenFile | undefined> {
  if (source.path === null) throw new Error(`${source.scope} is no file`);
  const target = await explained(source.path, () => realFile(source.path ?? ''));
  const madeFolder = await missingFolder(path.dirname(target));
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const before = await readForEdit(source, target, version);
    const text = before === null ? '' : contentOf(before).text;
    const edited = applyChanges(text, changes);
    if (edited === text) return undefined;
    const after = new TextEncoder().encode(edited);
    if (await explained(source.path, () => replaceFile(target, after, before))) {
      return { path: source.path, target, before, after, madeFolder, changes };
    }
  }
  throw changesTooOften(source.path);
}

/** Puts back what was there before. Refuses where the file was changed since: that change is somebody's work. */
export async function takeBack({ path: shownPath, target, before, after, madeFolder }: WrittenFile): Promise<void> {
  await explained(shownPath, async () => {
    const now = await readBytes(target);
    if (isSame(now, before)) return;
    if (!isSame(now, after)) {
      throw new UserError(l10n.t('{0} has been changed since; nothing was undone. Edit it by hand.', shownPath));
    }
    if (before !== null) {
      if (!(await replaceFile(target, before, after))) throw changesTooOften(shownPath);
      return;
    }
    await rm(target);
    if (madeFolder !== null) await removeEmptyFolders(path.dirname(target), madeFolder);
  });
}

/** The topmost folder that has to be made before `folder` is there; null where it is there. */
async function missingFolder(folder: string): Promise<string | null> {
  const parent = path.dirname(folder);
  if (parent === folder || (await stat(folder).catch(() => null))) return null;
  return (await missingFolder(parent)) ?? folder;
}

/** Removes folders from `folder` up to `top`, as long as they are empty: whatever came in since stays. */
async function removeEmptyFolders(folder: string, top: string): Promise<void> {
  const isGone = await rmdir(folder).then(
    () => true,
    () => false,
  );
  if (isGone && folder !== top) await removeEmptyFolders(path.dirname(folder), top);
}

/** The bytes to edit; refuses what Claude Code would ignore. */
async function readForEdit(source: Source, target: string, version: string | null): Promise<Bytes> {
  const content = await readContent(target);
  const file = readSettingsFile(source, content, version);
  if (!isWritable(file)) throw refusal(file);
  await refuseReadOnly(source.path ?? target, target);
  return content.kind === 'text' ? new TextEncoder().encode(content.text) : null;
}

/** A rename would replace a file that its owner has protected; nobody wants that. */
async function refuseReadOnly(shownPath: string, target: string): Promise<void> {
  const mode = (await stat(target).catch(() => null))?.mode;
  if (mode === undefined || (mode & ANY_WRITE) !== 0) return;
  throw new UserError(l10n.t('{0} is read-only. It was not written: make it writable first.', shownPath));
}

const ANY_WRITE = 0o222;

/** Why a settings file is not written: path, place and reason. */
export function refusal({ source, problem, text }: SettingsFile): UserError {
  const where = source.path ?? '';
  if (problem === null) {
    return new UserError(l10n.t('{0} is not UTF-8. It was not written: save it as UTF-8 first.', where));
  }
  const at = problem.span && text !== null ? positionAt(text, problem.span.offset) : undefined;
  const place = at ? l10n.t('{0}, line {1}, column {2}', where, at.line, at.column) : where;
  return new UserError(
    l10n.t(
      '{0}: {1}. Claude Code would ignore the file, so it was not written: repair it first.',
      place,
      problemWords(problem),
    ),
  );
}

function changesTooOften(file: string): UserError {
  return new UserError(
    l10n.t('{0} is being changed by another program all the time. Nothing was written: try again.', file),
  );
}

/** Turns what the system refuses into a sentence that names the path and the reason. */
async function explained<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof UserError || code === undefined) throw error;
    throw new UserError(l10n.t('{0} was not written: {1}.', file, reasonOf(code)), { cause: error });
  }
}

function reasonOf(code: string): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return l10n.t('there is no permission to write there ({0})', code);
    case 'EROFS':
      return l10n.t('the disk is read-only ({0})', code);
    case 'ENOSPC':
    case 'EDQUOT':
      return l10n.t('the disk is full ({0})', code);
    case 'EISDIR':
    case 'ENOTDIR':
      return l10n.t('a folder stands where a file should be, or the other way round ({0})', code);
    case 'ELOOP':
      return l10n.t('the links lead in a circle ({0})', code);
    case 'EBUSY':
    case 'ETXTBSY':
      return l10n.t('another program holds the file ({0})', code);
    default:
      return l10n.t('the system refused ({0})', code);
  }
}
