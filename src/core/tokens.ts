/** A piece of JSON text that is no blank. */
export interface Token {
  readonly kind: TokenKind;
  readonly offset: number;
  readonly length: number;
}

/**
 * `word`: a number, `true`, `false`, `null`, or characters that mean nothing. `open-string` and `open-comment` run to
 * the end of the text without being closed.
 */
export type TokenKind =
  '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'word' | 'comment' | 'open-string' | 'open-comment';

/** Steps from token to token. Comments are tokens; blanks are JSON's own four. `undefined` at the end of the text. */
export type Tokens = () => Token | undefined;

/** The tokens of a text from `from` on. Every text has tokens. */
export function tokensOf(text: string, from = 0): Tokens {
  let at = from;
  return () => {
    at = skipBlanks(text, at);
    if (at >= text.length) return undefined;
    const token = tokenAt(text, at);
    at += token.length;
    return token;
  };
}

function tokenAt(text: string, offset: number): Token {
  const first = text[offset] ?? '';
  if (PUNCTUATION.has(first)) return { kind: first as TokenKind, offset, length: 1 };
  if (first === '"') return stringAt(text, offset);
  if (text.startsWith('//', offset)) return lineCommentAt(text, offset);
  if (text.startsWith('/*', offset)) return blockCommentAt(text, offset);
  return { kind: 'word', offset, length: endOfWord(text, offset + 1) - offset };
}

const PUNCTUATION: ReadonlySet<string> = new Set(['{', '}', '[', ']', ',', ':']);

function stringAt(text: string, offset: number): Token {
  let end = text.indexOf('"', offset + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  if (end < 0) return { kind: 'open-string', offset, length: text.length - offset };
  return { kind: 'string', offset, length: end + 1 - offset };
}

/** Whether an odd number of backslashes stands before. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text[before] === '\\') before -= 1;
  return (at - before) % 2 === 0;
}

function lineCommentAt(text: string, offset: number): Token {
  const end = /[\n\r]/g;
  end.lastIndex = offset;
  return { kind: 'comment', offset, length: (end.exec(text)?.index ?? text.length) - offset };
}

function blockCommentAt(text: string, offset: number): Token {
  const end = text.indexOf('*/', offset + 2);
  if (end < 0) return { kind: 'open-comment', offset, length: text.length - offset };
  return { kind: 'comment', offset, length: end + 2 - offset };
}

function endOfWord(text: string, from: number): number {
  let end = from;
  while (end < text.length && !ENDS_WORD.has(text.charCodeAt(end))) end += 1;
  return end;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && BLANKS.has(text.charCodeAt(at))) at += 1;
  return at;
}

const codesOf = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (character) => character.charCodeAt(0)));
const BLANKS = codesOf(' \t\n\r');
const ENDS_WORD = codesOf(' \t\n\r\v\f{}[],:"/');
