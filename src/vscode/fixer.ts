import * as vscode from 'vscode';
import type { FixPlan } from '../core/fixes.ts';
import * as l10n from '../core/l10n.ts';
import type { Change, FixId, Report, SettingsFile } from '../core/model.ts';
import { changeWords, ownerWords, stillSetWords } from '../core/present/changeWords.ts';
import { noticeOf } from '../core/present/notice.ts';
import { UserError } from '../core/userError.ts';
import { refusal } from '../node/refusal.ts';
import { writeChanges } from '../node/settingsWriter.ts';
import { lastUndo, pushUndo, undoBefore, undoLast } from '../node/undoLog.ts';
import { contentOf } from '../node/textFile.ts';
import type { WriteContext } from '../node/writeContext.ts';
import type { WrittenFile } from '../node/writtenFile.ts';
import { openDocument } from './audit.ts';
import { COMMANDS } from './commands.ts';
import { type Deed, fixDeed } from './deed.ts';
import { changeEditorSetting, revertEditorSetting, type SettingChange } from './editorSetting.ts';
import type { Memory } from './memory.ts';
import type { Monitor } from './monitor.ts';
import type { Previews } from './previews.ts';
import { requireReport } from './requireReport.ts';
import { type Message, type MessageAction, showMessage } from './ui/message.ts';
import { openSource } from './ui/openSource.ts';
import { editUnsaved } from './unsavedEdits.ts';

/** A change that this window made, as people are told of it. */
export interface Done {
  /** Its record in the undo log; null where no file was written, or where no record could be kept. */
  readonly undoId: string | null;
  /** What was changed in VS Code's own settings, which no log knows. */
  readonly inSetting: SettingChange | null;
  /** The files as they were and as they are. */
  readonly files: readonly WrittenFile[];
  /** What was written where. */
  readonly text: string;
  readonly restart: string;
}

export interface FixerContext {
  readonly monitor: Monitor;
  readonly memory: Memory;
  readonly previews: Previews;
  readonly write: WriteContext;
  readonly log: vscode.LogOutputChannel;
}

/** Carries out changes, one after the other, and takes them back. */
export class Fixer implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Done | undefined>();
  readonly #done: Done[] = [];
  #turn: Promise<void> = Promise.resolve();
  readonly #monitor: Monitor;
  readonly #memory: Memory;
  readonly #previews: Previews;
  readonly #context: WriteContext;
  readonly #log: vscode.LogOutputChannel;

  /** Fires when something was done, with it, or undone. */
  readonly onDidChange = this.#changed.event;

  constructor({ log, memory, monitor, previews, write }: FixerContext) {
    this.#previews = previews;
    this.#monitor = monitor;
    this.#memory = memory;
    this.#context = write;
    this.#log = log;
  }

  /** Whether there is a change to take back: of this window, of another one, of the terminal. */
  async canUndo(): Promise<boolean> {
    return this.last !== undefined || (await lastUndo(this.#context)) !== null;
  }

  /** What this window changed last; undefined where it has taken back everything, or changed nothing. */
  get last(): Done | undefined {
    return this.#done.at(-1);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async apply(id: FixId): Promise<void> {
    return this.carryOut(fixDeed(id));
  }

  /** Plans on the disk as it is now, carries it out and tells what happened. */
  async carryOut(deed: Deed): Promise<void> {
    return this.#inTurn(() => this.#carryOut(deed));
  }

  /** Has a file written as a whole, by `write`, which answers undefined where nothing had to be. */
  async rewrite(
    path: string,
    text: string,
    write: (context: WriteContext) => Promise<WrittenFile | undefined>,
  ): Promise<void> {
    return this.#inTurn(async () => {
      if (openDocument(path)?.isDirty)
        throw new UserError(l10n.t('{0} has unsaved changes in its editor: save or revert them first.', path));
      const file = await write(this.#context);
      if (file) await this.#conclude({ text, restart: '' }, { files: [file], inSetting: null }, []);
      else this.#show({ severity: 'info', text: l10n.t('Nothing had to be changed.') });
    });
  }

  /** Shows what this window changed last. */
  async showLast(): Promise<void> {
    const { last } = this;
    if (!last) throw new UserError(l10n.t('This window has changed nothing that could be shown.'));
    return this.showDiff(last);
  }

  /** Shows what a change of this window did to each file. */
  async showDiff({ files }: Done): Promise<void> {
    for (const { after, before, path } of files) {
      const texts = { before: before === null ? '' : contentOf(before).text, after: contentOf(after).text };
      await this.#previews.show(l10n.t('What was changed in {0}', path), path, texts);
    }
  }

  /** Takes a change of this window back, else the last one that anybody made with this tool. */
  async undo(done?: Done): Promise<void> {
    return this.#inTurn(() => this.#undo(done));
  }

  /** What was done can no longer be undone: its records are gone. */
  forget(): void {
    this.#done.length = 0;
    this.#changed.fire(undefined);
  }

  async #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #carryOut(deed: Deed): Promise<void> {
    const report = await requireReport(this.#monitor);
    const plan = deed.plan(report);
    switch (plan.kind) {
      case 'owned':
        this.#show({ severity: 'warning', text: ownerWords(report, plan.owner) });
        return;
      case 'unwritable':
        this.#show(unwritableMessage(report, plan.file));
        return;
      case 'changes':
        await this.#write(deed, report, plan);
    }
  }

  async #write(deed: Deed, report: Report, { changes, stillSetBy }: FixPlan & { kind: 'changes' }): Promise<void> {
    const notes = stillSetBy.map((declaration) => stillSetWords(report, declaration));
    // The person has seen this state: after an undo it is no news.
    const notice = noticeOf(report);
    if (notice) await this.#memory.rememberShown(notice.fingerprint);
    const forSetting = changes.filter(({ source }) => source.scope === 'editor');
    const { inEditor, onDisk } = await editUnsaved(changes.filter((change) => !forSetting.includes(change)));
    const inSetting = forSetting.length > 0 ? await changeEditorSetting(forSetting) : null;
    const files = await this.#writeFiles(onDisk, inSetting, report);
    const changed = [...files.flatMap((file) => file.changes), ...forSetting, ...inEditor];
    if (changed.length === 0) {
      this.#show({ severity: 'info', text: [l10n.t('Nothing had to be changed.'), ...notes].join(' ') });
      return;
    }
    const unsaved = inEditor.length > 0 ? [unsavedWords()] : [];
    const told = { text: changeWords(report, changed), restart: deed.restart };
    await this.#conclude(told, { files, inSetting }, [...unsaved, ...notes], openAction(report, changed));
  }

  /** Where the disk refuses, the setting gets its old value back: nothing is done by halves. */
  async #writeFiles(
    onDisk: readonly Change[],
    inSetting: SettingChange | null,
    report: Report,
  ): Promise<WrittenFile[]> {
    try {
      return await writeChanges(onDisk, report.snapshot.client.version, this.#context);
    } catch (error) {
      if (inSetting) await revertEditorSetting(inSetting);
      throw error;
    }
  }

  async #conclude(
    { restart, text }: Pick<Done, 'text' | 'restart'>,
    { files, inSetting }: Pick<Done, 'files' | 'inSetting'>,
    notes: readonly string[],
    more: readonly MessageAction[] = [],
  ): Promise<void> {
    const undoId = files.length > 0 ? await this.#remember(text, files) : null;
    const done: Done = { undoId, inSetting, files, text, restart };
    const canUndo = undoId !== null || inSetting !== null;
    if (canUndo) {
      this.#done.push(done);
      this.#changed.fire(done);
    }
    await this.#monitor.refresh();
    const undo = { title: l10n.t('Undo'), run: () => this.undo(done) };
    const diff = { title: l10n.t('Show Diff'), run: () => this.showDiff(done) };
    this.#show({
      severity: 'info',
      text: [text, ...notes, restart].filter((words) => words !== '').join(' '),
      actions: [...(canUndo ? [undo] : []), ...(files.length > 0 ? [diff] : []), ...more],
    });
  }

  /** Null, with a line in the log, where the record cannot be kept: the change itself was made. */
  async #remember(text: string, files: readonly WrittenFile[]): Promise<string | null> {
    this.#log.info(`written: ${files.map((file) => l10n.visible(file.path)).join(', ')}`);
    try {
      return await pushUndo({ text, files }, this.#context);
    } catch (error) {
      this.#log.error(`no undo record was kept: ${String(error)}`);
      return null;
    }
  }

  async #undo(done: Done | undefined): Promise<void> {
    const latest = done ?? this.last;
    if (latest?.inSetting && latest.undoId === null) {
      await revertEditorSetting(latest.inSetting);
      await this.#forgetDone(latest);
      return;
    }
    try {
      await this.#takeBack(done?.undoId ?? undefined);
    } catch (error) {
      await this.#offerAnother(error, done?.undoId ?? undefined);
    }
  }

  async #takeBack(id: string | undefined): Promise<void> {
    const undone = await undoLast(this.#context, id);
    const mine = this.#done.find(({ undoId }) => undoId === (undone?.id ?? id));
    if (undone && mine?.inSetting) await revertEditorSetting(mine.inSetting);
    if (undone) this.#log.info(`undone: ${undone.files.map((file) => l10n.visible(file.path)).join(', ')}`);
    else this.#show({ severity: 'info', text: l10n.t('There is nothing to undo.') });
    await this.#forgetDone(mine);
  }

  async #forgetDone(done: Done | undefined): Promise<void> {
    if (done) this.#done.splice(this.#done.indexOf(done), 1);
    this.#changed.fire(undefined);
    await this.#monitor.refresh();
  }

  /** A change that cannot be taken back is not in the way of those in other files; people say which they mean. */
  async #offerAnother(error: unknown, id: string | undefined): Promise<void> {
    if (!(error instanceof UserError)) throw error;
    const refused = id ?? (await lastUndo(this.#context))?.id;
    const another = refused === undefined ? null : await undoBefore(refused, this.#context);
    if (!another) throw error;
    this.#log.warn(l10n.visible(error.message));
    const before = l10n.t('The change before that in another file: {0}', another.text);
    const run = (): Promise<void> => this.#inTurn(() => this.#takeBack(another.id));
    const action = { title: l10n.t('Undo That One'), run };
    this.#show({ severity: 'error', text: `${error.message} ${before}`, actions: [action] });
  }

  #show(message: Message): void {
    void showMessage(message, this.#log);
  }
}

function unsavedWords(): string {
  return l10n.t('The file is open with unsaved changes: the edit is in the editor, save it there.');
}

function openAction(report: Report, changed: readonly Change[]): MessageAction[] {
  const first = changed.find(({ source }) => source.path !== null);
  return first ? [{ title: l10n.t('Open File'), run: () => openSource(report, first.source, null) }] : [];
}

function unwritableMessage(report: Report, file: SettingsFile): Message {
  const open = () => openSource(report, file.source, file.problem?.span ?? null);
  const repair = () => vscode.commands.executeCommand(COMMANDS.repairFile);
  return {
    severity: 'error',
    text: refusal(file).message,
    actions: [
      { title: l10n.t('Open There'), run: open },
      { title: l10n.t('Repair…'), run: repair },
    ],
  };
}
