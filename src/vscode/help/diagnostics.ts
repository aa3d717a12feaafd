import * as vscode from 'vscode';
import { coalesce } from '../../core/coalesce.ts';
import { type FileDiagnostic, fileDiagnostics } from '../../core/help/diagnostics.ts';
import type { Severity } from '../../core/model.ts';
import type { Monitor } from '../monitor.ts';
import { reportError } from '../ui/message.ts';
import type { SettingsDocuments, SettingsView } from './settingsDocuments.ts';

/** What the marks in the Problems list come from. */
export const SOURCE = 'Claude Code Env';

const SEVERITY: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** Marks findings and shadowed lines in open settings files, saved or not. */
export class Diagnostics implements vscode.Disposable {
  readonly #documents: SettingsDocuments;
  readonly #root: vscode.Uri;
  readonly #collection = vscode.languages.createDiagnosticCollection('claude-code-env');
  readonly #subscriptions: vscode.Disposable;
  readonly #redraw: () => Promise<void>;

  constructor(monitor: Monitor, documents: SettingsDocuments, root: vscode.Uri, log: vscode.LogOutputChannel) {
    this.#documents = documents;
    this.#root = root;
    this.#redraw = coalesce(() => this.#drawAll());
    const redraw = (): void => void this.#redraw().catch((error: unknown) => reportError(error, log));
    this.#subscriptions = vscode.Disposable.from(
      this.#collection,
      monitor.onDidChange(redraw),
      vscode.workspace.onDidOpenTextDocument((document) => documents.holdsSettings(document) && redraw()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#collection.delete(uri)),
      // What the monitor watches it tells of itself.
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (documents.holdsSettings(document) && !documents.isMonitored(document)) redraw();
      }),
    );
    redraw();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #drawAll(): Promise<void> {
    const open = vscode.workspace.textDocuments.filter(
      (document) => document.uri.scheme === 'file' && !document.isClosed && this.#documents.holdsSettings(document),
    );
    for (const document of open) await this.#draw(document);
  }

  async #draw(document: vscode.TextDocument): Promise<void> {
    const view = await this.#documents.view(document);
    if (!view || document.isClosed) return;
    const marks = fileDiagnostics(view.report, view.path);
    this.#collection.set(
      document.uri,
      marks.map((mark) => this.#diagnosticOf(view, mark)),
    );
  }

  #diagnosticOf(view: SettingsView, mark: FileDiagnostic): vscode.Diagnostic {
    const range = view.rangeOf(mark.span);
    if (mark.kind === 'shadowed') {
      const hint = new vscode.Diagnostic(range, mark.message, vscode.DiagnosticSeverity.Hint);
      hint.tags = [vscode.DiagnosticTag.Unnecessary];
      hint.source = SOURCE;
      return hint;
    }
    const diagnostic = new vscode.Diagnostic(range, mark.message, SEVERITY[mark.severity]);
    diagnostic.source = SOURCE;
    diagnostic.code = { value: mark.rule, target: rulePage(this.#root, mark.rule) };
    return diagnostic;
  }
}

/** The page of a rule, in the package. */
export function rulePage(root: vscode.Uri, rule: string): vscode.Uri {
  return vscode.Uri.joinPath(root, 'docs', 'rules', `${rule}.md`);
}
