import type { FileProblemCode, Span } from './model.ts';
import { type Token, type TokenKind, tokensOf } from './tokens.ts';

export interface SyntaxProblem {
  readonly code: FileProblemCode & ('comment' | 'trailing-comma' | 'truncated' | 'syntax');
  readonly span: Span;
}

/**
 * Why a text is no JSON. What stops every parser comes first; a comment or a trailing comma is named only where there
 * is nothing worse. No recursion: no depth of nesting can exhaust the stack. `text` must not be valid JSON.
 */
export function findSyntaxProblem(text: string): SyntaxProblem {
  let state: State = { open: [], expected: 'value', comma: undefined };
  const unknown: SyntaxProblem = { code: 'syntax', span: { offset: 0, length: Math.min(1, text.length) } };
  let forgiven = unknown;
  const tokens = tokensOf(text);
  for (let token = tokens(); token; token = tokens()) {
    if (token.kind === 'open-string' || token.kind === 'open-comment')
      return { code: 'truncated', span: spanOf(token) };
    if (token.kind === 'comment') {
      if (forgiven === unknown) forgiven = { code: 'comment', span: spanOf(token) };
      continue;
    }
    const next = isWhole(text, token) ? step(state, token) : undefined;
    if (!next) return { code: 'syntax', span: spanOf(token) };
    if (forgiven === unknown && next.trailingComma) forgiven = { code: 'trailing-comma', span: next.trailingComma };
    state = next;
  }
  if (state.expected !== 'end') return { code: 'truncated', span: { offset: text.trimEnd().length, length: 0 } };
  return forgiven;
}

/** What may come next; `…-or-close`: the bracket that is open may close as well. */
type Expected = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'end';

interface State {
  /** The brackets that are open, the outermost first. Shared between states: only the newest one may be used. */
  readonly open: TokenKind[];
  readonly expected: Expected;
  /** The comma just passed. */
  readonly comma: Span | undefined;
  readonly trailingComma?: Span | undefined;
}

/** The state behind a token, as a parser has it that forgives trailing commas; undefined where it may not stand there. */
function step(state: State, token: Token): State | undefined {
  const { comma, expected, open } = state;
  if (token.kind === '}' || token.kind === ']') return closed(state, token.kind);
  switch (expected) {
    case 'value':
    case 'value-or-close':
      return afterValueStart(open, token.kind);
    case 'key':
    case 'key-or-close':
      return token.kind === 'string' ? { open, expected: 'colon', comma } : undefined;
    case 'colon':
      return token.kind === ':' ? { open, expected: 'value', comma: undefined } : undefined;
    case 'comma-or-close': {
      const then = open.at(-1) === '{' ? 'key' : 'value';
      return token.kind === ',' ? { open, expected: then, comma: spanOf(token) } : undefined;
    }
    case 'end':
      return undefined;
  }
}

function afterValueStart(open: TokenKind[], kind: TokenKind): State | undefined {
  if (kind === 'string' || kind === 'word') return afterValue(open);
  if (kind !== '{' && kind !== '[') return undefined;
  open.push(kind);
  return { open, expected: kind === '{' ? 'key-or-close' : 'value-or-close', comma: undefined };
}

function closed({ comma, expected, open }: State, kind: '}' | ']'): State | undefined {
  const matches = open.at(-1) === (kind === '}' ? '{' : '[');
  const isTrailing = comma !== undefined && (expected === 'key' || expected === 'value');
  if (!matches || !(isTrailing || expected.endsWith('-or-close'))) return undefined;
  open.pop();
  return { ...afterValue(open), trailingComma: isTrailing ? comma : undefined };
}

const afterValue = (open: TokenKind[]): State => ({
  open,
  expected: open.length === 0 ? 'end' : 'comma-or-close',
  comma: undefined,
});

/** Whether a string or a word is one that JSON knows: no raw control character, no `01`, no `True`. */
function isWhole(text: string, { kind, offset, length }: Token): boolean {
  if (kind !== 'string' && kind !== 'word') return true;
  try {
    JSON.parse(text.slice(offset, offset + length));
    return true;
  } catch {
    return false;
  }
}

const spanOf = ({ offset, length }: Token): Span => ({ offset, length });
