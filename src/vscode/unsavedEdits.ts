import * as vscode from 'vscode';
import { applyChanges } from '../core/change.ts';
import { editBetween } from '../core/edit.ts';
import * as l10n from '../core/l10n.ts';
import type { Change } from '../core/model.ts';
import { UserError } from '../core/userError.ts';
import { openDocument } from './audit.ts';

type ApplyEdit = (edit: vscode.WorkspaceEdit) => Thenable<boolean>;

/**
 * Makes the changes of files that are open with unsaved changes in their editors, all or none: those are somebody's
 * work, so the disk under them is not touched, and where VS Code refuses, nothing is done at all. What is left is for
 * the disk.
 */
export async function editUnsaved(
  changes: readonly Change[],
  applyEdit: ApplyEdit = (edit) => vscode.workspace.applyEdit(edit),
): Promise<{ inEditor: Change[]; onDisk: Change[] }> {
  const edit = new vscode.WorkspaceEdit();
  const inEditor: Change[] = [];
  const onDisk: Change[] = [];
  for (const path of new Set(changes.map(({ source }) => source.path))) {
    const mine = changes.filter(({ source }) => source.path === path);
    const document = path === null ? undefined : openDocument(path);
    if (document?.isDirty) addTo(edit, document, mine);
    (document?.isDirty ? inEditor : onDisk).push(...mine);
  }
  if (edit.size > 0 && !(await applyEdit(edit))) throw refused(edit);
  return { inEditor, onDisk };
}

/** Edits the open document and leaves it unsaved; VS Code's own undo takes it back. */
function addTo(edit: vscode.WorkspaceEdit, document: vscode.TextDocument, changes: readonly Change[]): void {
  const before = document.getText();
  const change = editBetween(before, applyChanges(before, changes));
  if (!change) return;
  const range = new vscode.Range(
    document.positionAt(change.offset),
    document.positionAt(change.offset + change.length),
  );
  edit.replace(document.uri, range, change.text);
}

function refused(edit: vscode.WorkspaceEdit): UserError {
  const files = edit.entries().map(([uri]) => uri.fsPath);
  return new UserError(
    l10n.t(
      '{0} is open with unsaved changes, and VS Code refused to edit it there. Nothing was written: save the file or revert it, then try again.',
      files.join(', '),
    ),
  );
}
