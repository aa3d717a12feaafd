import { isOurs } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import type { Declaration, Finding, FixId, Report, SettingsFile, Severity, Source, Span, Variable } from '../model.ts';
import { activeProfile, type Profile } from '../profiles.ts';
import { shown, shownText } from '../secrets.ts';
import { problemWords } from './fileWords.ts';
import { fixCosts, fixTitle } from './fixWords.ts';
import { plainText } from './inlineText.ts';
import { placeOf, sourcePlace } from './place.ts';
import { scopeName } from './scopeWords.ts';

/** A line of the view, with what stands beneath it. Values have passed the mask. */
export interface EnvNode {
  /** The same line has the same id in the next report. */
  readonly id: string;
  readonly kind: EnvNodeKind;
  readonly label: string;
  readonly description: string;
  /** What a screen reader says instead of label and description, and the tooltip. */
  readonly words: string;
  readonly severity: Severity | null;
  readonly children: readonly EnvNode[];
  /** What the line does when it is chosen. */
  readonly action: EnvAction | null;
  /** The variable that it speaks of. */
  readonly declaration: Declaration | null;
  /** The id of the session that it speaks of. */
  readonly session: string | null;
}

export type EnvNodeKind =
  | 'section-problems'
  | 'section-environment'
  | 'section-files'
  | 'section-sessions'
  | 'failures'
  /** Says that more would stand there. */
  | 'more'
  | 'session'
  /** A session without an id that Claude Code would know. */
  | 'session-unnamed'
  | 'caching'
  | 'problem'
  | 'fix'
  | 'variable'
  /** A variable that stands in a file of ours or in the editor's setting. */
  | 'own-variable'
  | 'shadowed'
  | 'own-shadowed'
  | 'section-profiles'
  | 'profile'
  | 'profile-active'
  | 'file-applied'
  | 'file-ignored'
  | 'file-absent';

export type EnvAction =
  | { readonly kind: 'fix'; readonly id: FixId }
  | { readonly kind: 'repair' }
  | { readonly kind: 'profile'; readonly name: string }
  | { readonly kind: 'explain' }
  | { readonly kind: 'open'; readonly source: Source; readonly span: Span | null };

export interface EnvTreeOptions {
  /** Of the inherited environment, what Claude Code may read. */
  readonly isRelevant: (name: string) => boolean;
  /** Only variables whose name or seen value holds it, in any case. */
  readonly filter: string;
  readonly profiles: readonly Profile[];
  /** The section that tells of sessions; none while nothing is known of them. */
  readonly sessions?: readonly EnvNode[];
}

/**
 * The whole view: problems, sessions, effective environment, profiles, files. Sections without anything in them are left out; empty where
 * nothing is there at all, so that a person is welcomed instead.
 */
export function envTree(report: Report, options: EnvTreeOptions): EnvNode[] {
  const { sessions = [] } = options;
  const found = [problems(report), ...sessions, environment(report, options)].filter(
    ({ children }) => children.length > 0,
  );
  const profiles = profileSection(report, options.profiles);
  const isNew = found.length === 0 && options.filter === '' && report.files.every(({ status }) => status === 'absent');
  const rest = isNew && options.profiles.length === 0 ? [] : [files(report)];
  return [...found, ...profiles, ...rest];
}

/** Of more lines than anybody reads, a file that was made to have them shows so many. */
const MOST = 1_000;

/** Says how many lines are left out. */
function more(of: string, count: number): EnvNode[] {
  if (count <= MOST) return [];
  const label = l10n.t('… and {0} more', count - MOST);
  return [{ ...plain, id: `more ${of}`, kind: 'more', label, description: '', words: label }];
}

function section(kind: EnvNodeKind, label: string, children: readonly EnvNode[], count = children.length): EnvNode {
  const description = String(count);
  return { ...plain, id: kind, kind, label, description, words: `${label}, ${description}`, children };
}

const plain = { severity: null, children: [], action: null, declaration: null, session: null } as const;

function problems(report: Report): EnvNode {
  const { findings } = report;
  const nodes = findings.slice(0, MOST).map((finding) => problem(report, finding));
  return section(
    'section-problems',
    l10n.t('Problems'),
    [...nodes, ...more('problems', findings.length)],
    findings.length,
  );
}

function problem(report: Report, { fixes, message, rule, severity, source, span, variable }: Finding): EnvNode {
  const id = ['problem', rule, source.path, variable, span?.offset].join(' ');
  const place = sourcePlace(report, source, span);
  const label = l10n.visible(shownText(message));
  const repair: EnvNode[] = rule === 'settings-file-ignored' && isOurs(source, report) ? [repairNode(id)] : [];
  return {
    ...plain,
    id,
    kind: 'problem',
    label,
    description: place,
    words: `${label} (${rule}, ${place})`,
    severity,
    children: [...fixes.map((fix) => fixNode(id, fix)), ...repair],
    action: source.path === null ? null : { kind: 'open', source, span },
  };
}

function fixNode(parent: string, id: FixId): EnvNode {
  const label = fixTitle(id);
  const costs = fixCosts(id).map(plainText).join(' ');
  return {
    ...plain,
    id: `${parent} ${id}`,
    kind: 'fix',
    label,
    description: '',
    words: `${label}. ${costs}`,
    action: { kind: 'fix', id },
  };
}

function repairNode(parent: string): EnvNode {
  const label = l10n.t('Repair this file');
  return {
    ...plain,
    id: `${parent} repair`,
    kind: 'fix',
    label,
    description: '',
    words: label,
    action: { kind: 'repair' },
  };
}

function environment(report: Report, options: EnvTreeOptions): EnvNode {
  const variables = [...report.environment.values()]
    .filter((variable) => isShown(variable, options))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const nodes = variables.slice(0, MOST).map((variable) => variableNode(report, variable));
  const rest = more('variables', variables.length);
  return section('section-environment', l10n.t('Effective environment'), [...nodes, ...rest], variables.length);
}

function isShown(
  { declarations: [winner, ...others], name }: Variable,
  { filter, isRelevant }: EnvTreeOptions,
): boolean {
  const isInherited = [winner, ...others].every(({ source }) => source.scope === 'process');
  if (isInherited && !isRelevant(name)) return false;
  const wanted = filter.toLowerCase();
  return name.toLowerCase().includes(wanted) || shown(name, winner.value).text.toLowerCase().includes(wanted);
}

function variableNode(report: Report, { declarations: [winner, ...others], name }: Variable): EnvNode {
  const value = shown(name, winner.value).text;
  const seen = winner.value === '' ? l10n.t('not set (empty)') : value;
  const place = placeOf(report, winner);
  return {
    ...plain,
    id: `variable ${name}`,
    kind: isEditable(winner, report) ? 'own-variable' : 'variable',
    label: l10n.visible(name),
    description: `${seen} · ${place}`,
    words: l10n.t('{0}: {1}, from {2}', name, seen, place),
    children: others.map((other, index) => shadowedNode(report, other, index)),
    action: openAction(winner),
    declaration: winner,
  };
}

/** VS Code cannot strike a line through: the word says it. */
function shadowedNode(report: Report, declaration: Declaration, index: number): EnvNode {
  const { name, source, value } = declaration;
  const seen = shown(name, value).text;
  const place = placeOf(report, declaration);
  return {
    ...plain,
    id: `shadowed ${name} ${index}`,
    kind: isEditable(declaration, report) ? 'own-shadowed' : 'shadowed',
    label: l10n.t('shadowed: {0}', seen),
    description: place,
    words: l10n.t('{0}, shadowed: {1}, in {2}', name, seen, scopeName(source.scope)),
    action: openAction(declaration),
    declaration,
  };
}

const isEditable = ({ source }: Declaration, report: Report): boolean =>
  source.scope === 'editor' || isOurs(source, report);

const openAction = ({ source, span }: Declaration): EnvAction | null =>
  source.path === null ? null : { kind: 'open', source, span };

function files(report: Report): EnvNode {
  return section(
    'section-files',
    l10n.t('Files'),
    report.files.map((file) => fileNode(report, file)),
  );
}

function fileNode(report: Report, file: SettingsFile): EnvNode {
  const { problem: trouble, source, status } = file;
  const label = scopeName(source.scope);
  const path = sourcePlace(report, source, null);
  const state = stateWords(file);
  return {
    ...plain,
    id: `file ${source.scope} ${source.path}`,
    kind: `file-${status}`,
    label,
    description: `${path} · ${state}`,
    words: `${label}, ${path}: ${state}`,
    severity: trouble && (status === 'ignored' ? 'error' : 'warning'),
    action: { kind: 'open', source, span: trouble?.span ?? null },
  };
}

function profileSection(report: Report, profiles: readonly Profile[]): EnvNode[] {
  if (profiles.length === 0) return [];
  const active = activeProfile(profiles, report);
  const nodes = profiles.map((profile) => profileNode(profile.name, profile === active));
  return [section('section-profiles', l10n.t('Profiles'), nodes)];
}

function profileNode(name: string, isActive: boolean): EnvNode {
  const description = isActive ? l10n.t('active') : '';
  return {
    ...plain,
    id: `profile ${name}`,
    kind: isActive ? 'profile-active' : 'profile',
    label: l10n.visible(name),
    description,
    words: isActive ? l10n.t('{0}, active', name) : l10n.visible(name),
    action: { kind: 'profile', name },
  };
}

function stateWords({ problem: trouble, status }: SettingsFile): string {
  if (trouble) return problemWords(trouble);
  return status === 'absent' ? l10n.t('not there') : l10n.t('applied');
}
