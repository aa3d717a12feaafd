import * as l10n from '../core/l10n.ts';
import { changesJson } from '../core/present/changesJson.ts';
import { UserError } from '../core/userError.ts';
import { type Backup, listBackups } from '../node/backups.ts';
import { previewRestore, restoreBackup } from '../node/restoration.ts';
import { realFile } from '../node/realFile.ts';
import type { WriteContext } from '../node/writeContext.ts';
import { boundary } from './boundary.ts';
import type { Options } from './call.ts';
import { answer, diffOf, dryRunWords, remember } from './deed.ts';
import { readReport } from './doctor.ts';
import type { Terminal } from './terminal.ts';
import { writeContextOf } from './writeContextOf.ts';

/** `restore ID`: puts a kept copy in its file's place; what stands there is kept, and `undo` takes it back. */
export async function runRestore(words: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const [word = ''] = words;
  const context = writeContextOf(options, terminal);
  const backup = await backupOf(word, context);
  await refuseOutside(backup, options, terminal);
  const isDry = options['dry-run'] ?? false;
  const done = await (isDry ? preview(backup, context) : write(backup, context, terminal));
  const json = changesJson(null, { changes: [], stillSetBy: [], files: done.files, undo: done.undo, dryRun: isDry });
  const text = done.files.length > 0 ? done.text : [l10n.t('{0} holds this already.', backup.path)];
  answer(options, terminal, { json, text: isDry ? [...text, dryRunWords()] : text });
  return 0;
}

interface Done {
  readonly files: readonly string[];
  readonly undo: string | null;
  readonly text: readonly string[];
}

async function preview({ id }: Backup, context: WriteContext): Promise<Done> {
  const previews = await previewRestore(id, context);
  return { files: previews.map(({ path }) => path), undo: null, text: previews.map(diffOf) };
}

async function write({ id, path, time }: Backup, context: WriteContext, terminal: Terminal): Promise<Done> {
  const written = await restoreBackup(id, context);
  if (!written) return { files: [], undo: null, text: [] };
  const text = l10n.t('{0} is as it was before the change of {1}.', path, new Date(time).toISOString());
  return { files: [path], undo: await remember({ text, files: [written] }, context, terminal), text: [text] };
}

/** The backup of that id, or the only one whose id begins so. */
async function backupOf(word: string, context: WriteContext): Promise<Backup> {
  const backups = await listBackups(context);
  const found = backups.filter(({ id }) => id.startsWith(word));
  const exact = found.find(({ id }) => id === word);
  const [first, second] = exact ? [exact] : found;
  if (first === undefined)
    throw new UserError(l10n.t('there is no backup "{0}"; claude-code-env backups lists them', word));
  if (second === undefined) return first;
  throw new UserError(l10n.t('{0} backups begin with "{1}"; claude-code-env backups lists them', found.length, word));
}

/** The real file of a settings file may lie anywhere: who linked it wants it there. */
async function refuseOutside({ path }: Backup, options: Options, terminal: Terminal): Promise<void> {
  if (options.home === undefined) return;
  const { files } = await readReport(options, terminal);
  const isInside = await boundary(options, terminal);
  for (const { source } of files) {
    if (source.path === null || (await realFile(source.path).catch(() => null)) !== path) continue;
    isInside(source.path);
    return;
  }
  isInside(path);
}
