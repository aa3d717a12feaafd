import { fieldsOf } from '../../core/verify/clientAnswer.ts';
import { LONGEST_NAME } from './placeText.ts';

/** A line that is worth being made an object of. */
export type LineJson = Readonly<Record<string, unknown>>;

/** Null where it is none of the client's. */
export function parsed(bytes: Buffer, from: number, to: number): LineJson | null {
  try {
    return fieldsOf(JSON.parse(bytes.toString('utf8', from, to)));
  } catch {
    return null; // no line of the client's
  }
}

export const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string' && each.length < 200) : [];

export const shortText = (value: unknown): string | null =>
  typeof value === 'string' && value.length <= LONGEST_NAME ? value : null;

/** Its time in ms since 1970. */
export function timeOf(line: Record<string, unknown> | null): number | null {
  const time = Date.parse(typeof line?.['timestamp'] === 'string' ? line['timestamp'] : '');
  return Number.isNaN(time) ? null : time;
}
