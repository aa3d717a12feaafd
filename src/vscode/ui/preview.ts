import path from 'node:path';
import * as vscode from 'vscode';
import { applyChanges } from '../../core/change.ts';
import { withEditorVariables } from '../../core/editorVariables.ts';
import * as l10n from '../../core/l10n.ts';
import type { Change, Report, Source } from '../../core/model.ts';
import { shortPath } from '../../core/present/place.ts';
import { scopeName } from '../../core/present/scopeWords.ts';
import type { Deed } from '../deed.ts';
import { editorList } from '../editorSetting.ts';
import type { Fixer } from '../fixer.ts';
import type { Monitor } from '../monitor.ts';
import type { Previews } from '../previews.ts';
import { requireReport } from '../requireReport.ts';
import { showMessage } from './message.ts';

export interface PreviewContext {
  readonly monitor: Monitor;
  readonly fixer: Fixer;
  readonly previews: Previews;
  readonly log: vscode.LogOutputChannel;
}

/** Shows what a deed would change in every file, and offers to do it. What cannot be done is said as by the deed. */
export async function previewDeed(deed: Deed, { fixer, log, monitor, previews }: PreviewContext): Promise<void> {
  const report = await requireReport(monitor);
  const plan = deed.plan(report);
  // Without a change there is nothing to show: it writes nothing either, and says why.
  if (plan.kind !== 'changes' || plan.changes.length === 0) return fixer.carryOut(deed);
  for (const source of new Set(plan.changes.map((change) => change.source))) {
    const changes = plan.changes.filter((change) => change.source === source);
    const name = source.path === null ? scopeName(source.scope) : shortPath(report, source.path);
    const title = l10n.t('{0}: {1} (preview)', name, deed.title);
    await previews.show(title, source.path ?? `${path.sep}settings.json`, textsOf(report, source, changes));
  }
  const apply = { title: l10n.t('Apply'), run: () => fixer.carryOut(deed) };
  const text = l10n.t('{0}: nothing is written yet.', deed.title);
  void showMessage({ severity: 'info', text, actions: [apply] }, log);
}

/** The last step of a guided change: it is carried out, or looked at first. */
export async function applyOrPreview(deed: Deed, context: PreviewContext): Promise<void> {
  const apply = { label: `$(check) ${l10n.t('Apply')}`, detail: l10n.t('Undo is one click away.') };
  const preview = {
    label: `$(diff) ${l10n.t('Preview')}`,
    detail: l10n.t('Shows the diff; nothing is written.'),
  };
  const answer = await vscode.window.showQuickPick([apply, preview], { title: deed.title });
  if (answer === apply) await context.fixer.carryOut(deed);
  if (answer === preview) await previewDeed(deed, context);
}

function textsOf(report: Report, source: Source, changes: readonly Change[]): { before: string; after: string } {
  if (source.path === null) {
    const list = editorList();
    return { before: jsonOf(list), after: jsonOf(withEditorVariables(list, changes)) };
  }
  const before = report.files.find((file) => file.source === source)?.text ?? '';
  return { before, after: applyChanges(before, changes) };
}

const jsonOf = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
