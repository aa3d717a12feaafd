import * as vscode from 'vscode';
import { reportError } from './ui/message.ts';

/** The ids that the manifest contributes. */
export const COMMANDS = {
  showMenu: 'claudeCodeEnv.showMenu',
  explain: 'claudeCodeEnv.explain',
  disableBetas: 'claudeCodeEnv.disableBetas',
  disableCaching: 'claudeCodeEnv.disableCaching',
  disableBoth: 'claudeCodeEnv.disableBoth',
  enableBetas: 'claudeCodeEnv.enableBetas',
  enableCaching: 'claudeCodeEnv.enableCaching',
  enableBoth: 'claudeCodeEnv.enableBoth',
  applyFix: 'claudeCodeEnv.applyFix',
  undo: 'claudeCodeEnv.undo',
  decodeError: 'claudeCodeEnv.decodeError',
  openSettings: 'claudeCodeEnv.openSettings',
  silence: 'claudeCodeEnv.silence',
  unsilence: 'claudeCodeEnv.unsilence',
} as const;

export type CommandName = keyof typeof COMMANDS;

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
