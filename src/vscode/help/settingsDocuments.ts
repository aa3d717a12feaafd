import * as vscode from 'vscode';
import { withoutBom } from '../../core/json.ts';
import type { Report, Span } from '../../core/model.ts';
import { isSettingsPath, startFolderOf } from '../../core/settingsPath.ts';
import { auditFolder } from '../audit.ts';
import type { Monitor } from '../monitor.ts';
import type { WholeReports } from '../wholeReports.ts';

/** Any JSON; whether a document holds settings is asked of {@link SettingsDocuments}. */
export const JSON_DOCUMENTS: vscode.DocumentSelector = [
  { language: 'json', scheme: 'file' },
  { language: 'jsonc', scheme: 'file' },
  { language: 'json', scheme: 'untitled' },
  { language: 'jsonc', scheme: 'untitled' },
];

/** Which open documents hold settings, and the whole report on each, with the rules that interrupt nobody. */
export class SettingsDocuments {
  readonly #monitor: Monitor;
  readonly #whole: WholeReports;

  constructor(monitor: Monitor, whole: WholeReports) {
    this.#monitor = monitor;
    this.#whole = whole;
  }

  holdsSettings({ uri }: vscode.TextDocument): boolean {
    return isSettingsPath(uri.fsPath) || this.#monitored(uri.fsPath) !== undefined;
  }

  /** Whether the monitor tells of changes to it. */
  isMonitored({ uri }: vscode.TextDocument): boolean {
    return this.#monitored(uri.fsPath) !== undefined;
  }

  /**
   * Undefined where there is nothing to say: managed settings that are not this machine's, or a text that the report
   * does not show yet; then the next report will.
   */
  async view(document: vscode.TextDocument): Promise<SettingsView | undefined> {
    return viewOf(document, await this.#reportOn(document.uri.fsPath));
  }

  /** As {@link view}, for somebody who waits: it looks again where the report is of another text. */
  async freshView(document: vscode.TextDocument): Promise<SettingsView | undefined> {
    const view = await this.view(document);
    if (view || !this.isMonitored(document)) return view;
    await this.#monitor.refresh();
    return this.view(document);
  }

  async #reportOn(path: string): Promise<Report | undefined> {
    const monitored = this.#monitored(path);
    if (monitored) return this.#whole.of(monitored);
    const folder = startFolderOf(path);
    return folder === null ? undefined : this.#whole.of(await auditFolder(folder));
  }

  /** The report of the current folder first: two folders may disagree about a file of the user's. */
  #monitored(path: string): Report | undefined {
    const { current, reports } = this.#monitor;
    const all = current ? [current, ...reports] : reports;
    return all.find(({ files }) => files.some(({ source }) => source.path === path));
  }
}

function viewOf(document: vscode.TextDocument, report: Report | undefined): SettingsView | undefined {
  const text = report?.files.find(({ source }) => source.path === document.uri.fsPath)?.text ?? null;
  if (!report || text === null || withoutBom(text) !== document.getText()) return undefined;
  return new SettingsView(report, document, text.length - withoutBom(text).length);
}

/** A report that speaks of the very text of a document. VS Code counts without the byte order mark, the report with it. */
export class SettingsView {
  readonly report: Report;
  readonly #document: vscode.TextDocument;
  readonly #bom: number;

  constructor(report: Report, document: vscode.TextDocument, bom: number) {
    this.report = report;
    this.#document = document;
    this.#bom = bom;
  }

  get path(): string {
    return this.#document.uri.fsPath;
  }

  rangeOf({ length, offset }: Span): vscode.Range {
    const from = Math.max(0, offset - this.#bom);
    return new vscode.Range(this.#document.positionAt(from), this.#document.positionAt(offset + length - this.#bom));
  }

  offsetAt(position: vscode.Position): number {
    return this.#document.offsetAt(position) + this.#bom;
  }
}
