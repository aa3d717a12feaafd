import { withoutEmptyEnv, withoutVariables, withRawValue } from './edit.ts';
import { parseStrict } from './json.ts';
import type { Change } from './model.ts';
import { lastMember, outlineObject } from './outline.ts';

/** Whether the text, one that Claude Code would apply, holds what the changes were to bring about. */
export function holdsChanges(text: string, changes: readonly Change[]): boolean {
  return changes.every(({ variable, to }) => {
    const raw = rawValueIn(text, variable);
    return to === null ? raw === null : raw !== null && JSON.parse(raw) === to;
  });
}

/**
 * `now` with the changes taken back: the variables hold what stood in `before`, everything else stays as it is now.
 * The changes must hold in `now`.
 */
export function withoutChanges(now: string, before: string, changes: readonly Change[]): string {
  const old = new Map(changes.map(({ variable }) => [variable, rawValueIn(before, variable)]));
  const fresh = [...old].filter(([, raw]) => raw === null).map(([name]) => name);
  const without = withoutVariables(now, new Set(fresh));
  const restored = [...old].reduce(
    (text, [name, raw]) => (raw === null ? text : withRawValue(text, name, raw)),
    without,
  );
  return hasEnv(before) ? restored : withoutEmptyEnv(restored);
}

/** The JSON text of a variable's value; null where it does not stand there. */
function rawValueIn(text: string, name: string): string | null {
  const env = envIn(text);
  const member = env && lastMember(outlineObject(text, env.offset), name);
  return member ? text.slice(member.valueSpan.offset, member.valueSpan.offset + member.valueSpan.length) : null;
}

const hasEnv = (text: string): boolean => envIn(text) !== undefined;

function envIn(text: string): { readonly offset: number } | undefined {
  return parseStrict(text).ok ? lastMember(outlineObject(text), 'env')?.valueSpan : undefined;
}
