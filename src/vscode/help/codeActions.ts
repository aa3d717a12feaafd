import * as vscode from 'vscode';
import { type FileDiagnostic, fileDiagnostics } from '../../core/help/diagnostics.ts';
import * as l10n from '../../core/l10n.ts';
import type { Declaration, FixId, Report } from '../../core/model.ts';
import { fixTitle } from '../../core/present/fixWords.ts';
import { positionOf } from '../../core/present/place.ts';
import { COMMANDS } from '../commands.ts';
import { rulePage } from './diagnostics.ts';
import type { SettingsDocuments } from './settingsDocuments.ts';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('claudeCodeEnv');

/** The fixes of the findings under the cursor, the preferred one first; all fixes of the file; who shadows a line. */
export class CodeActions implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix, FIX_ALL];
  readonly #documents: SettingsDocuments;
  readonly #root: vscode.Uri;

  constructor(documents: SettingsDocuments, root: vscode.Uri) {
    this.#documents = documents;
    this.#root = root;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    if (!this.#documents.holdsSettings(document)) return [];
    const view = await this.#documents.freshView(document);
    if (!view) return [];
    const marks = fileDiagnostics(view.report, view.path);
    if (only && FIX_ALL.intersects(only)) return fixAll(marks, FIX_ALL);
    const here = marks.filter(({ span }) => view.rangeOf(span).intersection(range) !== undefined);
    const actions = here.flatMap((mark) => this.#actionsOf(mark, view.report));
    return here.some(isFixable) ? [...actions, ...fixAll(marks, vscode.CodeActionKind.QuickFix)] : actions;
  }

  #actionsOf(mark: FileDiagnostic, report: Report): vscode.CodeAction[] {
    if (mark.kind === 'shadowed') return goTo(mark.winner, report);
    const fixes = mark.fixes.map((id, index) => {
      const action = actionOf(fixTitle(id), COMMANDS.applyFix, id);
      action.isPreferred = index === 0;
      return action;
    });
    const page = rulePage(this.#root, mark.rule);
    return [...fixes, actionOf(l10n.t('Explain {0}', mark.rule), 'markdown.showPreview', page)];
  }
}

/** One plan for all that warns; what only informs is left to the person. */
function fixAll(marks: readonly FileDiagnostic[], kind: vscode.CodeActionKind): vscode.CodeAction[] {
  const ids = [...new Set(marks.filter(isFixable).map(({ fixes }) => fixes[0]))];
  if (ids.length === 0) return [];
  return [actionOf(l10n.t('Fix all Claude Code problems in this file'), COMMANDS.applyFix, ids, kind)];
}

const isFixable = (mark: FileDiagnostic): mark is FileDiagnostic & { kind: 'finding'; fixes: [FixId, ...FixId[]] } =>
  mark.kind === 'finding' && mark.severity !== 'info' && mark.fixes.length > 0;

function goTo({ source, span }: Declaration, report: Report): vscode.CodeAction[] {
  if (source.path === null) return [];
  const position = positionOf(report, source, span);
  const at = new vscode.Position((position?.line ?? 1) - 1, (position?.column ?? 1) - 1);
  const action = actionOf(l10n.t('Go to the line that wins'), 'vscode.open', vscode.Uri.file(source.path));
  action.command?.arguments?.push({ selection: new vscode.Range(at, at) });
  return [action];
}

function actionOf(
  title: string,
  command: string,
  argument: unknown,
  kind: vscode.CodeActionKind = vscode.CodeActionKind.QuickFix,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.command = { title, command, arguments: [argument] };
  return action;
}
