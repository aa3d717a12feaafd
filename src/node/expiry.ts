import { expireBackups } from './backups.ts';
import { expireUndo } from './undoLog.ts';
import type { WriteContext } from './writeContext.ts';

/**
 * Removes the backups and undo records whose time has come: they hold old contents of settings files, so they must go
 * even if nothing is ever written again. A few folders are listed; nothing is read. Who only reads must not call it.
 */
export async function expireRecords(context: WriteContext): Promise<void> {
  await expireBackups(context);
  await expireUndo(context);
}
