import * as vscode from 'vscode';
import type { CatalogueEntry } from '../../core/catalogue.ts';
import type { Monitor } from '../monitor.ts';
import type { WholeReports } from '../wholeReports.ts';
import { CodeActions } from './codeActions.ts';
import { Completions } from './completions.ts';
import { Diagnostics } from './diagnostics.ts';
import { Hovers } from './hovers.ts';
import { JSON_DOCUMENTS, SettingsDocuments } from './settingsDocuments.ts';

export interface HelpContext {
  /** The extension's own folder. */
  readonly root: vscode.Uri;
  readonly monitor: Monitor;
  readonly catalogue: readonly CatalogueEntry[];
  readonly whole: WholeReports;
  readonly log: vscode.LogOutputChannel;
}

/** Help in the settings files themselves: marks, fixes, hovers, completion. Disposing takes all of it back. */
export function settingsHelp({ catalogue, log, monitor, root, whole }: HelpContext): vscode.Disposable {
  const documents = new SettingsDocuments(monitor, whole);
  const { languages } = vscode;
  return vscode.Disposable.from(
    new Diagnostics(monitor, documents, root, log),
    languages.registerCodeActionsProvider(JSON_DOCUMENTS, new CodeActions(documents, root), {
      providedCodeActionKinds: CodeActions.kinds,
    }),
    languages.registerHoverProvider(JSON_DOCUMENTS, new Hovers(documents, catalogue)),
    languages.registerCompletionItemProvider(JSON_DOCUMENTS, new Completions(documents, catalogue), '"'),
  );
}
