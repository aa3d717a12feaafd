import * as l10n from '../core/l10n.ts';
import { countKept, forgetBackups } from '../node/restoration.ts';
import type { Options } from './call.ts';
import { answer, dryRunWords } from './deed.ts';
import type { Terminal } from './terminal.ts';
import { writeContextOf } from './writeContextOf.ts';

/** `forget`: deletes every backup and every undo record. */
export async function runForget(options: Options, terminal: Terminal): Promise<number> {
  const context = writeContextOf(options, terminal);
  const kept = await countKept(context);
  const dryRun = options['dry-run'] ?? false;
  if (!dryRun) await forgetBackups(context);
  const counts = l10n.t('backups: {0}, undo records: {1}', kept.backups, kept.undoRecords);
  const json = { schema: 1, ...kept, dryRun };
  const text = dryRun
    ? [l10n.t('Kept in {0}: {1}.', context.state.root, counts), dryRunWords()]
    : [l10n.t('Deleted: {0}.', counts)];
  answer(options, terminal, { json, text });
  return 0;
}
