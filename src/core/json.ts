import { createScanner, type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import type { FileProblemCode, Span } from './model.ts';

/** Strict JSON, read as Claude Code reads it, or what is wrong with it and where. */
export type Json =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: FileProblemCode; readonly span: Span };

export const BOM = '\u{feff}';

/** `text` without its byte order mark, of which Claude Code strips one. */
export function withoutBom(text: string): string {
  return text.startsWith(BOM) ? text.slice(1) : text;
}

/** Spans count in `text`, which may start with a byte order mark. Never throws. */
export function parseStrict(text: string): Json {
  const body = withoutBom(text);
  try {
    return { ok: true, value: JSON.parse(body) };
  } catch {
    const { code, span } = problemOf(body);
    const shift = text.length - body.length;
    return { ok: false, code, span: { offset: span.offset + shift, length: span.length } };
  }
}

interface Problem {
  readonly code: FileProblemCode;
  readonly span: Span;
}

/** Why a text is no JSON: what a tolerant parser would accept is named, the rest is a place. */
function problemOf(text: string): Problem {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { allowTrailingComma: true, disallowComments: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // nested too deeply for the parser's recursion
    return { code: 'too-deep', span: { offset: 0, length: 1 } };
  }
  const [first] = errors;
  if (first === undefined) return firstLeniency(text);
  const atEnd = first.offset + first.length >= text.trimEnd().length;
  return {
    code: atEnd && MISSING.has(printParseErrorCode(first.error)) ? 'truncated' : 'syntax',
    span: { offset: Math.min(first.offset, text.length), length: Math.min(first.length, text.length - first.offset) },
  };
}

/** What a parser misses where a text stops too early. */
const MISSING = new Set([
  'CloseBraceExpected',
  'CloseBracketExpected',
  'ColonExpected',
  'PropertyNameExpected',
  'UnexpectedEndOfComment',
  'UnexpectedEndOfString',
  'ValueExpected',
]);

const TOKEN = {
  closeBrace: 2,
  closeBracket: 4,
  comma: 5,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  blank: 15,
  end: 17,
};

/** The first comment or trailing comma, in a text that has nothing worse. */
function firstLeniency(text: string): Problem {
  const scanner = createScanner(text, false);
  let comma: Span | undefined;
  for (let token: number = scanner.scan(); token !== TOKEN.end; token = scanner.scan()) {
    const span = { offset: scanner.getTokenOffset(), length: scanner.getTokenLength() };
    if (token === TOKEN.lineComment || token === TOKEN.blockComment) return { code: 'comment', span };
    if (comma && (token === TOKEN.closeBrace || token === TOKEN.closeBracket))
      return { code: 'trailing-comma', span: comma };
    if (token === TOKEN.comma) comma = span;
    else if (token !== TOKEN.blank && token !== TOKEN.lineBreak) comma = undefined;
  }
  return { code: 'syntax', span: { offset: 0, length: Math.min(1, text.length) } };
}
