import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { EDITOR_SETTINGS, editorVariables, withEditorVariables } from '../core/editorVariables.ts';
import * as l10n from '../core/l10n.ts';
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

/** A change of the setting, and what it takes to take it back. */
export interface SettingChange {
  readonly changes: readonly Change[];
  readonly name: string;
  readonly target: vscode.ConfigurationTarget;
  /** Undefined where nobody set it. */
  readonly before: unknown;
  readonly after: unknown;
}

/** Changes the setting where it is set, else for the user. Throws a {@link UserError} where VS Code refuses. */
export async function changeEditorSetting(changes: readonly Change[]): Promise<SettingChange> {
  const name = settingName();
  const [before, target] = definedIn(vscode.workspace.getConfiguration().inspect<unknown>(name));
  const after = withEditorVariables(before, changes);
  await update(name, after, target);
  return { changes, name, target, before, after };
}

async function update(name: string, value: unknown, target: vscode.ConfigurationTarget): Promise<void> {
  try {
    await vscode.workspace.getConfiguration().update(name, value, target);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(l10n.t('VS Code did not change the setting {0}: {1}', name, reason), { cause: error });
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

/**
 * Takes a change back. Where nobody has changed the list since, it is as it was; where somebody has, elsewhere in it,
 * only our variables get their old values. Throws a {@link UserError} where they do not hold ours any more.
 */
export async function revertEditorSetting({ after, before, changes, name, target }: SettingChange): Promise<void> {
  const [now] = definedIn(vscode.workspace.getConfiguration().inspect<unknown>(name));
  if (isDeepStrictEqual(now, after)) return update(name, before, target);
  const values = editorVariables((setting) => (setting === name ? now : undefined));
  const changed = changes.find(({ to, variable }) => (values[variable] ?? null) !== to);
  if (changed) {
    throw new UserError(
      l10n.t('{0} has been changed in VS Code’s settings since; nothing was undone.', changed.variable),
    );
  }
  const back = changes.map(({ from, variable }) => ({ variable, to: from }));
  await update(name, withEditorVariables(now, back), target);
}

/** The one that is set, of those that an extension registers; else the first. */
function settingName(): string {
  const names = registered();
  const configuration = vscode.workspace.getConfiguration();
  const name = names.find((one) => (configuration.get<unknown[]>(one)?.length ?? 0) > 0) ?? names[0];
  if (name !== undefined) return name;
  throw new UserError(
    l10n.t('No installed extension registers the setting {0}: nothing would read it.', EDITOR_SETTINGS[0]),
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
