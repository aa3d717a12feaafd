import * as vscode from 'vscode';
import { type FixPlan, planFix } from '../core/fixes.ts';
import type { Change, FixId, Report, SettingsFile } from '../core/model.ts';
import { changeWords, ownerWords, stillSetWords } from '../core/present/changeWords.ts';
import { restartWords } from '../core/present/fixWords.ts';
import { plainText } from '../core/present/inlineText.ts';
import { noticeOf } from '../core/present/notice.ts';
import { UserError } from '../core/userError.ts';
import { refusal } from '../node/refusal.ts';
import { writeChanges } from '../node/settingsWriter.ts';
import { lastUndo, pushUndo, undoBefore, undoLast } from '../node/undoLog.ts';
import type { WriteContext } from '../node/writeContext.ts';
import type { WrittenFile } from '../node/writtenFile.ts';
import type { Memory } from './memory.ts';
import type { Monitor } from './monitor.ts';
import { requireReport } from './requireReport.ts';
import { type Message, type MessageAction, showMessage } from './ui/message.ts';
import { openSource } from './ui/openSource.ts';
import { editUnsaved } from './unsavedEdits.ts';

/** A change that was made, as people are told of it. */
export interface Done {
  /** Its record in the undo log. */
  readonly undoId: string;
  /** What was written where. */
  readonly text: string;
  readonly restart: string;
}

/** Carries out fixes, and takes them back. */
export class Fixer implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #done: Done[] = [];
  #turn: Promise<void> = Promise.resolve();
  readonly #monitor: Monitor;
  readonly #memory: Memory;
  readonly #context: WriteContext;
  readonly #log: vscode.LogOutputChannel;

  /** Fires when something was done or undone. */
  readonly onDidChange = this.#changed.event;

  constructor(monitor: Monitor, memory: Memory, context: WriteContext, log: vscode.LogOutputChannel) {
    this.#monitor = monitor;
    this.#memory = memory;
    this.#context = context;
    this.#log = log;
  }

  /** Whether there is a change to take back: of this window, of another one, of the terminal. */
  async canUndo(): Promise<boolean> {
    return (await lastUndo(this.#context)) !== null;
  }

  /** What this window changed last; undefined where it has taken back everything, or changed nothing. */
  get last(): Done | undefined {
    return this.#done.at(-1);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** Plans the fix on the disk as it is now, carries it out and tells what happened. One change after the other. */
  async apply(id: FixId): Promise<void> {
    return this.#inTurn(() => this.#apply(id));
  }

  /** Takes a change back: the last one that anybody made with this tool, unless one is named. */
  async undo(undoId?: string): Promise<void> {
    return this.#inTurn(() => this.#undo(undoId));
  }

  async #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #apply(id: FixId): Promise<void> {
    const report = await requireReport(this.#monitor);
    const plan = planFix(id, report);
    switch (plan.kind) {
      case 'owned':
        this.#show({ severity: 'warning', text: ownerWords(report, plan.owner) });
        return;
      case 'unwritable':
        this.#show(unwritableMessage(report, plan.file));
        return;
      case 'changes':
        await this.#carryOut(id, report, plan);
    }
  }

  async #undo(id: string | undefined): Promise<void> {
    try {
      await this.#takeBack(id);
    } catch (error) {
      await this.#offerAnother(error, id);
    }
  }

  async #takeBack(id: string | undefined): Promise<void> {
    const undone = await undoLast(this.#context, id);
    const at = this.#done.findIndex(({ undoId }) => undoId === (undone?.id ?? id));
    if (at >= 0) this.#done.splice(at, 1);
    this.#changed.fire();
    if (!undone) {
      this.#show({ severity: 'info', text: vscode.l10n.t('There is nothing to undo.') });
      return;
    }
    this.#log.info(`undone: ${undone.files.map((file) => file.path).join(', ')}`);
    await this.#monitor.refresh();
  }

  /** A change that cannot be taken back is not in the way of those in other files; people say which they mean. */
  async #offerAnother(error: unknown, id: string | undefined): Promise<void> {
    if (!(error instanceof UserError)) throw error;
    const refused = id ?? (await lastUndo(this.#context))?.id;
    const another = refused === undefined ? null : await undoBefore(refused, this.#context);
    if (!another) throw error;
    this.#log.warn(error.message);
    const before = vscode.l10n.t('The change before that in another file: {0}', another.text);
    const action = { title: vscode.l10n.t('Undo That One'), run: () => this.undo(another.id) };
    this.#show({ severity: 'error', text: `${error.message} ${before}`, actions: [action] });
  }

  async #carryOut(id: FixId, report: Report, { changes, stillSetBy }: FixPlan & { kind: 'changes' }): Promise<void> {
    const notes = stillSetBy.map((declaration) => stillSetWords(report, declaration));
    // The person has seen this state: after an undo it is no news.
    const notice = noticeOf(report);
    if (notice) await this.#memory.rememberShown(notice.fingerprint);
    const { inEditor, onDisk } = await editUnsaved(changes);
    const files = await writeChanges(onDisk, report.snapshot.client.version, this.#context);
    const changed = [...files.flatMap((file) => file.changes), ...inEditor];
    if (changed.length === 0) {
      this.#show({ severity: 'info', text: [vscode.l10n.t('Nothing had to be changed.'), ...notes].join(' ') });
      return;
    }
    const text = changeWords(report, changed);
    const undoId = files.length > 0 ? await this.#remember(id, text, files) : null;
    const restart = plainText(restartWords(id));
    if (undoId !== null) {
      this.#done.push({ undoId, text, restart });
      this.#changed.fire();
    }
    await this.#monitor.refresh();
    const unsaved = inEditor.length > 0 ? [unsavedWords()] : [];
    this.#show({
      severity: 'info',
      text: [text, ...unsaved, ...notes, restart].join(' '),
      actions: [...(undoId === null ? [] : [this.#undoAction(undoId)]), ...openAction(report, changed)],
    });
  }

  /** Null, with a line in the log, where the record cannot be kept: the change itself was made. */
  async #remember(id: FixId, text: string, files: readonly WrittenFile[]): Promise<string | null> {
    this.#log.info(`done: ${id} in ${files.map((file) => file.path).join(', ')}`);
    try {
      return await pushUndo({ text, files }, this.#context);
    } catch (error) {
      this.#log.error(`no undo record was kept: ${String(error)}`);
      return null;
    }
  }

  #undoAction(undoId: string): MessageAction {
    return { title: vscode.l10n.t('Undo'), run: () => this.undo(undoId) };
  }

  #show(message: Message): void {
    void showMessage(message, this.#log);
  }
}

function unsavedWords(): string {
  return vscode.l10n.t('The file is open with unsaved changes: the edit is in the editor, save it there.');
}

function openAction(report: Report, [first]: readonly Change[]): MessageAction[] {
  return first ? [{ title: vscode.l10n.t('Open File'), run: () => openSource(report, first.source, null) }] : [];
}

function unwritableMessage(report: Report, file: SettingsFile): Message {
  const open = () => openSource(report, file.source, file.problem?.span ?? null);
  return {
    severity: 'error',
    text: refusal(file).message,
    actions: [{ title: vscode.l10n.t('Open There'), run: open }],
  };
}
