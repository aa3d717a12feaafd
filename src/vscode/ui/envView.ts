import * as vscode from 'vscode';
import { VARIABLE_PREFIXES } from '../../core/facts/variablePrefixes.ts';
import * as l10n from '../../core/l10n.ts';
import type { Report, Severity } from '../../core/model.ts';
import { type EnvAction, type EnvNode, type EnvNodeKind, envTree } from '../../core/present/envTree.ts';
import { sessionTree } from '../../core/present/sessionTree.ts';
import type { Profile } from '../../core/profiles.ts';
import { COMMANDS } from '../commands.ts';
import type { Monitor } from '../monitor.ts';
import { pageSessions } from '../pageSessions.ts';
import { requireReport } from '../requireReport.ts';
import type { SessionWatch } from '../sessionWatch.ts';
import type { WholeReports } from '../wholeReports.ts';
import { openSource } from './openSource.ts';

const ICONS: Partial<Record<EnvNodeKind, string>> = {
  fix: 'wrench',
  profile: 'circle-large-outline',
  'profile-active': 'pass-filled',
  'file-applied': 'pass',
  'file-ignored': 'error',
  'file-absent': 'circle-outline',
  variable: 'symbol-variable',
  'own-variable': 'symbol-variable',
  shadowed: 'circle-slash',
  'own-shadowed': 'circle-slash',
  failures: 'error',
  session: 'comment-discussion',
  'session-unnamed': 'comment-discussion',
  caching: 'database',
};

const SEVERITY: Record<Severity, vscode.ThemeIcon> = {
  error: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
  warning: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  info: new vscode.ThemeIcon('info'),
};

/** Says whether the view is filtered, for the button that takes the filter away. */
const FILTERED = 'claudeCodeEnv.filtered';

export interface EnvViewContext {
  readonly monitor: Monitor;
  readonly whole: WholeReports;
  readonly knownNames: ReadonlySet<string>;
  readonly sessions: SessionWatch;
  readonly profiles: () => readonly Profile[];
  /** Has the tree drawn anew. */
  readonly changed: () => void;
}

/** The lines of the view, made of the report of now. The tree itself is the start-up bundle's. */
export class EnvView {
  readonly #monitor: Monitor;
  readonly #whole: WholeReports;
  readonly #knownNames: ReadonlySet<string>;
  readonly #sessions: SessionWatch;
  readonly #profiles: () => readonly Profile[];
  readonly #changed: () => void;
  #filter = '';
  /** What the tree says now. */
  #drawn = '';

  constructor({ changed, knownNames, monitor, profiles, sessions, whole }: EnvViewContext) {
    this.#monitor = monitor;
    this.#whole = whole;
    this.#knownNames = knownNames;
    this.#sessions = sessions;
    this.#profiles = profiles;
    this.#changed = changed;
  }

  readonly getChildren = async (node: EnvNode | undefined): Promise<readonly EnvNode[]> => {
    if (node) return node.children;
    const nodes = this.#nodesOf(await requireReport(this.#monitor));
    this.#drawn = wordsOf(nodes);
    return nodes;
  };

  /** Has the tree drawn anew where it would say something else: lines must not move under somebody's pointer. */
  readonly redraw = (): void => {
    const report = this.#monitor.current;
    if (report && wordsOf(this.#nodesOf(report)) !== this.#drawn) this.#changed();
  };

  #nodesOf(report: Report): EnvNode[] {
    const isRelevant = (name: string): boolean => this.#isRelevant(name);
    const sessions = sessionTree(pageSessions(report, this.#sessions));
    return envTree(this.#whole.of(report), { filter: this.#filter, isRelevant, profiles: this.#profiles(), sessions });
  }

  readonly getTreeItem = ({
    action,
    children,
    description,
    id,
    kind,
    label,
    severity,
    words,
  }: EnvNode): vscode.TreeItem => {
    const item = new vscode.TreeItem(label, stateOf(kind, children));
    item.id = id;
    item.description = description;
    item.tooltip = words;
    item.accessibilityInformation = { label: words };
    item.contextValue = kind;
    const icon = ICONS[kind];
    if (severity) item.iconPath = SEVERITY[severity];
    else if (icon !== undefined) item.iconPath = new vscode.ThemeIcon(icon);
    if (action) item.command = commandOf(label, action);
    return item;
  };

  async open(action: unknown): Promise<void> {
    const { source, span } = action as EnvAction & { kind: 'open' };
    await openSource(await requireReport(this.#monitor), source, span);
  }

  async filter(): Promise<void> {
    const title = l10n.t('Filter Variables');
    const prompt = l10n.t('Part of a name or of a value');
    const typed = await vscode.window.showInputBox({ title, prompt, value: this.#filter });
    if (typed !== undefined) await this.#setFilter(typed.trim());
  }

  clearFilter(): Promise<void> {
    return this.#setFilter('');
  }

  async #setFilter(filter: string): Promise<void> {
    this.#filter = filter;
    await vscode.commands.executeCommand('setContext', FILTERED, filter !== '');
    this.#changed();
  }

  #isRelevant(name: string): boolean {
    return this.#knownNames.has(name) || VARIABLE_PREFIXES.some((prefix) => name.startsWith(prefix));
  }
}

/** All that is seen of the lines. */
function wordsOf(nodes: readonly EnvNode[]): string {
  return nodes.map(({ children, id, kind, words }) => `${id}\n${kind}\n${words}\n${wordsOf(children)}`).join('\n');
}

function stateOf(kind: EnvNodeKind, children: readonly EnvNode[]): vscode.TreeItemCollapsibleState {
  if (children.length === 0) return vscode.TreeItemCollapsibleState.None;
  return kind.startsWith('section') || kind === 'problem'
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

function commandOf(title: string, action: EnvAction): vscode.Command {
  switch (action.kind) {
    case 'fix':
      return { title, command: COMMANDS.applyFix, arguments: [action.id] };
    case 'profile':
      return { title, command: COMMANDS.switchProfile, arguments: [action.name] };
    case 'explain':
      return { title, command: COMMANDS.explain };
    case 'repair':
      return { title, command: COMMANDS.repairFile };
    case 'open':
      return { title, command: COMMANDS.openLine, arguments: [action] };
  }
}
