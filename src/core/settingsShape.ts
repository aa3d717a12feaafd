import { BAD_RULE_VOID_UNTIL, HOOKS_VOID_UNTIL, KEY_TYPES, PERMISSION_LISTS } from './facts/settingsShape.ts';
import { typeOf } from './value.ts';
import { isBetween } from './version.ts';

/**
 * The first top-level key whose value makes this client drop the whole file; undefined where none does.
 * Keys that nothing is known about are taken to be harmless: Claude Code accepts unknown keys (measured).
 */
export function wrongTypedKey(settings: Readonly<Record<string, unknown>>, version: string | null): string | undefined {
  return Object.keys(settings).find((key) => isWrong(key, settings[key], version));
}

function isWrong(key: string, value: unknown, version: string | null): boolean {
  if (key === 'hooks') return typeOf(value) !== 'object' && isUpTo(version, HOOKS_VOID_UNTIL);
  if (!Object.hasOwn(KEY_TYPES, key)) return false;
  if (typeOf(value) !== KEY_TYPES[key]) return true;
  if (key === 'cleanupPeriodDays') return !Number.isInteger(value) || (value as number) < 0;
  if (key === 'permissions') return hasWrongList(value as Record<string, unknown>, version);
  return false;
}

function hasWrongList(permissions: Readonly<Record<string, unknown>>, version: string | null): boolean {
  return PERMISSION_LISTS.filter((name) => Object.hasOwn(permissions, name)).some((name) => {
    const list = permissions[name];
    if (!Array.isArray(list)) return true;
    return isUpTo(version, BAD_RULE_VOID_UNTIL) && list.some((rule) => typeof rule !== 'string' || !isRule(rule));
  });
}

/** `Tool` or `Tool(argument)`. */
function isRule(rule: string): boolean {
  return /^[^()\s][^()]*(?:\(.+\))?$/s.test(rule);
}

/** A client of unknown version is taken to be a recent one. */
function isUpTo(version: string | null, last: string): boolean {
  return version !== null && isBetween(version, null, last);
}
