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
