import * as vscode from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { Severity } from '../../core/model.ts';
import type { UserError } from '../../core/userError.ts';

export interface Message {
  readonly severity: Severity;
  readonly text: string;
  readonly actions?: readonly MessageAction[];
}

/** A button and what it does. */
export interface MessageAction {
  readonly title: string;
  readonly run: () => unknown;
}

const SHOW = {
  error: vscode.window.showErrorMessage,
  warning: vscode.window.showWarningMessage,
  info: vscode.window.showInformationMessage,
};

/**
 * Shows a message and does what the pressed button says. The promise settles when the message has gone, which may be
 * never: commands do not wait for it. Never rejects: what an action throws is reported as a command's error is.
 */
export async function showMessage(message: Message, log: vscode.LogOutputChannel): Promise<void> {
  const { severity, text, actions = [] } = message;
  try {
    const chosen = await SHOW[severity](l10n.visible(text), ...actions.map(({ title }) => title));
    await actions.find(({ title }) => title === chosen)?.run();
  } catch (error) {
    reportError(error, log);
  }
}

/** Where errors end: a {@link UserError} is shown as it is written; everything else is a bug and is logged whole. */
export function reportError(error: unknown, log: vscode.LogOutputChannel): void {
  if (isUserError(error)) {
    log.warn(l10n.visible(error.message));
    void showMessage({ severity: 'error', text: error.message }, log);
    return;
  }
  log.error(error instanceof Error ? error : String(error));
  const text = l10n.t('Something went wrong in Env Manager for Claude Code.');
  const showLog = { title: l10n.t('Show Log'), run: () => log.show() };
  void showMessage({ severity: 'error', text, actions: [showLog] }, log);
}

/** By its name: what is loaded on demand has a class of its own. */
const isUserError = (error: unknown): error is UserError => error instanceof Error && error.name === 'UserError';
