import { BOM } from './json.ts';
import type { Span } from './model.ts';
import { endOfNested, type Token, tokensOf } from './tokens.ts';

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

/**
 * The members of the object that opens at or after `from`. Nested values are stepped over, not descended into, so no
 * depth of nesting can exhaust the stack. `text` must be valid JSON with an object there.
 */
export function outlineObject(text: string, from = 0): ObjectOutline {
  let tokens = tokensOf(text, from === 0 && text.startsWith(BOM) ? BOM.length : from);
  const next = (): Token => tokens() ?? { kind: '}', offset: text.length, length: 0 };
  const open = next().offset;
  const members: Member[] = [];
  let token = next();
  while (token.kind !== '}') {
    const key = token;
    next(); // the colon
    const value = valueAt(text, next());
    tokens = tokensOf(text, value.offset + value.length);
    members.push(memberOf(text, key, value));
    token = next();
    if (token.kind === ',') token = next();
  }
  return { open, close: token.offset, members };
}

/** The member that counts where a key stands several times: the last one, as `JSON.parse` has it. */
export function lastMember(outline: ObjectOutline, key: string): Member | undefined {
  return outline.members.findLast((member) => member.key === key);
}

/** The members that count, each key once: what `JSON.parse` makes of the object. */
export function membersThatCount({ members }: ObjectOutline): Member[] {
  return [...new Map(members.map((member) => [member.key, member])).values()];
}

function memberOf(text: string, key: Token, valueSpan: Span): Member {
  const end = valueSpan.offset + valueSpan.length;
  return {
    key: keyOf(text, key),
    span: { offset: key.offset, length: end - key.offset },
    valueSpan,
  };
}

/** Most keys hold nothing that is escaped. */
function keyOf(text: string, { offset, length }: Token): string {
  const raw = text.slice(offset + 1, offset + length - 1);
  return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
}

/** The value that starts with `first`. What is nested in it is stepped over without a look at its tokens. */
function valueAt(text: string, { kind, offset, length }: Token): Span {
  return { offset, length: kind === '{' || kind === '[' ? endOfNested(text, offset) - offset : length };
}
