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
  if (Array.isArray(value)) return value.map((item) => (item === null ? '' : asString(item))).join(',');
  if (typeof value === 'object' && value !== null) return '[object Object]';
  return String(value);
}
