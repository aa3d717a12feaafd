import { blockedNames } from './facts/blockedNames.ts';
import { isWritable, type FixPlan } from './fixes.ts';
import { isOurs } from './fixTargets.ts';
import * as l10n from './l10n.ts';
import { type Change, type Declaration, type Report, SCOPES, type Scope, type Source } from './model.ts';
import { scopeName } from './present/scopeWords.ts';
import { UserError } from './userError.ts';

/** Where a person can have a variable written; the editor's setting in VS Code only. */
export const SETTABLE_SCOPES = ['user', 'project', 'local', 'editor'] as const satisfies readonly Scope[];
export type SettableScope = (typeof SETTABLE_SCOPES)[number];

/** A variable that is to have a value in a scope; null takes it out of there. */
export interface Assignment {
  readonly variable: string;
  readonly scope: SettableScope;
  readonly value: string | null;
}

/** Reads what a command was given; undefined where it is no assignment. */
export function parseAssignment(given: unknown): Assignment | undefined {
  const { scope, value, variable } = (given ?? {}) as Readonly<Record<string, unknown>>;
  const place = SETTABLE_SCOPES.find((one) => one === scope);
  if (place === undefined || typeof variable !== 'string') return undefined;
  return typeof value === 'string' || value === null ? { variable, scope: place, value } : undefined;
}

/** A variable that is to be taken from one place to another. */
export interface Move {
  readonly variable: string;
  readonly from: SettableScope;
  readonly to: SettableScope;
}

/** Reads what a command was given; undefined where it is no move. */
export function parseMove(given: unknown): Move | undefined {
  const { from, to, variable } = (given ?? {}) as Readonly<Record<string, unknown>>;
  const [here, there] = [from, to].map((wanted) => SETTABLE_SCOPES.find((scope) => scope === wanted));
  if (here === undefined || there === undefined || typeof variable !== 'string') return undefined;
  return { variable, from: here, to: there };
}

/**
 * What has to be written for that. Throws a {@link UserError} where the name is none, where there is no such place, or
 * where this client would not take the variable from there. A weaker place than the one that wins is written all the
 * same: `stillSetBy` says who decides then.
 */
export function planAssignments(assignments: readonly Assignment[], report: Report): FixPlan {
  for (const assignment of assignments) refuseUseless(assignment, report);
  const targets = assignments.map((assignment) => targetOf(assignment, report));
  const changes = targets.filter(({ from, to, ...target }) => from !== to || !isString(target, report));
  const touched = new Set(changes.map(({ source }) => source));
  const file = report.files.find((one) => touched.has(one.source) && !isWritable(one));
  if (file) return { kind: 'unwritable', file };
  const names = [...new Set(assignments.map(({ variable }) => variable))];
  return { kind: 'changes', changes, stillSetBy: names.flatMap((name) => deciderAfter(name, targets, report) ?? []) };
}

/** A variable taken from one place to another, with the value that it has in the first. */
export function moveOf({ from, to, variable }: Move, report: Report): Assignment[] {
  const value = valueIn(placeOf(from, report), variable, report);
  if (value === null) throw new UserError(l10n.t('{0} is not set in {1}.', variable, scopeName(from)));
  if (from === to) return [];
  return [
    { variable, scope: to, value },
    { variable, scope: from, value: null },
  ];
}

function targetOf({ scope, value, variable }: Assignment, report: Report): Change {
  const source = placeOf(scope, report);
  return { source, variable, from: valueIn(source, variable, report), to: value };
}

/** The source of a scope that is ours to write, whether it is there yet or not. */
function placeOf(scope: SettableScope, report: Report): Source {
  const sources = report.snapshot.contents.map(({ source }) => source).filter((source) => source.scope === scope);
  const source =
    scope === 'user' ? report.userSource : sources.findLast((one) => scope === 'editor' || isOurs(one, report));
  if (source) return source;
  throw new UserError(
    scope === 'editor'
      ? l10n.t('The setting claudeCode.environmentVariables can be changed in VS Code only.')
      : l10n.t('There are no {0} here: open a folder that is not your home folder.', scopeName(scope)),
  );
}

function refuseUseless({ scope, value, variable }: Assignment, { snapshot }: Report): void {
  if (value === null) return;
  const { version } = snapshot.client;
  const { isBlockedFromFiles, isBlockedFromProject } = blockedNames(version);
  if (variable.trim() !== variable || variable === '' || /[=\0\s]/.test(variable) || variable === '__proto__')
    throw new UserError(l10n.t('“{0}” is no name for a variable.', variable));
  if (value.includes('\0')) throw new UserError(l10n.t('The value of {0} holds a NUL character.', variable));
  const isShared = scope === 'project' || scope === 'local';
  if ((scope !== 'editor' && isBlockedFromFiles(variable)) || (isShared && isBlockedFromProject(variable)))
    throw new UserError(l10n.t('Claude Code does not take {0} from {1}.', variable, scopeName(scope)));
}

const declarationsOf = (name: string, { environment }: Report): readonly Declaration[] =>
  environment.get(name)?.declarations ?? [];

const declaredIn = (source: Source, name: string, report: Report): Declaration | undefined =>
  [...declarationsOf(name, report), ...report.blocked.map(({ declaration }) => declaration)].find(
    (declaration) => declaration.name === name && declaration.source === source,
  );

const valueIn = (source: Source, name: string, report: Report): string | null =>
  declaredIn(source, name, report)?.value ?? null;

/** A number that reads like the wanted text is no string yet. */
const isString = ({ source, variable }: Pick<Change, 'source' | 'variable'>, report: Report): boolean =>
  (declaredIn(source, variable, report)?.type ?? 'string') === 'string';

/** Who decides the variable afterwards, where it is none of the places that were named. */
function deciderAfter(name: string, targets: readonly Change[], report: Report): Declaration | undefined {
  const mine = targets.filter(({ variable }) => variable === name);
  const set = mine.filter(({ to }) => to !== null);
  const strongest = declarationsOf(name, report).find(({ source }) => mine.every((one) => one.source !== source));
  if (!strongest || set.some(({ source }) => strength(source.scope) < strength(strongest.source.scope)))
    return undefined;
  return set.length > 0 && set.every(({ to }) => to === strongest.value) ? undefined : strongest;
}

/** The smaller the stronger. */
const strength = (scope: Scope): number => SCOPES.indexOf(scope);
