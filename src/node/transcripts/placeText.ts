import type { Place } from './lineFields.ts';
import { isAt } from './names.ts';

/** Where something stands in the bytes; from -1 where it does not. */
export type Span = Pick<Place, 'from' | 'to'>;

/** Names are short; what is longer is none, in bytes. */
export const LONGEST_NAME = 4096;

/** Whether that word stands in a place. */
export const isWord = (bytes: Buffer, { from, to }: Span, word: Uint8Array): boolean =>
  to - from === word.length && isAt(bytes, from, word);

/** The same for a text; one with other letters than those of ASCII is not recognised. */
export function isTextAt(bytes: Buffer, { from, to }: Span, text: string | null): boolean {
  if (text === null || to - from !== text.length) return false;
  for (let at = 0; at < text.length; at += 1) if (bytes[from + at] !== text.charCodeAt(at)) return false;
  return true;
}

/** What stands there; null where there is nothing, or no name. */
export function textAt(bytes: Buffer, { from, to }: Span): string | null {
  if (from === -1 || to - from > LONGEST_NAME) return null;
  const text = bytes.toString('utf8', from, to);
  if (!text.includes('\\')) return text;
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return null;
  }
}

/** The time that stands there, in ms since 1970; null where it is none. */
export function timeAt(bytes: Buffer, { from, to }: Span): number | null {
  if (from === -1 || to - from > LONGEST_NAME) return null;
  const time = Date.parse(bytes.toString('latin1', from, to));
  return Number.isNaN(time) ? null : time;
}

const DAY_MS = 86_400_000;

/** The starts of days in UTC: of two times in a row mostly the same one. */
export class Days {
  #date = '';
  #day: number | null = null;

  at(bytes: Buffer, { from, to }: Span): number | null {
    if (from === -1) return null;
    const isUsual = to - from === 24 && bytes[to - 1] === 0x5a && bytes[from + 10] === 0x54;
    if (isUsual && isTextAt(bytes, { from, to: from + 10 }, this.#date)) return this.#day;
    const time = timeAt(bytes, { from, to });
    const day = time === null ? null : Math.floor(time / DAY_MS) * DAY_MS;
    if (!isUsual) return day;
    this.#date = bytes.toString('latin1', from, from + 10);
    this.#day = day;
    return day;
  }
}
