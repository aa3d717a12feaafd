import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Platform } from './core/model.ts';
import type { EnvNode } from './core/present/envTree.ts';
import { statusOf } from './core/present/status.ts';
import { isSettingsPath } from './core/settingsPath.ts';
import { JOURNALS, type StatePlace, stateRoot } from './node/stateRoot.ts';
import { speakLanguage } from './node/translation.ts';
import { type Bench, createAudit, judgeAtOnce } from './vscode/audit.ts';
import { COMMANDS, type CommandName, registerCommand } from './vscode/commands.ts';
import { Memory } from './vscode/memory.ts';
import { Monitor } from './vscode/monitor.ts';
import { notificationsEnabled, scansSessions, statusMode } from './vscode/preferences.ts';
import { reportError } from './vscode/ui/message.ts';
import { createNotifier } from './vscode/ui/notification.ts';
import { createStatusBar } from './vscode/ui/statusBar.ts';
import { Watcher } from './vscode/watcher.ts';

/** For tests: the state that people see, and a way to wait for it. */
export interface Api {
  readonly whenSettled: () => Promise<void>;
  readonly statusText: () => string | undefined;
  readonly onDidRender: vscode.Event<string | undefined>;
}

export function activate(context: vscode.ExtensionContext): Api {
  speakLanguage(__dirname, vscode.env.language);
  const log = vscode.window.createOutputChannel('Claude Code Env', { log: true });
  const bench: Bench = { judge: judgeAtOnce };
  const monitor = new Monitor(createAudit(log, bench));
  const refresh = (): void => void monitor.refresh().catch((error: unknown) => reportError(error, log));
  const watcher = new Watcher(refresh);
  const memory = new Memory(context.workspaceState, () => render());
  const statePlace: StatePlace = {
    platform: process.platform as Platform,
    home: homedir(),
    xdgStateHome: process.env['XDG_STATE_HOME'],
  };
  const statusBar = createStatusBar();
  const rendered = new vscode.EventEmitter<string | undefined>();
  const drawn = new vscode.EventEmitter<undefined>();
  const onDemand = once(async () => {
    const { createOnDemand } = await import('./vscode/onDemand.ts');
    const redrawView = (): void => drawn.fire(undefined);
    return createOnDemand({ context, monitor, bench, memory, statePlace, log, redrawView });
  });
  const run = async (name: CommandName, ...args: unknown[]): Promise<unknown> =>
    (await onDemand()).commands[name](...args);
  /** After the first look: an interrupted write is finished, and transcripts are read. */
  const followUp = async (): Promise<void> => {
    const records = await readdir(path.join(stateRoot(statePlace), JOURNALS)).catch(() => []);
    if (records.length > 0) await (await onDemand()).recover();
    if (scansSessions()) await onDemand();
  };
  const notify = createNotifier(memory, log, notificationsEnabled, {
    fix: (id) => vscode.commands.executeCommand(COMMANDS.applyFix, id),
    explain: () => vscode.commands.executeCommand(COMMANDS.explain),
    repair: () => vscode.commands.executeCommand(COMMANDS.repairFile),
    mute: () => memory.mute(),
  });
  const render = (): void => {
    const report = monitor.current;
    statusBar.render(report && statusOf({ report, mode: statusMode(), silenced: memory.silenced }));
    rendered.fire(statusBar.text());
    if (!report) return;
    const isWell = report.findings.every(({ severity }) => severity === 'info');
    tick('betasOff', report.betas.on);
    tick('allWell', isWell);
  };

  const help = ({ uri }: vscode.TextDocument): unknown => isSettingsPath(uri.fsPath) && onDemand();

  context.subscriptions.push(
    log,
    vscode.workspace.onDidOpenTextDocument(help),
    monitor,
    watcher,
    statusBar,
    rendered,
    drawn,
    vscode.window.registerTreeDataProvider<EnvNode>('claudeCodeEnv.environment', {
      onDidChangeTreeData: drawn.event,
      getChildren: async (node) => [...(await (await onDemand()).view.getChildren(node))],
      getTreeItem: async (node) => (await onDemand()).view.getTreeItem(node),
    }),
    monitor.onDidChange((report) => {
      watcher.follow(monitor.reports);
      render();
      void notify(report);
    }),
    ...names().map((name) => registerCommand(COMMANDS[name], log, (...args) => run(name, ...args))),
  );
  // The window is waiting for us: the first look comes right after.
  setImmediate(() => {
    for (const document of vscode.workspace.textDocuments) help(document);
    void monitor
      .refresh()
      .then(followUp)
      .catch((error: unknown) => reportError(error, log));
  });
  return { whenSettled: monitor.refresh, statusText: statusBar.text, onDidRender: rendered.event };
}

/** Ticks a step of the walkthrough off. */
const tick = (name: string, is: boolean): unknown =>
  vscode.commands.executeCommand('setContext', `claudeCodeEnv.${name}`, is);

const names = (): CommandName[] => Object.keys(COMMANDS) as CommandName[];

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => (loaded ??= load());
}
