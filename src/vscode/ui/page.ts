import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { pageOf } from '../../core/present/page.ts';
import { pageInputOf } from '../../core/present/pageInput.ts';
import { type FromPage, parseFromPage, type ToPage } from '../../core/present/pageMessage.ts';
import type { PageChange } from '../../core/present/pageView.ts';
import type { Fixer } from '../fixer.ts';
import type { Monitor } from '../monitor.ts';
import { requireReport } from '../requireReport.ts';
import type { WholeReports } from '../wholeReports.ts';
import { pageSessions } from '../pageSessions.ts';
import type { SessionWatch } from '../sessionWatch.ts';
import { reportError } from './message.ts';
import { openSource } from './openSource.ts';
import type { SessionCommands } from './sessions.ts';

export interface PageContext {
  /** The extension's own folder. */
  readonly root: vscode.Uri;
  readonly monitor: Monitor;
  readonly fixer: Fixer;
  readonly log: vscode.LogOutputChannel;
  readonly sessions: SessionWatch;
  readonly sessionCommands: SessionCommands;
  readonly whole: WholeReports;
}

/** The explanation in a webview of its own: one at a time, drawn anew on every report. */
export class Page implements vscode.Disposable {
  readonly #root: vscode.Uri;
  readonly #monitor: Monitor;
  readonly #whole: WholeReports;
  readonly #fixer: Fixer;
  readonly #sessions: SessionWatch;
  readonly #sessionCommands: SessionCommands;
  readonly #log: vscode.LogOutputChannel;
  readonly #subscriptions: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;

  constructor({ fixer, log, monitor, root, sessionCommands, sessions, whole }: PageContext) {
    this.#root = root;
    this.#monitor = monitor;
    this.#fixer = fixer;
    this.#log = log;
    this.#sessions = sessions;
    this.#sessionCommands = sessionCommands;
    this.#whole = whole;
    this.#subscriptions = vscode.Disposable.from(
      monitor.onDidChange(() => this.#send()),
      fixer.onDidChange(() => this.#send()),
      sessions.onDidChange(() => this.#send()),
    );
  }

  async open(): Promise<void> {
    await requireReport(this.#monitor);
    if (this.#panel) {
      this.#panel.reveal();
      return;
    }
    const roots = ['dist', 'media'].map((folder) => vscode.Uri.joinPath(this.#root, folder));
    const title = l10n.t('Claude Code and Bedrock');
    const panel = vscode.window.createWebviewPanel('claudeCodeEnv.page', title, vscode.ViewColumn.Active, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: roots,
    });
    this.#panel = panel;
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    panel.webview.onDidReceiveMessage((message) => this.#answer(message));
    panel.webview.html = await this.#html(panel.webview);
  }

  dispose(): void {
    this.#panel?.dispose();
    this.#subscriptions.dispose();
  }

  async #html(webview: vscode.Webview): Promise<string> {
    const at = (...names: string[]): vscode.Uri => vscode.Uri.joinPath(this.#root, ...names);
    const template = await readFile(at('media', 'page.html').fsPath, 'utf8');
    const values: Record<string, string> = {
      lang: vscode.env.language,
      source: webview.cspSource,
      css: webview.asWebviewUri(at('media', 'page.css')).toString(),
      js: webview.asWebviewUri(at('dist', 'page.js')).toString(),
    };
    return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
  }

  #send(): void {
    const report = this.#monitor.current;
    if (!this.#panel || !report) return;
    const input = pageInputOf(this.#whole.of(report), this.#lastChange(), pageSessions(report, this.#sessions));
    const message: ToPage = { type: 'view', view: pageOf(input) };
    void this.#panel.webview.postMessage(message);
  }

  #lastChange(): PageChange | null {
    const { last } = this.#fixer;
    if (!last) return null;
    return { text: last.text, restart: last.restart, canUndo: true, canShowDiff: last.files.length > 0 };
  }

  async #answer(value: unknown): Promise<void> {
    const message = parseFromPage(value);
    if (!message) return;
    try {
      await this.#perform(message);
    } catch (error) {
      reportError(error, this.#log);
    }
  }

  async #perform(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.#send();
      case 'fix':
        return this.#fixer.apply(message.id);
      case 'undo':
        return this.#fixer.undo(this.#fixer.last); // the one that it shows
      case 'showDiff':
        return this.#fixer.showLast();
      case 'openSettings': {
        const report = await requireReport(this.#monitor);
        return openSource(report, report.userSource, null);
      }
      case 'openPlace':
        return this.#openPlace(message.variable);
      case 'scan':
        return this.#sessionCommands.scan();
      case 'scanSetting':
        return this.#sessionCommands.openSetting();
      case 'resume':
        return this.#sessionCommands.resume(message.session);
      case 'copyReport':
        return this.#sessionCommands.copyReport(message.session);
    }
  }

  /** The page names a variable; where it stands is looked up in the report of now. */
  async #openPlace(variable: string): Promise<void> {
    const report = await requireReport(this.#monitor);
    const winner = report.environment.get(variable)?.declarations[0];
    if (winner) await openSource(report, winner.source, winner.span);
  }
}
