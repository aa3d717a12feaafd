import * as vscode from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { type MenuAction, type MenuEntry, menuOf } from '../../core/present/menu.ts';
import { COMMANDS } from '../commands.ts';
import { fixDeed } from '../deed.ts';
import type { Memory } from '../memory.ts';
import { requireReport } from '../requireReport.ts';
import { type PreviewContext, previewDeed } from './preview.ts';

const ICON: Record<MenuAction['kind'], string> = {
  fix: 'wrench',
  undo: 'discard',
  'show-diff': 'diff',
  explain: 'question',
  repair: 'tools',
  'set-variable': 'edit',
  'open-settings': 'go-to-file',
  silence: 'bell-slash',
  unsilence: 'bell',
};

type Item = vscode.QuickPickItem & { readonly entry: MenuEntry };

/** The quick pick behind the status bar item. */
export async function showMenu(context: PreviewContext & { readonly memory: Memory }): Promise<void> {
  const { fixer, memory, monitor } = context;
  const report = await requireReport(monitor);
  const entries = menuOf({
    report,
    muted: memory.muted,
    silenced: memory.silenced,
    canUndo: await fixer.canUndo(),
    canShowDiff: fixer.last !== undefined,
  });
  const title = l10n.t('Claude Code Env');
  const chosen = await pick(entries, { title, placeHolder: l10n.t('Choose a fix') }, context);
  if (chosen) await perform(chosen.entry.action, context);
}

/** Fixes only, each to be looked at. */
export async function pickAndPreview(context: PreviewContext): Promise<void> {
  const report = await requireReport(context.monitor);
  const entries = menuOf({ report, muted: false, silenced: true, canUndo: false, canShowDiff: false });
  const items = entries.filter(({ action }) => action.kind === 'fix').map(itemOf);
  const title = l10n.t('Preview a Fix');
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: l10n.t('Nothing is written') });
  if (chosen?.entry.action.kind === 'fix') await previewDeed(fixDeed(chosen.entry.action.id), context);
}

/** A list in which each fix can be previewed by its button. */
function pick(
  entries: readonly MenuEntry[],
  { placeHolder, title }: { readonly title: string; readonly placeHolder: string },
  context: PreviewContext,
): Promise<Item | undefined> {
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = title;
  picker.placeholder = placeHolder;
  picker.matchOnDetail = true;
  const preview = { iconPath: new vscode.ThemeIcon('diff'), tooltip: l10n.t('Preview: nothing is written') };
  picker.items = entries.map((entry) => ({ ...itemOf(entry), buttons: entry.action.kind === 'fix' ? [preview] : [] }));
  return new Promise((resolve) => {
    picker.onDidTriggerItemButton(({ item: { entry } }) => {
      if (entry.action.kind === 'fix') void previewDeed(fixDeed(entry.action.id), context);
      picker.hide();
    });
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

function itemOf(entry: MenuEntry): Item {
  const { action, label, description, detail } = entry;
  return { label: `$(${ICON[action.kind]}) ${label}`, description, detail, entry };
}

async function perform(action: MenuAction, { fixer }: PreviewContext): Promise<void> {
  switch (action.kind) {
    case 'fix':
      return fixer.apply(action.id);
    case 'undo':
      return fixer.undo();
    case 'show-diff':
      return fixer.showLast();
    case 'explain':
      return vscode.commands.executeCommand(COMMANDS.explain);
    case 'repair':
      return vscode.commands.executeCommand(COMMANDS.repairFile);
    case 'set-variable':
      return vscode.commands.executeCommand(COMMANDS.setVariable);
    case 'open-settings':
      return vscode.commands.executeCommand(COMMANDS.openSettings);
    case 'silence':
      return vscode.commands.executeCommand(COMMANDS.silence);
    case 'unsilence':
      return vscode.commands.executeCommand(COMMANDS.unsilence);
  }
}
