/**
 * Finds in a window of bytes the lines that tell something. It is AssemblyScript: compiled ahead, it is fast from its
 * first line on. The window, what is remembered and what was found lie in its memory.
 */

import { endOfName, hasUsage, idFrom, idTo, isOdd, modelFrom, modelTo, readMessage } from './message';
import {
  at,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  endOfPlain,
  endOfString,
  endOfValue,
  isName,
  isSame,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  startOfString,
  startOfWord,
} from './json';

export { FOUND_NUMBERS } from './message';

/** Where things lie in the memory. What was found is written there, and what is known of the part is read there. */
export const FOUND_LINE: usize = 0x10000;
/** The id, the model and the time of an answer. */
export const FOUND_PLACES: usize = 0x10008;
export const CURRENT_SESSION: usize = 0x10100;
export const CURRENT_VERSION: usize = 0x10200;
export const CURRENT_ENTRYPOINT: usize = 0x10300;
export const NAME_ROOM: usize = 0x100;
const KNOWN_END: usize = 0x11000;
const KNOWN_ROOM: usize = 0x1000;
const KNOWN_ID: usize = 0x12000;
const ID_ROOM: usize = 0x100;
/** The window. Some bytes in front of it and behind it may be looked at, and mean nothing. */
export const WINDOW: usize = 0x20000;
export const WINDOW_SIZE: usize = 0x80000;

/** What {@link next} answers. */
export const NO_LINE: i32 = 0;
/** An answer with its usage, all of which was found. */
export const ANSWER: i32 = 1;
/** A line that has to be walked through. */
export const WALK: i32 = 2;
/** A recorded request, whole, without the word `"scope"` in it. */
export const REQUEST: i32 = 3;

let position: usize = 0;
let limit: usize = 0;
let sessionLength: i32 = 0;
let versionLength: i32 = 0;
let entrypointLength: i32 = 0;
/** Whether the part knows its first time, and its folder. */
let hasFirst: bool = false;
let hasProject: bool = false;
let knownLength: usize = 0;
let idLength: usize = 0;

/** Where in the line: 0 is nowhere. */
let typeFrom: usize = 0;
let typeTo: usize = 0;
let timeFrom: usize = 0;
let timeTo: usize = 0;
let sessionFrom: usize = 0;
let sessionTo: usize = 0;
let versionFrom: usize = 0;
let versionTo: usize = 0;
let entrypointFrom: usize = 0;
let entrypointTo: usize = 0;
let cwdFrom: usize = 0;
let keyFrom: usize = 0;
let keyTo: usize = 0;
let nestedFrom: usize = 0;
let nestedTo: usize = 0;
let namesError: bool = false;

/** Gives it that many bytes of the window. */
export function begin(length: usize): void {
  position = WINDOW;
  limit = WINDOW + length;
}

/** How far the whole lines of the window went. */
export function rest(): usize {
  return position - WINDOW;
}

/** What the part of now knows: the lengths of the names that stand in the memory, -1 where there is none. */
export function enter(session: i32, version: i32, entrypoint: i32, first: bool, project: bool): void {
  sessionLength = session;
  versionLength = version;
  entrypointLength = entrypoint;
  hasFirst = first;
  hasProject = project;
}

/** Forgets what lines had in common: another part comes. */
export function forget(): void {
  knownLength = 0;
  idLength = 0;
}

/** Goes to the next line that tells something. */
export function next(): i32 {
  while (true) {
    const from = position;
    const newline = endOfLine(from, limit);
    if (newline == 0) break;
    position = newline + 1;
    const to = newline > from && at(newline - 1) == 0x0d ? newline - 1 : newline;
    if (to == from) continue;
    const what = look(from, to);
    if (what == NO_LINE) continue;
    place(FOUND_LINE, from, to);
    return what;
  }
  return NO_LINE;
}

function endOfLine(from: usize, to: usize): usize {
  const newlines = i8x16.splat(0x0a);
  for (let here = from; here < to; here += 16) {
    const mask = i8x16.bitmask(i8x16.eq(v128.load(here), newlines));
    if (mask == 0) continue;
    const found = here + ctz(mask);
    return found < to ? found : 0;
  }
  return 0;
}

function look(from: usize, to: usize): i32 {
  if (at(from) != OPEN_BRACE || at(to - 1) != CLOSE_BRACE || !readFront(from + 1, to)) return WALK;
  const isMessage = nestedFrom != 0 && keyTo - keyFrom == 7 && isName(keyFrom, 'message');
  if (isMessage && idLength > 0 && isSame(nestedFrom, KNOWN_ID, idLength)) return NO_LINE;
  if (!readBack(to)) return WALK;
  if (!hasFirst || isNews()) return WALK;
  if (isWord(typeFrom, typeTo, 'api-request'))
    return nestedFrom != 0 && isNestedOnly(nestedFrom, nestedTo) && !holdsScope(nestedFrom, nestedTo) ? REQUEST : WALK;
  if (!isWord(typeFrom, typeTo, 'assistant')) return NO_LINE;
  if (namesError || nestedFrom == 0 || !isMessage || timeFrom == 0) return WALK;
  const behind = readMessage(nestedFrom, to);
  if (isOdd || behind != nestedTo) return WALK;
  if (!hasUsage) return NO_LINE;
  keepId();
  place(FOUND_PLACES, idFrom, idTo);
  place(FOUND_PLACES + 8, modelFrom, modelTo);
  place(FOUND_PLACES + 16, timeFrom, timeTo);
  return ANSWER;
}

/** From the start of the window on; -1 is nowhere. */
function place(where: usize, from: usize, to: usize): void {
  store<i32>(where, from == 0 ? -1 : <i32>(from - WINDOW));
  store<i32>(where, from == 0 ? -1 : <i32>(to - WINDOW), 4);
}

/** The members in front of the first nested value. */
function readFront(from: usize, to: usize): bool {
  typeFrom = 0;
  timeFrom = 0;
  sessionFrom = 0;
  versionFrom = 0;
  entrypointFrom = 0;
  cwdFrom = 0;
  nestedFrom = 0;
  nestedTo = 0;
  namesError = false;
  let here = from;
  while (here < to) {
    if (at(here) != QUOTE) return false;
    const quote = endOfString(here + 1, to);
    if (quote == 0 || at(quote) != COLON) return false;
    const value = quote + 1;
    const first = at(value);
    if (first == OPEN_BRACE || first == OPEN_BRACKET) {
      keyFrom = here + 1;
      keyTo = quote - 1;
      nestedFrom = value;
      return true;
    }
    const behind = endOfPlain(value, to);
    if (behind == 0) return false;
    note(here + 1, quote - 1, value, behind);
    if (at(behind) != COMMA) return behind == to - 1;
    here = behind + 1;
  }
  return false;
}

/** The members behind the last nested value; false where the line lacks what every line has. */
function readBack(to: usize): bool {
  if (nestedFrom == 0) return typeFrom != 0 && sessionFrom != 0;
  const isKnown = knownLength > 0 && to - knownLength > nestedFrom && isSame(to - knownLength, KNOWN_END, knownLength);
  if (isKnown && typeFrom != 0 && at(typeFrom) != 0x61) return true;
  let here = (isKnown ? to - knownLength : to) - 2;
  let sessionStart: usize = 0;
  while (true) {
    if (here <= nestedFrom) return false;
    const last = at(here);
    if (last == CLOSE_BRACE || last == CLOSE_BRACKET) break;
    const value = last == QUOTE ? startOfString(here, nestedFrom) : startOfWord(here);
    if (value <= nestedFrom || at(value - 1) != COLON || at(value - 2) != QUOTE) return false;
    const key = startOfString(value - 2, nestedFrom);
    if (key <= nestedFrom || at(key - 1) != COMMA) return false;
    note(key + 1, value - 2, value, here + 1);
    if (sessionStart == 0 && sessionFrom > key) sessionStart = key;
    here = key - 2;
  }
  nestedTo = here + 1;
  if (!isKnown && sessionStart != 0) remember(sessionStart, to);
  return typeFrom != 0 && (isKnown || sessionFrom != 0);
}

function remember(from: usize, to: usize): void {
  const length = to - from;
  knownLength = length <= KNOWN_ROOM ? length : 0;
  memory.copy(KNOWN_END, from, knownLength);
}

function keepId(): void {
  const length = idTo + 1 - nestedFrom;
  idLength = idFrom != 0 && length <= ID_ROOM && isName(nestedFrom, '{"id":"') ? length : 0;
  memory.copy(KNOWN_ID, nestedFrom, idLength);
}

function note(nameFrom: usize, nameTo: usize, valueFrom: usize, valueTo: usize): void {
  const length = nameTo - nameFrom;
  if (length == 17) {
    if (isName(nameFrom, 'isApiErrorMessage')) namesError = true;
    return;
  }
  if (at(valueFrom) != QUOTE) return;
  const from = valueFrom + 1;
  const to = valueTo - 1;
  if (length == 4) {
    if (!isName(nameFrom, 'type')) return;
    typeFrom = from;
    typeTo = to;
  } else if (length == 9) {
    if (isName(nameFrom, 'sessionId')) {
      sessionFrom = from;
      sessionTo = to;
    } else if (isName(nameFrom, 'timestamp')) {
      timeFrom = from;
      timeTo = to;
    }
  } else if (length == 7) {
    if (!isName(nameFrom, 'version')) return;
    versionFrom = from;
    versionTo = to;
  } else if (length == 3) {
    if (isName(nameFrom, 'cwd')) cwdFrom = from;
  } else if (length == 10) {
    if (!isName(nameFrom, 'entrypoint')) return;
    entrypointFrom = from;
    entrypointTo = to;
  }
}

/** Whether what stands between the ends of the line is whole and has nested values only. */
function isNestedOnly(from: usize, to: usize): bool {
  let here = from;
  while (true) {
    const first = at(here);
    here = first == OPEN_BRACE || first == OPEN_BRACKET ? endOfValue(here, to) : 0;
    if (here == 0 || here == to) return here == to;
    if (at(here) != COMMA || at(here + 1) != QUOTE) return false;
    const quote = endOfName(here + 2, to);
    if (quote == 0 || at(quote + 1) != COLON) return false;
    here = quote + 2;
  }
}

function holdsScope(from: usize, to: usize): bool {
  const quotes = i8x16.splat(<u8>QUOTE);
  const letters = i8x16.splat(0x73);
  for (let here = from; here < to; here += 16) {
    let mask = i8x16.bitmask(v128.and(i8x16.eq(v128.load(here), quotes), i8x16.eq(v128.load(here, 1), letters)));
    for (; mask != 0; mask &= mask - 1) if (isName(here + ctz(mask), '"scope"')) return true;
  }
  return false;
}

/** Whether the ends of the line say what is not known of the part. */
function isNews(): bool {
  return (
    (cwdFrom != 0 && !hasProject) ||
    (sessionFrom != 0 && !isText(sessionFrom, sessionTo, CURRENT_SESSION, sessionLength)) ||
    (versionFrom != 0 && !isText(versionFrom, versionTo, CURRENT_VERSION, versionLength)) ||
    (entrypointFrom != 0 && !isText(entrypointFrom, entrypointTo, CURRENT_ENTRYPOINT, entrypointLength))
  );
}

function isText(from: usize, to: usize, text: usize, length: i32): bool {
  return <i32>(to - from) == length && isSame(from, text, <usize>length);
}

function isWord(from: usize, to: usize, word: string): bool {
  return to - from == <usize>word.length && isName(from, word);
}
