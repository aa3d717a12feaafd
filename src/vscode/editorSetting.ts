import * as vscode from 'vscode';
import { EDITOR_SETTINGS, editorVariables, withEditorVariables } from '../core/editorVariables.ts';
import type { Change } from '../core/model.ts';
import { UserError } from '../core/userError.ts';

/** Whether an installed extension registers the setting: only then can it be written, and only then is it read. */
export function hasEditorSetting(): boolean {
  return registered().length > 0;
}

/** The setting's list as it is; an empty one where nobody set it. */
export function editorList(): unknown {
  return vscode.workspace.getConfiguration().get(settingName()) ?? [];
}

/** Changes the setting where it is set, else for the user. Throws a {@link UserError} where VS Code refuses. */
export async function changeEditorSetting(changes: readonly Change[]): Promise<void> {
  const name = settingName();
  const configuration = vscode.workspace.getConfiguration();
  const [current, target] = definedIn(configuration.inspect<unknown>(name));
  try {
    await configuration.update(name, withEditorVariables(current, changes), target);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(vscode.l10n.t('VS Code did not change the setting {0}: {1}', name, reason), { cause: error });
  }
}

type Inspected = ReturnType<vscode.WorkspaceConfiguration['inspect']>;

/** The strongest place that sets it; where none does, the user's. */
function definedIn(inspected: Inspected): [unknown, vscode.ConfigurationTarget] {
  const { globalValue, workspaceFolderValue, workspaceValue } = inspected ?? {};
  if (workspaceFolderValue !== undefined) return [workspaceFolderValue, vscode.ConfigurationTarget.WorkspaceFolder];
  if (workspaceValue !== undefined) return [workspaceValue, vscode.ConfigurationTarget.Workspace];
  return [globalValue, vscode.ConfigurationTarget.Global];
}

/** Gives the variables their old values back. Throws a {@link UserError} where one has been changed since. */
export async function revertEditorSetting(changes: readonly Change[]): Promise<void> {
  const now = editorVariables((name) => vscode.workspace.getConfiguration().get(name));
  const changed = changes.find(({ to, variable }) => (now[variable] ?? null) !== to);
  if (changed) {
    throw new UserError(
      vscode.l10n.t('{0} has been changed in VS Code’s settings since; nothing was undone.', changed.variable),
    );
  }
  await changeEditorSetting(changes.map((change) => ({ ...change, from: change.to, to: change.from })));
}

/** The one that is set, of those that an extension registers; else the first. */
function settingName(): string {
  const names = registered();
  const configuration = vscode.workspace.getConfiguration();
  const name = names.find((one) => (configuration.get<unknown[]>(one)?.length ?? 0) > 0) ?? names[0];
  if (name !== undefined) return name;
  throw new UserError(
    vscode.l10n.t('No installed extension registers the setting {0}: nothing would read it.', EDITOR_SETTINGS[0]),
  );
}

function registered(): string[] {
  return EDITOR_SETTINGS.filter((name) =>
    vscode.extensions.all.some(({ packageJSON }) => contributes(packageJSON, name)),
  );
}

interface Manifest {
  readonly contributes?: { readonly configuration?: Section | readonly Section[] };
}

interface Section {
  readonly properties?: Readonly<Record<string, unknown>>;
}

function contributes(manifest: unknown, setting: string): boolean {
  const sections = [(manifest as Manifest).contributes?.configuration ?? []].flat();
  return sections.some(({ properties }) => properties !== undefined && Object.hasOwn(properties, setting));
}
