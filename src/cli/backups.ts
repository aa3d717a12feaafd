import * as l10n from '../core/l10n.ts';
import { listBackups } from '../node/backups.ts';
import type { Options } from './call.ts';
import { answer } from './deed.ts';
import type { Terminal } from './terminal.ts';
import { writeContextOf } from './writeContextOf.ts';

/** `backups`: the kept copies of settings files, the newest first. */
export async function runBackups(options: Options, terminal: Terminal): Promise<number> {
  const context = writeContextOf(options, terminal);
  const backups = (await listBackups(context)).map(({ id, time, path, size }) => {
    return { id, time: new Date(time).toISOString(), path, size };
  });
  const lines = backups.map(({ id, time, path, size }) => `${id}  ${time}  ${String(size).padStart(7)}  ${path}`);
  const text = lines.length > 0 ? lines : [l10n.t('There are no backups in {0}.', context.state.root)];
  answer(options, terminal, { json: { schema: 1, backups }, text });
  return 0;
}
