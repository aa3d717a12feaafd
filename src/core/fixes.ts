import { isOurs, variablesOf, WRITABLE } from './fixTargets.ts';
import {
  type Change,
  type Declaration,
  FIX_IDS,
  type FixId,
  type Report,
  SCOPES,
  type Scope,
  type SettingsFile,
  type SwitchFixId,
  type VariableFixId,
} from './model.ts';
import { isOn } from './value.ts';

/** What a fix would change, worked out on the latest report; the text edits come later, on the text as it is then. */
export type FixPlan =
  | {
      readonly kind: 'changes';
      /** Empty where there is nothing to do. */
      readonly changes: readonly Change[];
      /** Who keeps a variable on although the fix unsets it: the environment Claude Code is started with. */
      readonly stillSetBy: readonly Declaration[];
    }
  /** A stronger source that we never write decides; its owner must act. */
  | { readonly kind: 'owned'; readonly owner: Declaration }
  /** Claude Code would ignore the file, or it is not UTF-8: writing into it would help nobody. */
  | { readonly kind: 'unwritable'; readonly file: SettingsFile };

const ON = '1';

/** Reads the name of a fix, as a page, a command's caller or a terminal gives it; undefined where it is none. */
export function parseFixId(value: unknown): FixId | undefined {
  if (typeof value !== 'string') return undefined;
  const isSwitch = FIX_IDS.some((id) => id === value);
  const parts = /^(?:unset|as-string):([a-z]+):.+$/s.exec(value);
  return isSwitch || SCOPES.some((scope) => scope === parts?.[1]) ? (value as FixId) : undefined;
}

export function isSwitchFix(id: FixId): id is SwitchFixId {
  return FIX_IDS.some((known) => known === id);
}

/** What a fix of one variable speaks of. */
export function partsOf(id: VariableFixId): { action: 'unset' | 'as-string'; scope: Scope; variable: string } {
  const [action, scope, ...name] = id.split(':');
  return { action: action as 'unset' | 'as-string', scope: scope as Scope, variable: name.join(':') };
}

/** The way back of a fix, and the way forth of a way back. */
export function inverseOf(id: SwitchFixId): SwitchFixId {
  return (id.startsWith('disable') ? id.replace('disable', 'enable') : id.replace('enable', 'disable')) as SwitchFixId;
}

/** The fewest changes that make the fix effective: the user's file, and each stronger writable file that undoes it. */
export function planFix(id: FixId, report: Report): FixPlan {
  const plan = isSwitchFix(id) ? planSwitch(id, report) : planVariable(id, report);
  if (plan.kind !== 'changes') return plan;
  const touched = new Set(plan.changes.map(({ source }) => source));
  const unwritable = report.files.find((file) => touched.has(file.source) && !isWritable(file));
  return unwritable ? { kind: 'unwritable', file: unwritable } : plan;
}

/** Whether our text edits may touch the file: Claude Code applies it (or it is not there yet), and it is UTF-8. */
export function isWritable({ status, problem, encoding }: SettingsFile): boolean {
  return status !== 'ignored' && problem === null && encoding === 'utf-8';
}

function planVariable(id: VariableFixId, report: Report): FixPlan {
  const { files } = report;
  const { action, scope, variable } = partsOf(id);
  const all = files.filter(({ source }) => source.scope === scope).flatMap(({ declarations }) => declarations);
  const declaration = all.findLast(({ name }) => name === variable);
  if (!declaration) return nothingToDo;
  if (!isOurs(declaration.source, report)) return { kind: 'owned', owner: declaration };
  const { source, value } = declaration;
  return changesOf([{ source, variable, from: value, to: action === 'unset' ? null : value }]);
}

function planSwitch(id: SwitchFixId, report: Report): FixPlan {
  const plan = id.startsWith('disable') ? planSet : planUnset;
  const changes: Change[] = [];
  const stillSetBy: Declaration[] = [];
  for (const name of variablesOf(id)) {
    const part = plan(name, report);
    if (part.kind !== 'changes') return part;
    changes.push(...part.changes);
    stillSetBy.push(...part.stillSetBy);
  }
  return { kind: 'changes', changes, stillSetBy };
}

function planSet(name: string, report: Report): FixPlan {
  const declarations = declarationsOf(name, report);
  const stronger = declarations.filter(({ source }) => STRONGER.has(source.scope));
  const [winner] = stronger;
  if (winner && isOn(winner.value)) return nothingToDo;
  const owner = stronger.find(({ source, value }) => !isOurs(source, report) && !isOn(value));
  if (owner) return { kind: 'owned', owner };
  // What is on behind those that undo it counts as soon as they are gone.
  const deciding = firstOfEachSource(stronger);
  const undoing = deciding.filter(({ value }) => !isOn(value));
  const changes = undoing.map(unset);
  if (undoing.length < deciding.length) return changesOf(changes);
  const own = declarations.find(({ source }) => source === report.userSource);
  if (!isOn(own?.value)) changes.push({ source: report.userSource, variable: name, from: own?.value ?? null, to: ON });
  return changesOf(changes);
}

function planUnset(name: string, report: Report): FixPlan {
  const declarations = declarationsOf(name, report);
  const owner = declarations.find(
    ({ source, value }) => STRONGER.has(source.scope) && !isOurs(source, report) && isOn(value),
  );
  if (owner) return { kind: 'owned', owner };
  // A value that is off goes from the user's file as well, but not where it holds down one that is on.
  const holdsDown = isOn(declarations.find(({ source }) => !WRITABLE.has(source.scope))?.value);
  const ours = declarations.filter(
    ({ source, value }) => WRITABLE.has(source.scope) && (isOn(value) || (source.scope === 'user' && !holdsDown)),
  );
  const sources = new Set(ours.map(({ source }) => source));
  const left = declarations.find(({ source }) => !sources.has(source));
  return {
    kind: 'changes',
    changes: firstOfEachSource(declarations.filter(({ source }) => sources.has(source))).map(unset),
    stillSetBy: left && isOn(left.value) ? [left] : [],
  };
}

const STRONGER: ReadonlySet<Scope> = new Set(['managed', 'flag', 'local', 'project']);

const changesOf = (changes: readonly Change[]): FixPlan => ({ kind: 'changes', changes, stillSetBy: [] });
const nothingToDo: FixPlan = changesOf([]);

const declarationsOf = (name: string, { environment }: Report): readonly Declaration[] =>
  environment.get(name)?.declarations ?? [];

/** What each source says, which is its last declaration: the stronger ones come first. */
const firstOfEachSource = (declarations: readonly Declaration[]): Declaration[] =>
  declarations.filter(({ source }, index) => declarations.findIndex((other) => other.source === source) === index);

const unset = ({ name, source, value }: Declaration): Change => ({ source, variable: name, from: value, to: null });
