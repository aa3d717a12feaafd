import * as l10n from '../core/l10n.ts';
import type { Change } from '../core/model.ts';
import { changesJson } from '../core/present/changesJson.ts';
import { UserError } from '../core/userError.ts';
import { previewTakeBack } from '../node/takeBack.ts';
import { undoBefore, undoLast, undoOf, type UndoRecord } from '../node/undoLog.ts';
import type { WriteContext } from '../node/writeContext.ts';
import { boundary } from './boundary.ts';
import type { Options } from './call.ts';
import { type Answer, answer, diffOf, dryRunWords } from './deed.ts';
import type { Terminal } from './terminal.ts';
import { writeContextOf } from './writeContextOf.ts';

/** `undo [ID]`: takes back the last change that any window or terminal made with this tool, or a named one. */
export async function runUndo(words: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const [id] = words;
  const context = writeContextOf(options, terminal);
  const record = await undoOf(id, context);
  if (record === null && id !== undefined) throw new UserError(l10n.t('there is no change "{0}" on record', id));
  answer(options, terminal, record === null ? nothing(options) : await undo(record, { options, terminal, context }));
  return 0;
}

function nothing(options: Options): Answer {
  const made = { changes: [], stillSetBy: [], files: [], undo: null, dryRun: options['dry-run'] ?? false };
  return { json: changesJson(null, made), text: [l10n.t('There is nothing to undo.')] };
}

interface Task {
  readonly options: Options;
  readonly terminal: Terminal;
  readonly context: WriteContext;
}

async function undo(record: UndoRecord, { options, terminal, context }: Task): Promise<Answer> {
  const isInside = await boundary(options, terminal);
  for (const file of record.files) isInside(file.path);
  try {
    if (options['dry-run'])
      return { json: jsonOf(record, true), text: [...(await diffs(record, context)), dryRunWords()] };
    const undone = await undoLast(context, record.id);
    if (undone === null) return nothing(options); // somebody else was faster
    return { json: jsonOf(undone, false), text: [l10n.t('Taken back: {0}', undone.text)] };
  } catch (error) {
    throw await withAnother(error, record, context);
  }
}

async function diffs({ files }: UndoRecord, context: WriteContext): Promise<string[]> {
  const texts: string[] = [];
  for (const file of files) texts.push(diffOf(await previewTakeBack(file, context)));
  return texts;
}

/** The change the other way round. */
function jsonOf({ id, files }: UndoRecord, dryRun: boolean): object {
  const changes = files
    .flatMap((file) => file.changes)
    .map((change): Change => {
      return { ...change, from: change.to, to: change.from };
    });
  return changesJson(null, { changes, stillSetBy: [], files: files.map((file) => file.path), undo: id, dryRun });
}

/** A change that cannot be taken back is not in the way of those in other files; people say which they mean. */
async function withAnother(error: unknown, { id }: UndoRecord, context: WriteContext): Promise<unknown> {
  if (!(error instanceof UserError)) return error;
  const another = await undoBefore(id, context);
  if (another === null) return error;
  const before = l10n.t('The change before that in another file: {0}', another.text);
  const how = l10n.t('To take that one back: claude-code-env undo {0}', another.id);
  return new UserError(`${error.message} ${before} ${how}`, { cause: error });
}
