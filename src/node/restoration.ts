import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { UserError } from '../core/userError.ts';
import { BACKUPS, readBackup } from './backups.ts';
import { rewriteFile } from './settingsWriter.ts';
import { UNDO } from './undoLog.ts';
import type { WriteContext } from './writeContext.ts';
import type { WrittenFile } from './writtenFile.ts';

/** Puts a backup in its file's place, by the writer: what stands there is backed up. Undefined where it stands there. */
export async function restoreBackup(id: string, context: WriteContext): Promise<WrittenFile | undefined> {
  const backup = await readBackup(id, context);
  if (!backup) throw new UserError(l10n.t('There is no backup {0}.', id));
  return rewriteFile(backup.path, () => backup.content, context);
}

/** Deletes every backup and every undo record: nothing of the old contents of any file is left. */
export async function forgetBackups({ files, state }: WriteContext): Promise<void> {
  for (const name of [BACKUPS, UNDO]) await files.rm(path.join(state.root, name), { recursive: true, force: true });
}
