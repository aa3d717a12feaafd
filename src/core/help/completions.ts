import type { CatalogueEntry } from '../catalogue.ts';
import type { Span } from '../model.ts';
import { tokensOf } from '../tokens.ts';
import { cursorAt } from './cursor.ts';

/** Something that can be put where the cursor stands. */
export interface Completion {
  readonly label: string;
  readonly entry: CatalogueEntry;
  /** What it replaces: the string that the cursor is in, or nothing. */
  readonly replaces: Span;
  readonly text: string;
  /** Where in `text` the cursor goes; null for its end. */
  readonly cursor: number | null;
}

/** Names of variables where one may stand inside `env`, and the values that are known for one. */
export function completionsAt(text: string, offset: number, catalogue: readonly CatalogueEntry[]): Completion[] {
  const cursor = cursorAt(text, offset);
  if (!cursor || cursor.path.length !== 1 || cursor.path[0] !== 'env') return [];
  const { key, role, span } = cursor;
  const end = span.offset + span.length;
  const tail = tailAfter(text, Math.max(end, offset));
  if (role === 'value') {
    const entry = catalogue.find(({ name }) => name === key);
    return entry ? valuesOf(entry).map((value) => valueCompletion(value, entry, span, tail)) : [];
  }
  const taken = namesIn(text, span);
  return catalogue.filter(({ name }) => !taken.has(name)).map((entry) => nameCompletion(entry, span, tail));
}

/** Whether a text names the public schema of settings, which knows many of the names itself. */
export function namesSchema(text: string): boolean {
  return /"\$schema"\s*:\s*"https?:\/\/(?:www\.|json\.)?schemastore\.org\/claude-code-settings/.test(text);
}

interface Tail {
  readonly hasColon: boolean;
  readonly needsComma: boolean;
}

/** What follows decides whether a colon or a comma is missing. */
function tailAfter(text: string, from: number): Tail {
  const kind = tokensOf(text, from)()?.kind;
  return { hasColon: kind === ':', needsComma: kind === 'string' };
}

function nameCompletion(entry: CatalogueEntry, replaces: Span, { hasColon, needsComma }: Tail): Completion {
  const name = JSON.stringify(entry.name);
  if (hasColon) return { label: entry.name, entry, replaces, text: name, cursor: null };
  const [only, second] = valuesOf(entry);
  const value = only !== undefined && (second === undefined || entry.kind === 'switch') ? only : '';
  const text = `${name}: "${value}"${needsComma ? ',' : ''}`;
  const behind = needsComma ? 2 : 1;
  return { label: entry.name, entry, replaces, text, cursor: value === '' ? text.length - behind : null };
}

function valueCompletion(value: string, entry: CatalogueEntry, replaces: Span, { needsComma }: Tail): Completion {
  return { label: value, entry, replaces, text: `"${value}"${needsComma ? ',' : ''}`, cursor: null };
}

function valuesOf({ kind, values }: CatalogueEntry): readonly string[] {
  if (kind === 'switch') return ['1', '0'];
  return values ?? (kind === 'presence' ? ['1'] : []);
}

/** Every key of the text but the one that is being written: a name stands nowhere twice by our doing. */
function namesIn(text: string, { offset }: Span): ReadonlySet<string> {
  const names = new Set<string>();
  const next = tokensOf(text);
  for (let token = next(); token; token = next()) {
    if (token.kind === 'string' && token.offset !== offset)
      names.add(text.slice(token.offset + 1, token.offset + token.length - 1));
  }
  return names;
}
