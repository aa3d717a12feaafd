import * as vscode from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { Status, StatusTone } from '../../core/present/status.ts';
import { COMMANDS } from '../commands.ts';

const ICON: Record<StatusTone, string> = { error: 'error', warning: 'warning', quiet: 'cloud' };
const BACKGROUND: Record<StatusTone, vscode.ThemeColor | undefined> = {
  error: new vscode.ThemeColor('statusBarItem.errorBackground'),
  warning: new vscode.ThemeColor('statusBarItem.warningBackground'),
  quiet: undefined,
};

export interface StatusBar extends vscode.Disposable {
  /** Shows the status; undefined hides the item. */
  readonly render: (status: Status | undefined) => void;
  /** The text that shows now, without its icon; undefined while the item is hidden. */
  readonly text: () => string | undefined;
}

export function createStatusBar(): StatusBar {
  const item = vscode.window.createStatusBarItem('claudeCodeEnv.status', vscode.StatusBarAlignment.Right, 100);
  item.name = l10n.t('Claude Code Env');
  item.command = COMMANDS.showMenu;
  let shown: Status | undefined;

  return {
    render(status) {
      shown = status;
      if (!status) {
        item.hide();
        return;
      }
      item.text = `$(${ICON[status.tone]}) ${status.text}`;
      item.tooltip = status.tooltip;
      item.backgroundColor = BACKGROUND[status.tone];
      item.accessibilityInformation = { label: `${status.text}. ${status.tooltip}` };
      item.show();
    },
    text: () => shown?.text,
    dispose: () => item.dispose(),
  };
}
