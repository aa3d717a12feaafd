import { stat } from 'node:fs/promises';
import type { FixPlan } from '../core/fixes.ts';
import * as l10n from '../core/l10n.ts';
import type { Change, Report } from '../core/model.ts';
import { changesJson } from '../core/present/changesJson.ts';
import { changeWords, deciderWords, ownerWords } from '../core/present/changeWords.ts';
import { restartWordsFor } from '../core/present/fixWords.ts';
import { plainText } from '../core/present/inlineText.ts';
import { UserError } from '../core/userError.ts';
import { refusal } from '../node/refusal.ts';
import { previewChanges, writeChanges } from '../node/settingsWriter.ts';
import type { WriteContext } from '../node/writeContext.ts';
import { boundary } from './boundary.ts';
import type { Options } from './call.ts';
import { answer, diffOf, dryRunWords, remember } from './deed.ts';
import type { Terminal } from './terminal.ts';
import { folderOf } from './world.ts';
import { writeContextOf } from './writeContextOf.ts';

export interface Task {
  readonly report: Report;
  readonly options: Options;
  readonly terminal: Terminal;
  /** What has to start anew, where a fix knows it; else it is asked of the changes. */
  readonly restart?: string;
}

type Changes = FixPlan & { readonly kind: 'changes' };

/** Carries out a plan, or shows what it would do, and tells who decides all the same. Throws where it is refused. */
export async function carryOut(plan: FixPlan, task: Task): Promise<number> {
  const context = writeContextOf(task.options, task.terminal);
  switch (plan.kind) {
    case 'owned':
      throw new UserError(ownerWords(task.report, plan.owner));
    case 'unwritable':
      throw refusal(plan.file);
    case 'changes': {
      await refuseElsewhere(plan.changes, task);
      await (task.options['dry-run'] ? preview(plan, task, context) : write(plan, task, context));
      return 0;
    }
  }
}

async function refuseElsewhere(changes: readonly Change[], { options, terminal }: Task): Promise<void> {
  const isInside = await boundary(options, terminal);
  for (const { source } of changes) isInside(source.path ?? '');
  const folder = folderOf(options, terminal);
  if (changes.every(({ source }) => source.scope === 'user') || (await isFolder(folder))) return;
  throw new UserError(l10n.t('{0} is no folder, and Claude Code cannot start there: nothing was written', folder));
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

async function preview({ changes, stillSetBy }: Changes, task: Task, context: WriteContext): Promise<void> {
  const { report, options, terminal } = task;
  const previews = await previewChanges(changes, report.snapshot.client.version, context);
  const files = previews.map((file) => file.path);
  const planned = changes.filter(({ source }) => files.includes(source.path ?? ''));
  answer(options, terminal, {
    json: changesJson(report, { changes: planned, stillSetBy, files, undo: null, dryRun: true }),
    text: [
      ...previews.map(diffOf),
      ...(previews.length === 0 ? [nothingWords()] : []),
      ...stillSetBy.map((declaration) => deciderWords(report, declaration)),
      dryRunWords(),
    ],
  });
}

async function write({ changes, stillSetBy }: Changes, task: Task, context: WriteContext): Promise<void> {
  const { report, options, terminal } = task;
  const written = await writeChanges(changes, report.snapshot.client.version, context);
  const made = written.flatMap((file) => file.changes);
  const text = changeWords(report, made);
  const undo = written.length === 0 ? null : await remember({ text, files: written }, context, terminal);
  const restart = made.length === 0 ? null : (task.restart ?? restartWordsFor(made));
  const files = written.map((file) => file.path);
  answer(options, terminal, {
    json: changesJson(report, { changes: made, stillSetBy, files, undo, dryRun: false }),
    text: [
      ...(made.length === 0 ? [nothingWords()] : made.map((change) => changeWords(report, [change]))),
      ...stillSetBy.map((declaration) => deciderWords(report, declaration)),
      ...(restart === null ? [] : [plainText(restart)]),
    ],
  });
}

const nothingWords = (): string => l10n.t('Nothing had to be changed.');
