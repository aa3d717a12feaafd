import * as vscode from 'vscode';
import type { CatalogueEntry } from '../../core/catalogue.ts';
import { hoverAt } from '../../core/help/hover.ts';
import * as l10n from '../../core/l10n.ts';
import type { Declaration, Report } from '../../core/model.ts';
import { placeOf, positionOf } from '../../core/present/place.ts';
import type { SettingsDocuments } from './settingsDocuments.ts';

/** On a variable: what it does, what Claude Code sees, and who else sets it. */
export class Hovers implements vscode.HoverProvider {
  readonly #documents: SettingsDocuments;
  readonly #catalogue: readonly CatalogueEntry[];

  constructor(documents: SettingsDocuments, catalogue: readonly CatalogueEntry[]) {
    this.#documents = documents;
    this.#catalogue = catalogue;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    if (!this.#documents.holdsSettings(document)) return undefined;
    const view = await this.#documents.freshView(document);
    if (!view) return undefined;
    const { path, report } = view;
    const found = hoverAt(report, path, { catalogue: this.#catalogue, offset: view.offsetAt(position) });
    if (!found) return undefined;
    const words = new vscode.MarkdownString();
    // Trusted as far as our one link needs it.
    if (found.winner?.source.path) words.isTrusted = { enabledCommands: ['vscode.open'] };
    const paragraph = (text: string): void => void words.appendMarkdown(`${plainMarkdown(text)}\n\n`);
    paragraph(found.name);
    if (found.meaning !== null) paragraph(found.meaning);
    paragraph(found.effective);
    if (found.winner) words.appendMarkdown(`${linkTo(found.winner, report)}\n\n`);
    if (found.others.length > 0) paragraph(l10n.t('Also set by: {0}', found.others.join('; ')));
    return new vscode.Hover(words, view.rangeOf(found.span));
  }
}

/** The place in words where it is no file. */
function linkTo(declaration: Declaration, report: Report): string {
  const { source, span } = declaration;
  if (source.path === null) return plainMarkdown(placeOf(report, declaration));
  const position = positionOf(report, source, span);
  const line = (position?.line ?? 1) - 1;
  const character = (position?.column ?? 1) - 1;
  const at = { line, character };
  const target = [vscode.Uri.file(source.path), { selection: { start: at, end: at } }];
  const title = l10n.t('Go to the line that wins');
  const link = encodeURIComponent(JSON.stringify(target)).replaceAll(/[()]/g, (bracket) => BRACKETS[bracket] ?? '');
  return `[${title}](command:vscode.open?${link})`;
}

/** The address of a link ends at a bracket. */
const BRACKETS: Readonly<Record<string, string>> = { '(': '%28', ')': '%29' };

/** What stands in files is text, never markup; nor does an address in it become a link by itself. */
function plainMarkdown(text: string): string {
  return new vscode.MarkdownString().appendText(text).value.replaceAll(/[.:@]/g, String.raw`\$&`);
}
