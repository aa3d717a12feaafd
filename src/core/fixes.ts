import { DISABLE_BETAS, DISABLE_CACHING } from './facts/flags.ts';
import type { Change, Declaration, FixId, Report, SettingsFile, Source } from './model.ts';
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

/** The variables that a fix speaks of. */
export function variablesOf(id: FixId): readonly string[] {
  if (id.endsWith('-betas')) return [DISABLE_BETAS];
  if (id.endsWith('-caching')) return [DISABLE_CACHING];
  return [DISABLE_BETAS, DISABLE_CACHING];
}

/** The way back of a fix, and the way forth of a way back. */
export function inverseOf(id: FixId): FixId {
  return (id.startsWith('disable') ? id.replace('disable', 'enable') : id.replace('enable', 'disable')) as FixId;
}

/** The fewest changes that make the fix effective: the user's file, and each stronger writable file that undoes it. */
export function planFix(id: FixId, report: Report): FixPlan {
  const plan = id.startsWith('disable') ? planSet : planUnset;
  const changes: Change[] = [];
  const stillSetBy: Declaration[] = [];
  for (const name of variablesOf(id)) {
    const part = plan(name, report);
    if (part.kind !== 'changes') return part;
    changes.push(...part.changes);
    stillSetBy.push(...part.stillSetBy);
  }
  const unwritable = report.files.find(
    (file) => changes.some(({ source }) => source === file.source) && !isWritable(file),
  );
  return unwritable ? { kind: 'unwritable', file: unwritable } : { kind: 'changes', changes, stillSetBy };
}

/** Whether our text edits may touch the file: Claude Code applies it (or it is not there yet), and it is UTF-8. */
export function isWritable({ status, problem, encoding }: SettingsFile): boolean {
  return status !== 'ignored' && problem === null && encoding === 'utf-8';
}

function planSet(name: string, report: Report): FixPlan {
  const declarations = declarationsOf(name, report);
  const stronger = declarations.filter(({ source }) => STRONGER.has(source.scope));
  const winner = stronger[0];
  if (winner && isOn(winner.value)) return nothingToDo;
  const owner = stronger.find(({ source }) => OWNED.has(source.scope));
  if (owner) return { kind: 'owned', owner };
  const changes = sourcesOf(stronger).map((source) => unset(source, name, declarations));
  const own = declarations.find(({ source }) => source === report.userSource);
  if (!isOn(own?.value)) changes.push({ source: report.userSource, variable: name, from: own?.value ?? null, to: ON });
  return { kind: 'changes', changes, stillSetBy: [] };
}

function planUnset(name: string, report: Report): FixPlan {
  const declarations = declarationsOf(name, report);
  const owner = declarations.find(({ source, value }) => OWNED.has(source.scope) && isOn(value));
  if (owner) return { kind: 'owned', owner };
  const ours = declarations.filter(
    ({ source, value }) => source.scope === 'user' || (WRITABLE.has(source.scope) && isOn(value)),
  );
  const rest = declarations.find(({ source }) => !WRITABLE.has(source.scope));
  return {
    kind: 'changes',
    changes: sourcesOf(ours).map((source) => unset(source, name, declarations)),
    stillSetBy: rest && isOn(rest.value) ? [rest] : [],
  };
}

const OWNED: ReadonlySet<string> = new Set(['managed', 'flag']);
const STRONGER: ReadonlySet<string> = new Set(['managed', 'flag', 'local', 'project']);
const WRITABLE: ReadonlySet<string> = new Set(['local', 'project', 'user']);

const nothingToDo: FixPlan = { kind: 'changes', changes: [], stillSetBy: [] };

const declarationsOf = (name: string, { environment }: Report): readonly Declaration[] =>
  environment.get(name)?.declarations ?? [];

/** Each source once, however often it declares the variable. */
const sourcesOf = (declarations: readonly Declaration[]): Source[] => [
  ...new Set(declarations.map(({ source }) => source)),
];

function unset(source: Source, variable: string, declarations: readonly Declaration[]): Change {
  const from = declarations.find((declaration) => declaration.source === source)?.value ?? null;
  return { source, variable, from, to: null };
}
