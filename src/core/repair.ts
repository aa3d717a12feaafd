import type { FileProblem, SettingsFile } from './model.ts';
import { BOM, parseStrict } from './json.ts';
import { readSettingsFile } from './settingsFile.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What can be done about a file that Claude Code drops. */
export type Repair =
  /** This text instead; `left`: what would still be wrong with it. */
  | { readonly kind: 'text'; readonly text: string; readonly left: FileProblem | null }
  /** The end is missing: only an older copy has it. */
  | { readonly kind: 'backup' }
  /** A person has to decide what is meant. */
  | { readonly kind: 'by-hand' };

/** The repair of a file that has a problem. */
export function planRepair({ encoding, problem, source, text }: SettingsFile, version: string | null): Repair {
  // What is not UTF-8 would not come back as the bytes that it was.
  if (encoding !== 'utf-8') return { kind: 'by-hand' };
  const repaired = text === null ? null : repairedText(text);
  if (repaired !== null) {
    const content = { kind: 'text', text: repaired, encoding: 'utf-8', saved: true } as const;
    return { kind: 'text', text: repaired, left: readSettingsFile(source, content, version).problem };
  }
  return problem?.code === 'truncated' ? { kind: 'backup' } : { kind: 'by-hand' };
}

/**
 * The text without its comments and trailing commas, everything else as it was; null where that does not make it JSON,
 * or where there are none.
 */
export function repairedText(text: string): string | null {
  const tokens = allTokens(text);
  const cuts = tokens.flatMap((token, index) => {
    if (token.kind === 'comment') return [cutOfComment(text, token)];
    return token.kind === ',' && isLastOfItsKind(tokens, index) ? [{ from: token.offset, to: token.offset + 1 }] : [];
  });
  if (cuts.length === 0) return null;
  const repaired = without(text, cuts);
  return parseStrict(repaired).ok ? repaired : null;
}

interface Cut {
  readonly from: number;
  readonly to: number;
}

function allTokens(text: string): Token[] {
  const next = tokensOf(text, text.startsWith(BOM) ? BOM.length : 0);
  const tokens: Token[] = [];
  for (let token = next(); token; token = next()) tokens.push(token);
  return tokens;
}

/** Whether nothing but comments stands between a comma and the bracket that closes. */
function isLastOfItsKind(tokens: readonly Token[], index: number): boolean {
  let next = index + 1;
  while (tokens[next]?.kind === 'comment') next += 1;
  const kind = tokens[next]?.kind;
  return kind === '}' || kind === ']';
}

/** A comment alone on its line goes with the line; behind something it goes with the blanks before it. */
function cutOfComment(text: string, { length, offset }: Token): Cut {
  let from = offset;
  while (isBlank(text[from - 1])) from -= 1;
  let to = offset + length;
  while (isBlank(text[to])) to += 1;
  const startsLine = from === 0 || isLineEnd(text[from - 1]);
  if (!isLineEnd(text[to])) return { from: offset, to: offset + length };
  if (!startsLine) return { from, to: offset + length };
  return { from, to: to + (text.startsWith('\r\n', to) ? 2 : 1) };
}

const isBlank = (character: string | undefined): boolean => character === ' ' || character === '\t';
const isLineEnd = (character: string | undefined): boolean => character === '\n' || character === '\r';

function without(text: string, cuts: readonly Cut[]): string {
  let at = 0;
  let kept = '';
  for (const { from, to } of cuts) {
    kept += text.slice(at, Math.max(at, from));
    at = to;
  }
  return kept + text.slice(at);
}
