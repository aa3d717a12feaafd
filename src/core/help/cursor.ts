import { type Token, tokensOf } from '../tokens.ts';
import type { Span } from '../model.ts';

/** Where a cursor stands in a settings text, whether that is whole or not. */
export interface Cursor {
  /** The keys of the objects around it, the outermost first; a list on the way has the key null. */
  readonly path: readonly (string | null)[];
  /** What may stand there. */
  readonly role: 'key' | 'value';
  /** The key of the value; null for a key. */
  readonly key: string | null;
  /** The string that the cursor is in, with its quotes; empty where it is in none. */
  readonly span: Span;
}

interface Frame {
  readonly isObject: boolean;
  readonly key: string | null;
  expected: 'key' | 'colon' | 'value' | 'comma';
  lastKey: string | null;
}

/** Undefined where neither a key nor a value may stand: between a key and its colon, behind a value, in a comment. */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const frames: Frame[] = [];
  const next = tokensOf(text);
  for (let token = next(); token && token.offset < offset; token = next()) {
    if (isInside(token, offset)) return token.kind === 'comment' ? undefined : cursorIn(frames, token);
    step(frames, token, text);
  }
  return cursorIn(frames, { kind: 'word', offset, length: 0 });
}

/** Behind its last character a string is left, and a word is not. */
function isInside({ kind, length, offset }: Token, at: number): boolean {
  if (kind === 'open-string' || kind === 'open-comment') return true;
  const end = offset + length;
  if (kind === 'word' || kind === 'comment') return at <= end;
  return kind === 'string' && at < end;
}

function cursorIn(frames: readonly Frame[], { kind, length, offset }: Token): Cursor | undefined {
  const frame = frames.at(-1);
  if (!frame || kind === 'open-comment' || (frame.expected !== 'key' && frame.expected !== 'value')) return undefined;
  return {
    path: frames.slice(1).map(({ key }) => key),
    role: frame.expected,
    key: frame.expected === 'value' ? frame.lastKey : null,
    span: { offset, length },
  };
}

function step(frames: Frame[], { kind, length, offset }: Token, text: string): void {
  const frame = frames.at(-1);
  switch (kind) {
    case '{':
    case '[':
      frames.push(opened(kind === '{', frame?.isObject === true ? frame.lastKey : null));
      return;
    case '}':
    case ']': {
      frames.pop();
      const outer = frames.at(-1);
      if (outer) outer.expected = 'comma';
      return;
    }
    case ',':
      if (frame) frame.expected = frame.isObject ? 'key' : 'value';
      return;
    case ':':
      if (frame) frame.expected = 'value';
      return;
    default:
      if (frame && !kind.endsWith('comment')) passString(frame, text.slice(offset, offset + length));
  }
}

const opened = (isObject: boolean, key: string | null): Frame => ({
  isObject,
  key,
  expected: isObject ? 'key' : 'value',
  lastKey: null,
});

function passString(frame: Frame, raw: string): void {
  if (frame.expected !== 'key') {
    frame.expected = 'comma';
    return;
  }
  frame.lastKey = unquoted(raw);
  frame.expected = 'colon';
}

function unquoted(raw: string): string {
  try {
    return String(JSON.parse(raw));
  } catch {
    return raw.replaceAll('"', '');
  }
}
