import * as vscode from 'vscode';
import type { CatalogueEntry } from '../../core/catalogue.ts';
import { type Completion, completionsAt, namesSchema } from '../../core/help/completions.ts';
import * as l10n from '../../core/l10n.ts';
import type { SettingsDocuments } from './settingsDocuments.ts';

/** Names of variables inside `env`, and values where the few are known. */
export class Completions implements vscode.CompletionItemProvider {
  readonly #documents: SettingsDocuments;
  readonly #catalogue: readonly CatalogueEntry[];

  constructor(documents: SettingsDocuments, catalogue: readonly CatalogueEntry[]) {
    this.#documents = documents;
    this.#catalogue = catalogue;
  }

  provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
    if (!this.#documents.holdsSettings(document)) return [];
    const text = document.getText();
    const all = completionsAt(text, document.offsetAt(position), this.#catalogue);
    const isName = ({ entry, label }: Completion): boolean => label === entry.name;
    const known = hasSchema(text);
    return all
      .filter((completion) => !(known && isName(completion) && completion.entry.inSchemaStore === true))
      .map((completion, index) => itemOf(document, completion, index));
  }
}

/** Whether VS Code itself completes the names that the public schema knows: it does where the text names the schema. */
function hasSchema(text: string): boolean {
  const isLoaded = vscode.workspace.getConfiguration('json').get('schemaDownload.enable', true);
  return namesSchema(text) && isLoaded && vscode.extensions.getExtension('vscode.json-language-features') !== undefined;
}

/** In the order of the catalogue, which has what belongs together side by side. */
function itemOf(
  document: vscode.TextDocument,
  { cursor, entry, label, replaces, text }: Completion,
  index: number,
): vscode.CompletionItem {
  const isName = label === entry.name;
  const kind = isName ? vscode.CompletionItemKind.Property : vscode.CompletionItemKind.Value;
  const item = new vscode.CompletionItem(label, kind);
  item.sortText = String(index).padStart(4, '0');
  const from = document.positionAt(replaces.offset);
  item.range = new vscode.Range(from, document.positionAt(replaces.offset + replaces.length));
  // What is being written has its quotes: so has what it is compared with.
  item.filterText = JSON.stringify(label);
  item.insertText = new vscode.SnippetString();
  const at = cursor ?? text.length;
  item.insertText.appendText(text.slice(0, at)).appendTabstop(0).appendText(text.slice(at));
  item.detail = detailOf(entry);
  item.documentation = entry.meaning;
  if (entry.obsolete) item.tags = [vscode.CompletionItemTag.Deprecated];
  return item;
}

function detailOf({ default: usual, kind, unit }: CatalogueEntry): string {
  const what = unit === undefined ? kind : `${kind}, ${unit}`;
  return usual === undefined ? what : l10n.t('{0}, by default {1}', what, usual);
}
