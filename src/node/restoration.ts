import path from 'node:path';
import * as l10n from '../core/l10n.ts';
import { UserError } from '../core/userError.ts';
import { type BackupContent, BACKUPS, readBackup } from './backups.ts';
import { previewRewrite, rewriteFile } from './settingsWriter.ts';
import { UNDO } from './undoLog.ts';
import type { WriteContext } from './writeContext.ts';
import type { Preview, WrittenFile } from './writtenFile.ts';

/** Puts a backup in its file's place, by the writer: what stands there is backed up. Undefined where it stands there. */
export async function restoreBackup(id: string, context: WriteContext): Promise<WrittenFile | undefined> {
  const { path: file, content } = await backupOf(id, context);
  return rewriteFile(file, () => content, context);
}

/** What {@link restoreBackup} would do now, without a trace on the disk. */
export async function previewRestore(id: string, context: WriteContext): Promise<Preview[]> {
  const { path: file, content } = await backupOf(id, context);
  return previewRewrite(file, () => content, context);
}

async function backupOf(id: string, context: WriteContext): Promise<BackupContent> {
  const backup = await readBackup(id, context);
  if (!backup) throw new UserError(l10n.t('There is no backup {0}.', id));
  return backup;
}

/** The old contents of files that are kept. */
export interface Kept {
  readonly backups: number;
  readonly undoRecords: number;
}

/** How much there is to forget. */
export async function countKept({ state }: WriteContext): Promise<Kept> {
  const folders = await state.names(BACKUPS);
  const backups = await Promise.all(folders.map((folder) => state.names(BACKUPS, folder)));
  return { backups: backups.flat().length, undoRecords: (await state.names(UNDO)).length };
}

/** Deletes every backup and every undo record: nothing of the old contents of any file is left. */
export async function forgetBackups({ files, state }: WriteContext): Promise<void> {
  for (const name of [BACKUPS, UNDO]) await files.rm(path.join(state.root, name), { recursive: true, force: true });
}
