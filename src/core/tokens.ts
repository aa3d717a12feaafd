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
  const first = text.charAt(offset);
  if (PUNCTUATION.has(first)) return { kind: first as TokenKind, offset, length: 1 };
  if (first === '"') return stringAt(text, offset);
  if (text.startsWith('//', offset)) return lineCommentAt(text, offset);
  if (text.startsWith('/*', offset)) return blockCommentAt(text, offset);
  return { kind: 'word', offset, length: endOfWord(text, offset + 1) - offset };
}

const PUNCTUATION: ReadonlySet<string> = new Set(['{', '}', '[', ']', ',', ':']);

/** Where the object or array that opens at `offset` ends. The text must be valid JSON. */
export function endOfNested(text: string, offset: number): number {
  let depth = 0;
  for (let at = offset; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at) ?? text.length;
    else if (OPENS.has(code)) depth += 1;
    else if (CLOSES.has(code) && (depth -= 1) === 0) return at + 1;
  }
  return text.length;
}

function stringAt(text: string, offset: number): Token {
  const end = endOfString(text, offset);
  if (end === undefined) return { kind: 'open-string', offset, length: text.length - offset };
  return { kind: 'string', offset, length: end + 1 - offset };
}

/** Where the closing quote of a string stands; undefined where there is none. */
function endOfString(text: string, offset: number): number | undefined {
  let end = text.indexOf('"', offset + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? undefined : end;
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
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** Compared one by one: this is where the time goes in a large file. */
const isBlank = (code: number): boolean => code === SPACE || code === NEWLINE || code === RETURN || code === TAB;

const codesOf = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (character) => character.charCodeAt(0)));
const [SPACE, NEWLINE, RETURN, TAB] = codesOf(' \n\r\t');
const [QUOTE] = codesOf('"');
const OPENS = codesOf('{[');
const CLOSES = codesOf('}]');
const ENDS_WORD = codesOf(' \t\n\r\v\f{}[],:"/');
