/** Reads JSON where it lies, as bytes of UTF-8: finding one's way costs far less than making objects of it. */

export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
export const SPACE = 0x20;

const [PLAIN, STRING, OPENS, CLOSES, WRONG] = [0, 1, 2, 3, 4];

/** What a byte outside of strings means. What cannot stand there shows that the strings are not where they seem to be. */
const STRUCTURE = new Uint8Array(256).fill(WRONG);
for (const letter of ' \t\r,:-+.0123456789Etruefalsn') STRUCTURE[letter.charCodeAt(0)] = PLAIN;
STRUCTURE[QUOTE] = STRING;
for (const byte of [OPEN_BRACE, OPEN_BRACKET]) STRUCTURE[byte] = OPENS;
for (const byte of [CLOSE_BRACE, CLOSE_BRACKET]) STRUCTURE[byte] = CLOSES;

/** So near, a loop of ours finds a quote sooner than a call into the system does, in bytes. */
const NEAR = 48;

/** From the byte behind an opening quote to the one behind the closing quote; -1 where there is none before `end`. */
export function endOfString(bytes: Buffer, from: number, end: number): number {
  let at = from;
  const near = from + NEAR < end ? from + NEAR : end;
  for (; at < near; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) return at + 1;
    if (byte === BACKSLASH) at += 1;
  }
  return at >= end ? -1 : endOfLongString(bytes, at, end);
}

function endOfLongString(bytes: Buffer, from: number, end: number): number {
  for (let at = from; ;) {
    const quote = bytes.indexOf(QUOTE, at);
    if (quote === -1 || quote >= end) return -1;
    let before = quote;
    while (before > from && bytes[before - 1] === BACKSLASH) before -= 1;
    if ((quote - before) % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}

/** From the first byte of a value to the one behind it; -1 where it does not end before `end`. */
export function endOfValue(bytes: Buffer, from: number, end: number): number {
  const first = bytes[from];
  if (first === QUOTE) return endOfString(bytes, from + 1, end);
  if (first === OPEN_BRACE || first === OPEN_BRACKET) return endOfNested(bytes, from, end);
  let at = from;
  while (at < end && isOfWord(bytes[at] as number)) at += 1;
  return at === from ? -1 : at;
}

function endOfNested(bytes: Buffer, from: number, end: number): number {
  let depth = 0;
  let at = from;
  while (at < end) {
    const kind = STRUCTURE[bytes[at] as number];
    at += 1;
    if (kind === PLAIN) continue;
    if (kind === STRING) {
      at = endOfString(bytes, at, end);
      if (at === -1) return -1;
    } else if (kind === OPENS) {
      depth += 1;
    } else if (kind === CLOSES) {
      depth -= 1;
      if (depth === 0) return at;
    } else {
      return -1;
    }
  }
  return -1;
}

/** Numbers, `true`, `false`, `null`. */
const isOfWord = (byte: number): boolean =>
  (byte >= 0x61 && byte <= 0x7a) ||
  (byte >= 0x30 && byte <= 0x39) ||
  byte === 0x2e ||
  byte === 0x2d ||
  byte === 0x2b ||
  byte === 0x45;

export function skipSpace(bytes: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && (bytes[at] === SPACE || bytes[at] === 0x09 || bytes[at] === 0x0d)) at += 1;
  return at;
}

/** The number that stands there; only whole ones up to 15 digits are read, all others are 0. */
export function wholeNumberAt(bytes: Buffer, from: number, end: number): number {
  let value = 0;
  for (let at = from; at < end; at += 1) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9 || at - from >= 15) return 0;
    value = value * 10 + digit;
  }
  return value;
}
