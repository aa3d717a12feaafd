import * as l10n from '../core/l10n.ts';
import type { SettingsFile } from '../core/model.ts';
import { positionAt } from '../core/position.ts';
import { problemWords } from '../core/present/fileWords.ts';
import { UserError } from '../core/userError.ts';
import { codeOf } from './textFile.ts';

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

export function readOnly(file: string): UserError {
  return new UserError(l10n.t('{0} is read-only. It was not written: make it writable first.', file));
}

export function changesTooOften(file: string): UserError {
  return new UserError(
    l10n.t('{0} is being changed by another program all the time. Nothing was written: try again.', file),
  );
}

export function changedSince(file: string): UserError {
  return new UserError(l10n.t('{0} has been changed since; nothing was undone. Edit it by hand.', file));
}

/** An interrupted write that cannot be finished; `record` holds both texts. What is no refusal of the system stays. */
export function unfinished(file: string, record: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  const what = l10n.t('A change of {0} was interrupted, and cannot be finished: {1}.', file, reasonOf(code));
  const now = l10n.t(
    'The file may be cut off. Mend that, then reload the window or change any setting in it here: it is finished then. What is to stand in it is kept in {0}.',
    record,
  );
  return new UserError(`${what} ${now}`, { cause: error });
}

/** Turns what the system refuses into a sentence that names the path and the reason. `records`: our state folder. */
export async function explained<T>(file: string, records: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof UserError || code === undefined) throw error;
    const at = error instanceof Error && 'path' in error ? String(error.path) : '';
    throw new UserError(sentence(file, at.startsWith(records) ? records : null, reasonOf(code)), { cause: error });
  }
}

function sentence(file: string, records: string | null, reason: string): string {
  if (records === null) return l10n.t('{0} was not written: {1}.', file, reason);
  return l10n.t('{0} was not written, since nothing could be kept in {1} to undo it: {2}.', file, records, reason);
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
    case 'ENOENT':
      return l10n.t('its folder has gone ({0})', code);
    case 'EIO':
      return l10n.t('the disk reports an error ({0})', code);
    default:
      return l10n.t('the system refused ({0})', code);
  }
}
