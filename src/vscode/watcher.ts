import { realpathSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { EDITOR_SETTINGS } from '../core/editorVariables.ts';
import { DROP_INS } from '../core/locations.ts';
import type { Report } from '../core/model.ts';

/** How long to wait for more of the same, in ms. Politeness only: nothing is lost without it. */
const DEBOUNCE_MS = 30;

/** Says that something may have changed which decides Claude Code's environment. */
export class Watcher implements vscode.Disposable {
  readonly #folders = new Map<string, FolderWatch>();
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
      // Whatever a watcher of this platform misses is seen when the person comes back.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#soon();
      }),
    );
  }

  /** Watches all files that the reports name, wherever links lead, and nothing else. */
  follow(reports: readonly Report[]): void {
    const wanted = namesByFolder(reports);
    this.#files = new Set(reports.flatMap(({ files }) => files.flatMap(({ source }) => source.path ?? [])));
    for (const [folder, watch] of this.#folders) {
      if (wanted.get(folder) === watch.names) continue;
      watch.dispose();
      this.#folders.delete(folder);
    }
    for (const [folder, names] of wanted) {
      if (!this.#folders.has(folder)) this.#folders.set(folder, this.#watch(folder, names));
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    for (const watch of this.#folders.values()) watch.dispose();
  }

  /** One folder, without its subfolders. */
  #watch(folder: string, names: string): FolderWatch {
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.file(folder), names),
    );
    const seen = ({ fsPath }: vscode.Uri): void => {
      this.#renew(fsPath);
      this.#soon();
    };
    const subscriptions = vscode.Disposable.from(
      watcher,
      watcher.onDidChange(seen),
      watcher.onDidCreate(seen),
      watcher.onDidDelete(seen),
    );
    return { names, dispose: () => void subscriptions.dispose() };
  }

  /** A folder came or went: a watcher that waits for it would look only every few seconds. */
  #renew(folder: string): void {
    const watch = this.#folders.get(folder);
    if (!watch) return;
    watch.dispose();
    this.#folders.set(folder, this.#watch(folder, watch.names));
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#changed, DEBOUNCE_MS);
  }
}

interface FolderWatch {
  /** The glob of the names that matter in the folder. */
  readonly names: string;
  readonly dispose: () => void;
}

/** For each folder to watch, a glob of names: the files, the files behind links, and folders that may come. */
function namesByFolder(reports: readonly Report[]): Map<string, string> {
  const names = new Map<string, Set<string>>();
  const add = (folder: string, name: string): void => {
    names.set(folder, (names.get(folder) ?? new Set()).add(name));
  };
  for (const { source } of reports.flatMap(({ files }) => files)) {
    if (source.path === null) continue;
    for (const file of [source.path, realPathOf(source.path)]) add(path.dirname(file), path.basename(file));
    const folder = path.dirname(source.path);
    if (source.scope === 'managed') addDropIns(folder, add);
    else add(path.dirname(folder), path.basename(folder));
  }
  for (const { snapshot } of reports) if (snapshot.folder !== null) add(snapshot.folder, '.mcp.json');
  return new Map([...names].map(([folder, all]) => [folder, globOf([...all].toSorted())]));
}

function addDropIns(folder: string, add: (folder: string, name: string) => void): void {
  if (path.basename(folder) === DROP_INS) return;
  add(folder, DROP_INS);
  add(path.join(folder, DROP_INS), '*.json');
}

const globOf = (names: readonly string[]): string => (names.length === 1 ? (names[0] ?? '') : `{${names.join(',')}}`);

function realPathOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file; // not there, or a dangling link: its own folder tells when that changes
  }
}
