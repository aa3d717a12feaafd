import { countKept, forgetBackups } from '../node/restoration.ts';
import type { Options } from './call.ts';
import { answer, DRY_RUN } from './deed.ts';
import type { Terminal } from './terminal.ts';
import { writeContextOf } from './writeContextOf.ts';

/** `forget`: deletes every backup and every undo record. */
export async function runForget(options: Options, terminal: Terminal): Promise<number> {
  const context = writeContextOf(options, terminal);
  const kept = await countKept(context);
  const dryRun = options['dry-run'] ?? false;
  if (!dryRun) await forgetBackups(context);
  const counts = `${numbered(kept.backups, 'backup')} and ${numbered(kept.undoRecords, 'undo record')}`;
  const json = { schema: 1, ...kept, dryRun };
  const text = dryRun ? [`There are ${counts} in ${context.state.root}.`, DRY_RUN] : [`Deleted: ${counts}.`];
  answer(options, terminal, { json, text });
  return 0;
}

const numbered = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
