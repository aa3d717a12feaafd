import type { JsonType } from './model.ts';

/**
 * Claude Code's own truthiness for switches: blanks around it do not count, nor does case.
 * Measured on 2.1.31, 2.1.89 and 2.1.329; `2`, `y` and `enabled` are off.
 */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && ON.has(value.trim().toLowerCase());
}

const ON = new Set(['1', 'true', 'yes', 'on']);

/** The kind of JSON value. */
export function typeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string')
    return typeof value as JsonType;
  return 'object';
}

/**
 * The string that Claude Code makes of a JSON value in `env`: plain string conversion, so
 * `null` becomes the text `null` and unsets nothing. Measured on 2.1.31, 2.1.89 and 2.1.329.
 */
export function asString(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return listText(value);
  if (typeof value === 'object' && value !== null) return '[object Object]';
  return String(value);
}

/** What `String` makes of an array, without its recursion: no depth of nesting can exhaust the stack. */
function listText(list: readonly unknown[]): string {
  let text = '';
  const rest: unknown[] = [list];
  while (rest.length > 0) {
    const item = rest.pop();
    if (item === COMMA) text += ',';
    else if (Array.isArray(item)) pushReversed(rest, item);
    else if (item !== null) text += asString(item);
  }
  return text;
}

const COMMA = Symbol(',');

/** Puts the items of a list onto a stack, the first on top, with commas between them. */
function pushReversed(stack: unknown[], list: readonly unknown[]): void {
  for (let at = list.length - 1; at >= 0; at -= 1) {
    stack.push(list[at]);
    if (at > 0) stack.push(COMMA);
  }
}
