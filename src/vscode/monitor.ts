import * as vscode from 'vscode';
import { coalesce } from '../core/coalesce.ts';
import type { Report } from '../core/model.ts';
import { worstOf } from '../core/present/status.ts';

/** Holds the latest reports, one for each workspace folder. The only thing that changes; everything else is told. */
export class Monitor implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Report>();
  readonly #subscription: vscode.Disposable;
  #reports: readonly Report[] = [];

  /** Fires with {@link current}, after every audit and when another folder becomes the current one. */
  readonly onDidChange = this.#changed.event;

  /** Audits again. Runs never overlap, and the promise settles with a run that began after the call. */
  readonly refresh: () => Promise<void>;

  constructor(audit: () => Promise<readonly Report[]>) {
    this.refresh = coalesce(async () => {
      this.#reports = await audit();
      this.#tell();
    });
    this.#subscription = vscode.window.onDidChangeActiveTextEditor(() => this.#tell());
  }

  get reports(): readonly Report[] {
    return this.#reports;
  }

  /** The report of the active editor's folder, else the worst one; undefined before the first audit. */
  get current(): Report | undefined {
    return currentOf(this.#reports, activeFolder());
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #tell(): void {
    const { current } = this;
    if (current) this.#changed.fire(current);
  }
}

function currentOf(reports: readonly Report[], folder: string | undefined): Report | undefined {
  const active = reports.find(({ snapshot }) => snapshot.folder === folder);
  if (active) return active;
  const worst = worstOf(reports.flatMap(({ findings }) => findings));
  return reports.find(({ findings }) => worst !== undefined && worstOf(findings) === worst) ?? reports[0];
}

function activeFolder(): string | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath;
}
