import * as vscode from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { Status, StatusTone } from '../../core/present/status.ts';
import { COMMANDS } from '../commands.ts';

const iconOf = (tone: StatusTone): string => (tone === 'quiet' ? 'cloud' : tone);

const backgroundOf = (tone: StatusTone): vscode.ThemeColor | undefined =>
  tone === 'quiet' ? undefined : new vscode.ThemeColor(`statusBarItem.${tone}Background`);

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
      item.text = `$(${iconOf(status.tone)}) ${status.text}`;
      item.tooltip = status.tooltip;
      item.backgroundColor = backgroundOf(status.tone);
      item.accessibilityInformation = { label: `${status.text}. ${status.tooltip}` };
      item.show();
    },
    text: () => shown?.text,
    dispose: () => item.dispose(),
  };
}
