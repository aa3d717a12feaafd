import * as vscode from 'vscode';
import { applyChanges } from '../core/change.ts';
import { editBetween } from '../core/edit.ts';
import { type FixPlan, planFix } from '../core/fixes.ts';
import type { Change, FixId, Report, SettingsFile } from '../core/model.ts';
import { changeWords, ownerWords, stillSetWords } from '../core/present/changeWords.ts';
import { restartWords } from '../core/present/fixWords.ts';
import { plainText } from '../core/present/inlineText.ts';
import { noticeOf } from '../core/present/notice.ts';
import { refusal, takeBack, writeChanges, type WrittenFile } from '../node/settingsWriter.ts';
import { openDocument } from './audit.ts';
import type { Memory } from './memory.ts';
import type { Monitor } from './monitor.ts';
import { requireReport } from './requireReport.ts';
import { openSource } from './ui/openSource.ts';

/** A change that was made, as people are told of it. */
export interface Done {
  readonly id: FixId;
  /** What was written where. */
  readonly text: string;
  readonly restart: string;
  readonly files: readonly WrittenFile[];
}

/** Carries out fixes, and takes them back. */
export class Fixer implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #done: Done[] = [];
  readonly #monitor: Monitor;
  readonly #memory: Memory;
  readonly #log: vscode.LogOutputChannel;

  /** Fires when something was done or undone. */
  readonly onDidChange = this.#changed.event;

  constructor(monitor: Monitor, memory: Memory, log: vscode.LogOutputChannel) {
    this.#monitor = monitor;
    this.#memory = memory;
    this.#log = log;
  }

  /** What an undo would take back; undefined where there is nothing. */
  get last(): Done | undefined {
    return this.#done.at(-1);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** Plans the fix on the disk as it is now, carries it out and tells what happened. */
  async apply(id: FixId): Promise<void> {
    const report = await requireReport(this.#monitor);
    const plan = planFix(id, report);
    switch (plan.kind) {
      case 'owned':
        await vscode.window.showWarningMessage(ownerWords(report, plan.owner));
        return;
      case 'unwritable':
        await offerToOpen(report, plan.file);
        return;
      case 'changes':
        await this.#carryOut(id, report, plan);
    }
  }

  /** Takes the last change back; the file gets its old bytes. */
  async undo(): Promise<void> {
    const { last } = this;
    if (!last) {
      await vscode.window.showInformationMessage(vscode.l10n.t('There is nothing to undo.'));
      return;
    }
    for (const file of last.files.toReversed()) await takeBack(file);
    this.#done.pop();
    this.#log.info(`undone: ${last.id}`);
    this.#changed.fire();
    await this.#monitor.refresh();
  }

  async #carryOut(id: FixId, report: Report, { changes, stillSetBy }: FixPlan & { kind: 'changes' }): Promise<void> {
    const notes = stillSetBy.map((declaration) => stillSetWords(report, declaration));
    // The person has seen this state: after an undo it is no news.
    const notice = noticeOf(report);
    if (notice) await this.#memory.rememberShown(notice.fingerprint);
    const { inEditor, onDisk } = await splitByPlace(changes);
    const files = await writeChanges(onDisk, report.snapshot.client.version);
    if (files.length === 0 && inEditor.length === 0) {
      await vscode.window.showInformationMessage([vscode.l10n.t('Nothing had to be changed.'), ...notes].join(' '));
      return;
    }
    const restart = plainText(restartWords(id));
    if (files.length > 0) {
      const text = changeWords(
        report,
        files.flatMap((file) => file.changes),
      );
      this.#done.push({ id, text, restart, files });
      this.#log.info(`done: ${id} in ${files.map((file) => file.path).join(', ')}`);
      this.#changed.fire();
    }
    await this.#monitor.refresh();
    void this.#tell(report, { files, inEditor, notes, restart });
  }

  async #tell(
    report: Report,
    {
      files,
      inEditor,
      notes,
      restart,
    }: { files: readonly WrittenFile[]; inEditor: readonly Change[]; notes: readonly string[]; restart: string },
  ): Promise<void> {
    const undo = vscode.l10n.t('Undo');
    const open = vscode.l10n.t('Open File');
    const unsaved =
      inEditor.length > 0
        ? [vscode.l10n.t('The file is open with unsaved changes: the edit is in the editor, save it there.')]
        : [];
    const text = changeWords(report, [...files.flatMap((file) => file.changes), ...inEditor]);
    const buttons = files.length > 0 ? [undo, open] : [open];
    const chosen = await vscode.window.showInformationMessage(
      [text, ...unsaved, ...notes, restart].join(' '),
      ...buttons,
    );
    if (chosen === undo) await vscode.commands.executeCommand('claudeCodeEnv.undo');
    const source = files[0]?.changes[0]?.source ?? inEditor[0]?.source;
    if (chosen === open && source) await openSource(report, source, null);
  }
}

/** Under a document with unsaved changes the disk is not touched: those changes are somebody's work. */
async function splitByPlace(changes: readonly Change[]): Promise<{ inEditor: Change[]; onDisk: Change[] }> {
  const inEditor: Change[] = [];
  const onDisk: Change[] = [];
  for (const change of changes) {
    const document = change.source.path === null ? undefined : openDocument(change.source.path);
    if (document?.isDirty && (await editDocument(document, change))) inEditor.push(change);
    else onDisk.push(change);
  }
  return { inEditor, onDisk };
}

/** Edits the open document and leaves it unsaved; VS Code's own undo takes it back. */
async function editDocument(document: vscode.TextDocument, change: Change): Promise<boolean> {
  const before = document.getText();
  const edit = editBetween(before, applyChanges(before, [change]));
  if (!edit) return true;
  const range = new vscode.Range(document.positionAt(edit.offset), document.positionAt(edit.offset + edit.length));
  const workspaceEdit = new vscode.WorkspaceEdit();
  workspaceEdit.replace(document.uri, range, edit.text);
  return vscode.workspace.applyEdit(workspaceEdit);
}

async function offerToOpen(report: Report, file: SettingsFile): Promise<void> {
  const open = vscode.l10n.t('Open There');
  const chosen = await vscode.window.showErrorMessage(refusal(file).message, open);
  if (chosen === open) await openSource(report, file.source, file.problem?.span ?? null);
}
