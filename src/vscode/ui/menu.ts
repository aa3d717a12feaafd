import * as vscode from 'vscode';
import { type MenuAction, type MenuEntry, menuOf } from '../../core/present/menu.ts';
import { COMMANDS } from '../commands.ts';
import type { Fixer } from '../fixer.ts';
import type { Memory } from '../memory.ts';
import type { Monitor } from '../monitor.ts';
import { requireReport } from '../requireReport.ts';

const ICON: Record<MenuAction['kind'], string> = {
  fix: 'wrench',
  undo: 'discard',
  explain: 'question',
  'open-settings': 'go-to-file',
  silence: 'bell-slash',
  unsilence: 'bell',
};

/** The quick pick behind the status bar item. */
export async function showMenu({
  monitor,
  memory,
  fixer,
}: {
  monitor: Monitor;
  memory: Memory;
  fixer: Fixer;
}): Promise<void> {
  const report = await requireReport(monitor);
  const entries = menuOf({ report, muted: memory.muted, silenced: memory.silenced, canUndo: await fixer.canUndo() });
  const chosen = await vscode.window.showQuickPick(entries.map(itemOf), {
    title: vscode.l10n.t('Claude Code Env'),
    placeHolder: vscode.l10n.t('Choose a fix'),
    matchOnDetail: true,
  });
  if (chosen) await perform(chosen.entry.action, fixer);
}

function itemOf(entry: MenuEntry): vscode.QuickPickItem & { entry: MenuEntry } {
  const { action, label, description, detail } = entry;
  return { label: `$(${ICON[action.kind]}) ${label}`, description, detail, entry };
}

async function perform(action: MenuAction, fixer: Fixer): Promise<void> {
  switch (action.kind) {
    case 'fix':
      return fixer.apply(action.id);
    case 'undo':
      return fixer.undo();
    case 'explain':
      return vscode.commands.executeCommand(COMMANDS.explain);
    case 'open-settings':
      return vscode.commands.executeCommand(COMMANDS.openSettings);
    case 'silence':
      return vscode.commands.executeCommand(COMMANDS.silence);
    case 'unsilence':
      return vscode.commands.executeCommand(COMMANDS.unsilence);
  }
}
