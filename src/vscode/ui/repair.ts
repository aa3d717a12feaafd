import * as vscode from 'vscode';
import { isOurs } from '../../core/fixTargets.ts';
import * as l10n from '../../core/l10n.ts';
import type { Report, SettingsFile } from '../../core/model.ts';
import { problemWords } from '../../core/present/fileWords.ts';
import { shortPath } from '../../core/present/place.ts';
import { planRepair, repairedText } from '../../core/repair.ts';
import { UserError } from '../../core/userError.ts';
import type { Bytes } from '../../node/bytes.ts';
import { rewriteFile } from '../../node/settingsWriter.ts';
import { contentOf } from '../../node/textFile.ts';
import { requireReport } from '../requireReport.ts';
import type { BackupCommands } from './backups.ts';
import { showMessage } from './message.ts';
import { openSource } from './openSource.ts';
import type { PreviewContext } from './preview.ts';

/** Mends a file that Claude Code ignores: as a diff to accept, from a backup, or by pointing at the place. */
export async function repairFile(context: PreviewContext, backups: BackupCommands): Promise<void> {
  const report = await requireReport(context.monitor);
  const file = await pickBroken(report);
  if (!file) return;
  const repair = planRepair(file, report.snapshot.client.version);
  switch (repair.kind) {
    case 'text':
      return offerText(file, repair.text, report, context);
    case 'backup': {
      const backup = await backups.bestOf(file.source.path ?? '');
      return backup ? backups.offer(backup) : point(file, report, context);
    }
    case 'by-hand':
      return point(file, report, context);
  }
}

async function pickBroken(report: Report): Promise<SettingsFile | undefined> {
  const broken = report.files.filter(({ problem, source }) => problem !== null && isOurs(source, report));
  if (broken.length === 0) throw new UserError(l10n.t('Claude Code reads all files of yours here.'));
  if (broken.length === 1) return broken[0];
  const items = broken.map((file) => ({
    label: shortPath(report, file.source.path ?? ''),
    detail: file.problem ? problemWords(file.problem) : '',
    file,
  }));
  return (await vscode.window.showQuickPick(items, { title: l10n.t('Repair a Settings File') }))?.file;
}

async function offerText(file: SettingsFile, text: string, report: Report, context: PreviewContext): Promise<void> {
  const path = file.source.path ?? '';
  const name = shortPath(report, path);
  await context.previews.show(l10n.t('{0}: repaired (preview)', name), path, {
    before: file.text ?? '',
    after: text,
  });
  const told = l10n.t('{0} is repaired: Claude Code reads it again.', name);
  const run = (): Promise<void> =>
    context.fixer.rewrite(path, told, (write) => rewriteFile(path, repairedBytes, write));
  const words = l10n.t('Repair {0} as shown? Comments and commas too many go; nothing else changes.', name);
  const action = { title: l10n.t('Repair'), run };
  void showMessage({ severity: 'info', text: words, actions: [action] }, context.log);
}

/** On the bytes as they are then: what somebody mended meanwhile stays as it is. */
function repairedBytes(before: Bytes): Bytes {
  const content = before && contentOf(before);
  const repaired = content?.encoding === 'utf-8' ? repairedText(content.text) : null;
  return repaired === null ? before : new TextEncoder().encode(repaired);
}

async function point({ problem, source }: SettingsFile, report: Report, { log }: PreviewContext): Promise<void> {
  await openSource(report, source, problem?.span ?? null);
  const why = problem ? problemWords(problem) : '';
  const text = l10n.t('Claude Code ignores this file: {0}. Only you can say what is meant here.', why);
  void showMessage({ severity: 'warning', text }, log);
}
