import * as vscode from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { Report, Source, Span } from '../../core/model.ts';
import { positionOf } from '../../core/present/place.ts';
import { UserError } from '../../core/userError.ts';

/** Opens a source's file, at the span if there is one. A file that is not there yet opens as a new, unsaved one. */
export async function openSource(report: Report, source: Source, span: Span | null): Promise<void> {
  if (source.path === null) throw new UserError(l10n.t('This value stands in no file that could be opened.'));
  const uri = vscode.Uri.file(source.path);
  const isThere = report.files.some((file) => file.source.path === source.path && file.status !== 'absent');
  const document = await vscode.workspace.openTextDocument(isThere ? uri : uri.with({ scheme: 'untitled' }));
  const position = positionOf(report, source, span);
  const at = position && new vscode.Position(position.line - 1, position.column - 1);
  await vscode.window.showTextDocument(document, at ? { selection: new vscode.Range(at, at) } : {});
}
