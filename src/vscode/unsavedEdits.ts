import * as vscode from 'vscode';
import { applyChanges } from '../core/change.ts';
import { editBetween } from '../core/edit.ts';
import type { Change } from '../core/model.ts';
import { openDocument } from './audit.ts';

/**
 * Makes the changes of files that are open with unsaved changes in their editors: those are somebody's work, so the
 * disk under them is not touched. What is left is for the disk.
 */
export async function editUnsaved(changes: readonly Change[]): Promise<{ inEditor: Change[]; onDisk: Change[] }> {
  const inEditor: Change[] = [];
  const onDisk: Change[] = [];
  for (const change of changes) {
    const document = change.source.path === null ? undefined : openDocument(change.source.path);
    if (document?.isDirty && (await editDocument(document, change))) inEditor.push(change);
    else onDisk.push(change);
  }
  return { inEditor, onDisk };
}

/** Edits the open document and leaves it unsaved; VS Code's own undo takes it back. */
async function editDocument(document: vscode.TextDocument, change: Change): Promise<boolean> {
  const before = document.getText();
  const edit = editBetween(before, applyChanges(before, [change]));
  if (!edit) return true;
  const range = new vscode.Range(document.positionAt(edit.offset), document.positionAt(edit.offset + edit.length));
  const workspaceEdit = new vscode.WorkspaceEdit();
  workspaceEdit.replace(document.uri, range, edit.text);
  return vscode.workspace.applyEdit(workspaceEdit);
}
