/** Finds the way through JSON where it lies in the memory. Where something does not end before `to`, or is broken, it answers 0. */

export const QUOTE: u32 = 0x22;
export const COMMA: u32 = 0x2c;
export const COLON: u32 = 0x3a;
export const OPEN_BRACKET: u32 = 0x5b;
export const BACKSLASH: u32 = 0x5c;
export const CLOSE_BRACKET: u32 = 0x5d;
export const OPEN_BRACE: u32 = 0x7b;
export const CLOSE_BRACE: u32 = 0x7d;

export function at(position: usize): u32 {
  return load<u8>(position);
}

/** From the byte behind an opening quote to the one behind the closing quote; 0 where there is none. */
export function endOfString(from: usize, to: usize): usize {
  const quotes = i8x16.splat(<u8>QUOTE);
  const backslashes = i8x16.splat(<u8>BACKSLASH);
  let here = from;
  while (here < to) {
    const bytes = v128.load(here);
    const mask = i8x16.bitmask(v128.or(i8x16.eq(bytes, quotes), i8x16.eq(bytes, backslashes)));
    if (mask == 0) {
      here += 16;
      continue;
    }
    here += ctz(mask);
    if (at(here) == QUOTE) return here < to ? here + 1 : 0;
    here += 2;
  }
  return 0;
}

export function endOfPlain(from: usize, to: usize): usize {
  if (at(from) == QUOTE) return endOfString(from + 1, to);
  let here = from;
  while (here < to && isOfWord(at(here))) here += 1;
  return here == from ? 0 : here;
}

export function endOfValue(from: usize, to: usize): usize {
  const first = at(from);
  return first == OPEN_BRACE || first == OPEN_BRACKET ? endOfNested(from, to) : endOfPlain(from, to);
}

function endOfNested(from: usize, to: usize): usize {
  let depth = 0;
  let here = from;
  while (here < to) {
    const byte = at(here);
    here += 1;
    if (byte == QUOTE) {
      here = endOfString(here, to);
      if (here == 0) return 0;
    } else if (byte == OPEN_BRACE || byte == OPEN_BRACKET) {
      depth += 1;
    } else if (byte == CLOSE_BRACE || byte == CLOSE_BRACKET) {
      depth -= 1;
      if (depth == 0) return here;
    } else if (!isOutside(byte)) {
      return 0;
    }
  }
  return 0;
}

/** What may stand outside of strings; anything else shows that the strings are not where they seem to be. */
function isOutside(byte: u32): bool {
  return byte == COMMA || byte == COLON || byte == 0x20 || byte == 0x09 || byte == 0x0d || isOfWord(byte);
}

/** Numbers, `true`, `false`, `null`. */
function isOfWord(byte: u32): bool {
  if (byte >= 0x30 && byte <= 0x39) return true;
  if (byte == 0x2e || byte == 0x2d || byte == 0x2b || byte == 0x45) return true;
  // t r u e f a l s n
  return byte >= 0x61 && byte <= 0x75 && ((1 << (byte - 0x61)) & 0x1e2831) != 0;
}

/** From a closing quote back to its opening one: no quote inside a string stands without a backslash of its own. */
export function startOfString(closing: usize, low: usize): usize {
  let here = closing - 1;
  while (here > low) {
    if (at(here) == QUOTE) {
      let before = here;
      while (before > low && at(before - 1) == BACKSLASH) before -= 1;
      if (((here - before) & 1) == 0) return here;
      here = before;
    }
    here -= 1;
  }
  return low;
}

export function startOfWord(last: usize): usize {
  let here = last;
  while (isOfWord(at(here))) here -= 1;
  return here + 1;
}

export function skipSpace(from: usize, to: usize): usize {
  let here = from;
  while (here < to && (at(here) == 0x20 || at(here) == 0x09 || at(here) == 0x0d)) here += 1;
  return here;
}

export function isSame(a: usize, b: usize, length: usize): bool {
  return memory.compare(a, b, length) == 0;
}

export function isName(from: usize, name: string): bool {
  const letters = changetype<usize>(name);
  for (let index: usize = 0; index < <usize>name.length; index += 1)
    if (at(from + index) != <u32>load<u16>(letters + index * 2)) return false;
  return true;
}
