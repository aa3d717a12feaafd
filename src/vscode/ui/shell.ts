import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { Platform } from '../../core/model.ts';
import { isSecretName } from '../../core/secrets.ts';
import { isTypable, type Shell, shellSnippet, SHELLS, type ShellSnippet } from '../../core/shellSnippet.ts';
import type { Monitor } from '../monitor.ts';
import { requireReport } from '../requireReport.ts';
import { showMessage } from './message.ts';

/** Gives the exact line for a shell: to copy, to look at in a terminal, or to put into the profile by hand. */
export async function setInShell(monitor: Monitor, log: vscode.LogOutputChannel): Promise<void> {
  const title = l10n.t('Set a Variable in a Shell');
  const report = await requireReport(monitor);
  const variable = (await vscode.window.showInputBox({ title, prompt: l10n.t('Which variable?') }))?.trim();
  if (!variable) return;
  const isSecret = isSecretName(variable);
  const current = report.environment.get(variable)?.declarations[0].value ?? '1';
  const prompt = l10n.t('The value of {0}', variable);
  const value = await vscode.window.showInputBox({
    title,
    prompt,
    password: isSecret,
    value: isSecret ? '' : current,
  });
  if (value === undefined) return;
  const shell = await pickShell(title);
  if (!shell) return;
  const place = { platform: process.platform as Platform, home: homedir() };
  const snippet = shellSnippet(shell, variable, value, place);
  const action = await pickAction(title, snippet, isSecret);
  await action?.run(snippet, log);
}

const NAMES: Readonly<Record<Shell, string>> = {
  bash: 'bash',
  zsh: 'zsh',
  fish: 'fish',
  powershell: 'PowerShell',
  cmd: 'CMD',
};

/** The shell that VS Code would open comes first. */
async function pickShell(title: string): Promise<Shell | undefined> {
  const own = path.basename(vscode.env.shell).toLowerCase();
  const isOwn = (shell: Shell): boolean => own.startsWith(shell) || (shell === 'powershell' && own.startsWith('pwsh'));
  const items = SHELLS.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a))).map((shell) => ({
    label: NAMES[shell],
    description: isOwn(shell) ? l10n.t('your default shell') : '',
    shell,
  }));
  return (await vscode.window.showQuickPick(items, { title, placeHolder: l10n.t('For which shell?') }))?.shell;
}

interface Action extends vscode.QuickPickItem {
  readonly run: (snippet: ShellSnippet, log: vscode.LogOutputChannel) => unknown;
}

function pickAction(title: string, snippet: ShellSnippet, isSecret: boolean): Thenable<Action | undefined> {
  const seen = (line: string): string => (isSecret ? '' : l10n.visible(line));
  const lasting = snippet.profile ?? l10n.t('kept by Windows for your user');
  const actions: Action[] = [
    {
      label: l10n.t('Copy for this session'),
      detail: seen(snippet.temporary),
      run: ({ temporary }) => copy(temporary),
    },
    {
      label: l10n.t('Type into a new terminal'),
      description: l10n.t('look at it, then press Enter'),
      detail: seen(snippet.temporary),
      run: typed,
    },
    {
      label: l10n.t('Copy for every session'),
      description: lasting,
      detail: seen(snippet.permanent),
      run: ({ permanent }) => copy(permanent),
    },
  ];
  const open: Action = {
    label: l10n.t('Open {0} and copy the line', path.basename(snippet.profile ?? '')),
    description: snippet.profile ?? '',
    detail: seen(snippet.permanent),
    run: openProfile,
  };
  const all = snippet.profile === null ? actions : [...actions, open];
  const fit = all.filter(({ run }) => run !== typed || isTypable(snippet.temporary));
  return vscode.window.showQuickPick(fit, { title });
}

const copy = (line: string): Thenable<void> => vscode.env.clipboard.writeText(line);

/** Typed, not run: that is for the person to do. */
function typed({ temporary }: ShellSnippet): void {
  const terminal = vscode.window.createTerminal(l10n.t('Claude Code Env'));
  terminal.show();
  terminal.sendText(temporary, false);
}

/** At its end, where a line of somebody's own belongs; nothing is written into it. */
async function openProfile({ permanent, profile }: ShellSnippet, log: vscode.LogOutputChannel): Promise<void> {
  if (profile === null) return;
  await copy(permanent);
  const uri = vscode.Uri.file(profile);
  const document = await vscode.workspace.openTextDocument(
    existsSync(profile) ? uri : uri.with({ scheme: 'untitled' }),
  );
  const end = document.lineAt(document.lineCount - 1).range.end;
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(end, end) });
  const text = l10n.t(
    'The line is in the clipboard: paste it here and save. It counts in terminals that you open then.',
  );
  void showMessage({ severity: 'info', text }, log);
}
