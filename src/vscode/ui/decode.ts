import * as vscode from 'vscode';
import { type Decoded, decodeError } from '../../core/decodeError.ts';
import * as l10n from '../../core/l10n.ts';
import { decodeText } from '../../core/present/decodeText.ts';
import { type DecodeView, decodeView } from '../../core/present/decodeView.ts';
import { fixTitle } from '../../core/present/fixWords.ts';
import { shownText } from '../../core/secrets.ts';
import { COMMANDS } from '../commands.ts';
import type { Fixer } from '../fixer.ts';
import type { Monitor } from '../monitor.ts';
import { requireReport } from '../requireReport.ts';
import { showMessage } from './message.ts';

const SCHEME = 'claude-code-env-decoded';

/** Columns of the answer, which an editor does not wrap by itself. */
const WIDTH = 96;

/** Says what an error message means: in a read-only text that follows the settings, and in a message with the fixes. */
export class Decoder implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #monitor: Monitor;
  readonly #fixer: Fixer;
  readonly #log: vscode.LogOutputChannel;
  readonly #subscriptions: vscode.Disposable;
  #count = 0;
  #uri: vscode.Uri | undefined;
  #decoded: Decoded | undefined;
  /** The folder that was asked for: the answer stays with it, whatever editor is active. */
  #folder: string | null = null;

  constructor(monitor: Monitor, fixer: Fixer, log: vscode.LogOutputChannel) {
    this.#monitor = monitor;
    this.#fixer = fixer;
    this.#log = log;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      monitor.onDidChange(() => this.#uri && this.#changed.fire(this.#uri)),
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: () => this.#text(),
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Decodes the given text, else the selection, else what the person pastes. */
  async decode(given: unknown): Promise<void> {
    const text = typeof given === 'string' && given.trim() !== '' ? given : (selectedText() ?? (await ask()));
    if (text === undefined) return;
    this.#decoded = decodeError(text);
    const report = await requireReport(this.#monitor);
    this.#folder = report.snapshot.folder;
    const view = decodeView(this.#decoded, report);
    await this.#show();
    this.#tell(view);
  }

  /** In the place of the last answer, else beside what is read; under a new address, for VS Code holds the old text. */
  async #show(): Promise<void> {
    const last = this.#uri;
    this.#count += 1;
    const path = `/${l10n.t('Decoded error')}`;
    this.#uri = vscode.Uri.from({ scheme: SCHEME, path, query: String(this.#count) });
    const document = await vscode.workspace.openTextDocument(this.#uri);
    const viewColumn = tabOf(last)?.group.viewColumn ?? vscode.ViewColumn.Beside;
    await vscode.window.showTextDocument(document, { viewColumn, preview: true });
    const old = tabOf(last);
    if (old) await vscode.window.tabGroups.close(old);
  }

  #text(): string {
    const report = this.#monitor.reports.find(({ snapshot }) => snapshot.folder === this.#folder);
    return this.#decoded && report ? decodeText(decodeView(this.#decoded, report), WIDTH) : '';
  }

  #tell({ cause, family, fixes, title }: DecodeView): void {
    const repairs = fixes.slice(0, 2).map((id) => ({ title: fixTitle(id), run: () => this.#fixer.apply(id) }));
    const explain = {
      title: l10n.t('Explain'),
      run: () => vscode.commands.executeCommand(COMMANDS.explain),
    };
    const text = family === null ? title : l10n.t('{0}. {1}', title, cause);
    void showMessage({ severity: 'info', text, actions: [...repairs, explain] }, this.#log);
  }
}

function tabOf(uri: vscode.Uri | undefined): vscode.Tab | undefined {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.find(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri?.toString());
}

function selectedText(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const text = editor?.document.getText(editor.selection) ?? '';
  return text.trim() === '' ? undefined : text;
}

/** Of the clipboard no more than this is looked at, and of that no more than this is put into one line. */
const LOOKED_AT = 20_000;
const OFFERED = 600;

/** Asks for the message; one that is in the clipboard is offered. */
async function ask(): Promise<string | undefined> {
  const copied = (await vscode.env.clipboard.readText()).slice(0, LOOKED_AT);
  const isMessage = decodeError(copied).family !== null;
  const offered = isMessage ? shownText(copied).replaceAll(/\s+/g, ' ').trim().slice(0, OFFERED) : '';
  const answer = await vscode.window.showInputBox({
    title: l10n.t('Decode an Error Message'),
    prompt: isMessage
      ? l10n.t('This stands in the clipboard. Press Enter to decode it, or paste another message.')
      : l10n.t('Paste the message that Claude Code shows.'),
    value: offered,
    ignoreFocusOut: true,
  });
  if (answer === undefined || answer.trim() === '') return undefined;
  return isMessage && answer === offered ? copied : answer;
}
