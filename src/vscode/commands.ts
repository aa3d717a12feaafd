import * as vscode from 'vscode';
import { reportError } from './ui/message.ts';

const NAMES = [
  'showMenu',
  'explain',
  'disableBetas',
  'disableCaching',
  'disableBoth',
  'enableBetas',
  'enableCaching',
  'enableBoth',
  'applyFix',
  'undo',
  'showDiff',
  'previewFix',
  'setVariable',
  'unsetVariable',
  'moveVariable',
  'editVariable',
  'openLine',
  'filterView',
  'clearFilter',
  'copyName',
  'copyValue',
  'openDocumentation',
  'switchProfile',
  'createProfile',
  'deleteProfile',
  'exportProfiles',
  'importProfiles',
  'setInShell',
  'repairFile',
  'restoreBackup',
  'forgetBackups',
  'decodeError',
  'resumeSession',
  'copyBugReport',
  'scanSessions',
  'verify',
  'openSettings',
  'silence',
  'unsilence',
] as const;

export type CommandName = (typeof NAMES)[number];

/** The ids that the manifest contributes. */
export const COMMANDS = Object.fromEntries(NAMES.map((name) => [name, `claudeCodeEnv.${name}`])) as Readonly<
  Record<CommandName, string>
>;

/** Registers a command. This is the border where errors end; the command itself never rejects. */
export function registerCommand(
  id: string,
  log: vscode.LogOutputChannel,
  run: (...args: unknown[]) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
    try {
      return await run(...args);
    } catch (error) {
      reportError(error, log);
      return undefined;
    }
  });
}
