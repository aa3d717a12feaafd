/** Reads of an answer's message what is counted: its id, its model and its usage. */

import { at, BACKSLASH, CLOSE_BRACE, COLON, COMMA, endOfValue, isName, OPEN_BRACE, QUOTE, skipSpace } from './json';

/** As 64-bit floats: input, output, cache read, cache write, of it for 5 minutes, for an hour; -1 where it is not there. */
export const FOUND_NUMBERS: usize = 0x10040;

/** Where in the line: 0 is nowhere. */
export let idFrom: usize = 0;
export let idTo: usize = 0;
export let modelFrom: usize = 0;
export let modelTo: usize = 0;
export let hasUsage: bool = false;
/** Whether a name is written with an escape. */
export let isOdd: bool = false;

/** From a message's brace to the byte behind it; 0 where it is broken. */
export function readMessage(from: usize, to: usize): usize {
  isOdd = false;
  idFrom = 0;
  modelFrom = 0;
  hasUsage = false;
  if (at(from) != OPEN_BRACE) return 0;
  return readObject(from, to, 0);
}

/** From an object's brace to the byte behind it; 0 where it is broken. `kind`: 0 a message, 1 a usage, 2 a cache_creation. */
function readObject(from: usize, to: usize, kind: i32): usize {
  let here = skipSpace(from + 1, to);
  if (at(here) == CLOSE_BRACE) return here + 1;
  while (here < to && at(here) == QUOTE) {
    const quote = endOfName(here + 1, to);
    if (quote == 0) return 0;
    const colon = skipSpace(quote + 1, to);
    if (at(colon) != COLON) return 0;
    const value = skipSpace(colon + 1, to);
    const behind = kind == 0 ? ofMessage(here + 1, quote, value, to) : ofUsage(here + 1, quote, value, to);
    if (behind == 0) return 0;
    here = skipSpace(behind, to);
    if (at(here) == CLOSE_BRACE) return here + 1;
    if (at(here) != COMMA) return 0;
    here = skipSpace(here + 1, to);
  }
  return 0;
}

function ofMessage(nameFrom: usize, nameTo: usize, value: usize, to: usize): usize {
  const length = nameTo - nameFrom;
  if (length == 5 && isName(nameFrom, 'usage')) {
    forgetNumbers();
    hasUsage = at(value) == OPEN_BRACE;
    return hasUsage ? readObject(value, to, 1) : endOfValue(value, to);
  }
  const behind = endOfValue(value, to);
  const isText = at(value) == QUOTE;
  if (length == 2 && isName(nameFrom, 'id')) {
    idFrom = isText ? value + 1 : 0;
    idTo = behind - 1;
  } else if (length == 5 && isName(nameFrom, 'model')) {
    modelFrom = isText ? value + 1 : 0;
    modelTo = behind - 1;
  }
  return behind;
}

/** The numbers of a usage, and of the `cache_creation` in it: their names are all different. */
function ofUsage(nameFrom: usize, nameTo: usize, value: usize, to: usize): usize {
  const length = nameTo - nameFrom;
  if (length == 14 && isName(nameFrom, 'cache_creation') && at(value) == OPEN_BRACE) return readObject(value, to, 2);
  const behind = endOfValue(value, to);
  if (behind == 0) return 0;
  if (length == 12 && isName(nameFrom, 'input_tokens')) number(0, value, behind);
  else if (length == 13 && isName(nameFrom, 'output_tokens')) number(1, value, behind);
  else if (length == 23 && isName(nameFrom, 'cache_read_input_tokens')) number(2, value, behind);
  else if (length == 27 && isName(nameFrom, 'cache_creation_input_tokens')) number(3, value, behind);
  else if (length == 25 && isName(nameFrom, 'ephemeral_5m_input_tokens')) number(4, value, behind);
  else if (length == 25 && isName(nameFrom, 'ephemeral_1h_input_tokens')) number(5, value, behind);
  return behind;
}

function forgetNumbers(): void {
  for (let index: usize = 0; index < 6; index += 1) store<f64>(FOUND_NUMBERS + (index << 3), -1);
}

/** Only whole numbers up to 15 digits are read, all others are 0. */
function number(index: usize, from: usize, to: usize): void {
  let value: f64 = to - from > 15 ? NaN : 0;
  for (let here = from; here < to; here += 1) {
    const digit = at(here) - 0x30;
    value = digit > 9 ? NaN : value * 10 + digit;
  }
  store<f64>(FOUND_NUMBERS + (index << 3), isNaN(value) ? 0 : value);
}

/** The quote behind a name. A name with an escape in it may be any name: no client writes one. */
export function endOfName(from: usize, to: usize): usize {
  for (let here = from; here < to; here += 1) {
    const byte = at(here);
    if (byte == QUOTE) return here;
    if (byte == BACKSLASH) {
      isOdd = true;
      return 0;
    }
  }
  return 0;
}
