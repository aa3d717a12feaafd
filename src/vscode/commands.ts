import * as vscode from 'vscode';
import type { FixId } from '../core/model.ts';
import { UserError } from '../core/userError.ts';

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
  undo: 'claudeCodeEnv.undo',
  openSettings: 'claudeCodeEnv.openSettings',
  silence: 'claudeCodeEnv.silence',
  unsilence: 'claudeCodeEnv.unsilence',
} as const;

/** The command of each fix. */
export const FIX_COMMANDS: Record<FixId, string> = {
  'disable-betas': COMMANDS.disableBetas,
  'disable-caching': COMMANDS.disableCaching,
  'disable-both': COMMANDS.disableBoth,
  'enable-betas': COMMANDS.enableBetas,
  'enable-caching': COMMANDS.enableCaching,
  'enable-both': COMMANDS.enableBoth,
};

export type CommandName = keyof typeof COMMANDS;

/**
 * Registers a command. This is the border where errors end: a {@link UserError} is shown as it is written, everything
 * else is a bug, logged with its stack.
 */
export function registerCommand(
  id: string,
  log: vscode.LogOutputChannel,
  run: (...args: unknown[]) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
    try {
      return await run(...args);
    } catch (error) {
      await report(error, log);
      return undefined;
    }
  });
}

/** Tells the person of an error. */
export async function report(error: unknown, log: vscode.LogOutputChannel): Promise<void> {
  if (error instanceof UserError) {
    log.warn(error.message);
    await vscode.window.showErrorMessage(error.message);
    return;
  }
  log.error(error instanceof Error ? error : String(error));
  const showLog = vscode.l10n.t('Show Log');
  const chosen = await vscode.window.showErrorMessage(
    vscode.l10n.t('Something went wrong in Env Manager for Claude Code.'),
    showLog,
  );
  if (chosen === showLog) log.show();
}
