import { realpathSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { EDITOR_SETTINGS } from '../core/editorVariables.ts';
import { DROP_INS } from '../core/locations.ts';
import type { Report } from '../core/model.ts';
import { ANY_JSON, FileWatch, type WatchedNames } from '../node/fileWatch.ts';

/** How long to wait for more of the same, in ms. Politeness only: nothing is lost without it. */
const DEBOUNCE_MS = 30;

/** Says that something may have changed which decides Claude Code's environment. */
export class Watcher implements vscode.Disposable {
  readonly #fileWatch = new FileWatch(() => this.#soon());
  readonly #subscriptions: vscode.Disposable;
  readonly #changed: () => void;
  #files: ReadonlySet<string> = new Set();
  #timer: NodeJS.Timeout | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
    const documentChanged = ({ uri }: vscode.TextDocument): void => {
      if (this.#files.has(uri.fsPath)) this.#soon();
    };
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document }) => documentChanged(document)),
      vscode.workspace.onDidSaveTextDocument(documentChanged),
      vscode.workspace.onDidCloseTextDocument(documentChanged),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#soon()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (['claudeCodeEnv', ...EDITOR_SETTINGS].some((section) => event.affectsConfiguration(section))) this.#soon();
      }),
      vscode.extensions.onDidChange(() => this.#soon()),
      // What the system does not tell of, as on some network disks, is seen when the person comes back.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#soon();
      }),
    );
  }

  /** Watches all files that the reports name, wherever links lead, and nothing else. */
  follow(reports: readonly Report[]): void {
    this.#files = new Set(reports.flatMap(({ files }) => files.flatMap(({ source }) => source.path ?? [])));
    this.#fileWatch.follow(namesByFolder(reports));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    this.#fileWatch.dispose();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#changed, DEBOUNCE_MS);
  }
}

/** For each folder to watch, the names that matter: the files, the files behind links, and drop-ins that may come. */
function namesByFolder(reports: readonly Report[]): WatchedNames {
  const names = new Map<string, Set<string>>();
  const add = (folder: string, name: string): void => {
    names.set(folder, (names.get(folder) ?? new Set()).add(name));
  };
  for (const { source } of reports.flatMap(({ files }) => files)) {
    if (source.path === null) continue;
    for (const file of [source.path, realPathOf(source.path)]) add(path.dirname(file), path.basename(file));
    const folder = path.dirname(source.path);
    if (source.scope === 'managed' && path.basename(folder) !== DROP_INS) add(path.join(folder, DROP_INS), ANY_JSON);
  }
  for (const { snapshot } of reports) if (snapshot.folder !== null) add(snapshot.folder, '.mcp.json');
  return names;
}

function realPathOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file; // not there, or a dangling link: its own folder tells when that changes
  }
}
