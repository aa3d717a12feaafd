import * as vscode from 'vscode';
import * as l10n from '../core/l10n.ts';
import type { Change, Report } from '../core/model.ts';
import { assignmentDeed } from './deed.ts';
import type { Done, Fixer } from './fixer.ts';
import type { Monitor } from './monitor.ts';
import { showMessage } from './ui/message.ts';

/** So long after a change of ours its loss is told of, in ms: who takes it away later wants it so. */
const WATCHED_MS = 10_000;

/** Tells when another program writes over a change that was just made: it may have read the file before. */
export class LossGuard implements vscode.Disposable {
  readonly #monitor: Monitor;
  readonly #fixer: Fixer;
  readonly #log: vscode.LogOutputChannel;
  readonly #subscriptions: vscode.Disposable;
  #watched: { readonly done: Done; readonly until: number } | undefined;

  constructor(monitor: Monitor, fixer: Fixer, log: vscode.LogOutputChannel) {
    this.#monitor = monitor;
    this.#fixer = fixer;
    this.#log = log;
    this.#subscriptions = vscode.Disposable.from(
      fixer.onDidChange((done) => {
        this.#watched = done && { done, until: Date.now() + WATCHED_MS };
      }),
      monitor.onDidChange(() => this.#check()),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #check(): void {
    if (!this.#watched || Date.now() > this.#watched.until) return;
    const changes = this.#watched.done.files.flatMap((file) => file.changes);
    const lost = changes.filter((change) => this.#monitor.reports.some((report) => isLost(change, report)));
    const [first] = lost;
    if (!first) return;
    this.#watched = undefined;
    this.#tell(first, lost);
  }

  #tell({ source, variable }: Change, lost: readonly Change[]): void {
    const path = source.path ?? '';
    const names = lost.map((change) => change.variable).join(', ');
    this.#log.warn(l10n.visible(`${path} was written by another program; lost: ${names}`));
    const again = assignmentDeed(l10n.t('Write {0} again', variable), () =>
      lost.map((change) => ({ variable: change.variable, scope: scopeOf(change), value: change.to })),
    );
    const action = { title: l10n.t('Write Again'), run: () => this.#fixer.carryOut(again) };
    const text = l10n.t('Another program wrote {0} right after us, and {1} is not as it was set.', path, variable);
    void showMessage({ severity: 'warning', text, actions: [action] }, this.#log);
  }
}

const scopeOf = ({ source: { scope } }: Change): 'user' | 'project' | 'local' =>
  scope === 'project' || scope === 'local' ? scope : 'user';

/** A file that cannot be read as settings just now says nothing: the next look will tell. */
function isLost({ source, to, variable }: Change, { files }: Report): boolean {
  const file = files.find((one) => one.source.path === source.path);
  if (!file || file.status === 'ignored') return false;
  const declaration = file.declarations.findLast(({ name }) => name === variable);
  return (declaration?.value ?? null) !== to;
}
