import type { Change } from './model.ts';

/** VS Code's settings that give Claude Code variables, the official extension's first; the other is of older forks. */
export const EDITOR_SETTINGS = ['claudeCode.environmentVariables', 'claude-code.environmentVariables'] as const;

/**
 * The variables of the first of {@link EDITOR_SETTINGS} that is set: a list of `{name, value}`, of which a later entry
 * beats an earlier one. What is no such entry is passed over. `setting` gives a setting's value by its full name.
 */
export function editorVariables(setting: (name: string) => unknown): Record<string, string> {
  const list = EDITOR_SETTINGS.map(setting).find((value) => Array.isArray(value) && value.length > 0);
  const entries = Array.isArray(list) ? list.flatMap(entryOf) : [];
  return Object.fromEntries(entries);
}

function entryOf(item: unknown): [string, string][] {
  if (typeof item !== 'object' || item === null) return [];
  const { name, value } = item as { name?: unknown; value?: unknown };
  return typeof name === 'string' && typeof value === 'string' ? [[name, value]] : [];
}

/**
 * A list of `{name, value}` after the changes; every other entry stays, in its place and as it is. Of two entries for a
 * name the later counts: it gets the value, and both go where the variable is taken away.
 */
export function withEditorVariables(list: unknown, changes: readonly Pick<Change, 'variable' | 'to'>[]): unknown[] {
  return changes.reduce<unknown[]>(withOne, Array.isArray(list) ? [...(list as unknown[])] : []);
}

function withOne(list: unknown[], { to, variable }: Pick<Change, 'variable' | 'to'>): unknown[] {
  const names = list.map((item) => entryOf(item)[0]?.[0]);
  if (to === null) return list.filter((_, index) => names[index] !== variable);
  const at = names.lastIndexOf(variable);
  const entry = { name: variable, value: to };
  return at < 0 ? [...list, entry] : list.with(at, { ...(list[at] as object), ...entry });
}
