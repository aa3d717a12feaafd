import { createScanner } from 'jsonc-parser';
import { BOM } from './json.ts';
import type { Span } from './model.ts';

/** One `"key": value` of an object, with the places of its parts. */
export interface Member {
  readonly key: string;
  /** From the key's opening quote to the end of the value. */
  readonly span: Span;
  readonly valueSpan: Span;
}

export interface ObjectOutline {
  /** Offset of `{`. */
  readonly open: number;
  /** Offset of `}`. */
  readonly close: number;
  /** In the order of the text; a key may stand there twice. */
  readonly members: readonly Member[];
}

/** The scanner's token kinds; jsonc-parser's own names are a `const enum`, which cannot be imported. */
const TOKEN = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, end: 17 } as const;

/**
 * The members of the object that opens at or after `from`. Nested values are stepped over, not
 * descended into, so no depth of nesting can exhaust the stack. `text` must be valid JSON with an object there.
 */
export function outlineObject(text: string, from = 0): ObjectOutline {
  const scanner = createScanner(text, true);
  scanner.setPosition(from === 0 && text.startsWith(BOM) ? BOM.length : from);
  scanner.scan();
  const open = scanner.getTokenOffset();
  const members: Member[] = [];
  while (scanner.scan() !== TOKEN.closeBrace && scanner.getToken() !== TOKEN.end) {
    const key = scanner.getTokenValue();
    const start = scanner.getTokenOffset();
    scanner.scan(); // the colon
    scanner.scan();
    const valueStart = scanner.getTokenOffset();
    const end = endOfValue(scanner);
    members.push({
      key,
      span: { offset: start, length: end - start },
      valueSpan: { offset: valueStart, length: end - valueStart },
    });
    // Behind a member stands a comma or the closing brace.
    if (scanner.scan() === TOKEN.closeBrace) break;
  }
  return { open, close: scanner.getTokenOffset(), members };
}

/** The member that counts where a key stands several times: the last one, as `JSON.parse` has it. */
export function lastMember(outline: ObjectOutline, key: string): Member | undefined {
  return outline.members.findLast((member) => member.key === key);
}

type Scanner = ReturnType<typeof createScanner>;

/** Steps over the value that the scanner stands on. */
function endOfValue(scanner: Scanner): number {
  let depth = 0;
  for (let token: number = scanner.getToken(); token !== TOKEN.end; token = scanner.scan()) {
    if (token === TOKEN.openBrace || token === TOKEN.openBracket) depth += 1;
    if (token === TOKEN.closeBrace || token === TOKEN.closeBracket) depth -= 1;
    if (depth === 0) break;
  }
  return scanner.getTokenOffset() + scanner.getTokenLength();
}
