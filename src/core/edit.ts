import { BOM, withoutBom } from './json.ts';
import { lastMember, type Member, type ObjectOutline, outlineObject } from './outline.ts';

/**
 * Text edits of a settings file. Every byte outside the named variables stays: comments cannot be there (Claude Code
 * would ignore the file), blanks, order, indentation, line ends and byte order mark are kept.
 * The text must be blank or a JSON object whose `env`, if there, is an object: callers refuse every other file first.
 */

/** `text` with the variable set in the `env` that counts; the same text where that very string stands there already. */
export function withVariable(text: string, name: string, value: string): string {
  return withMember(text, name, JSON.stringify(value), (present) => JSON.parse(present) === value);
}

/** {@link withVariable} for a value of any type, given as JSON, which stands there afterwards to the byte. */
export function withRawValue(text: string, name: string, raw: string): string {
  return withMember(text, name, raw, (present) => present === raw);
}

function withMember(text: string, name: string, raw: string, isSame: (present: string) => boolean): string {
  if (withoutBom(text).trim() === '') return `${text.startsWith(BOM) ? BOM : ''}${newFile(name, raw, eolOf(text))}`;
  const root = outlineObject(text);
  const env = lastMember(root, 'env');
  if (!env) return insertMember(text, root, 'env', { [name]: raw });
  const outline = outlineObject(text, env.valueSpan.offset);
  const present = lastMember(outline, name);
  if (!present) return insertMember(text, outline, name, raw);
  const { valueSpan } = present;
  return isSame(textOf(text, valueSpan)) ? text : replace(text, valueSpan.offset, valueSpan.length, raw);
}

/** `text` without the variables, every duplicate of them included; the same text where none stands in its `env`. */
export function withoutVariables(text: string, names: ReadonlySet<string>): string {
  if (withoutBom(text).trim() === '') return text;
  const env = lastMember(outlineObject(text), 'env');
  if (!env) return text;
  const outline = outlineObject(text, env.valueSpan.offset);
  const kept = outline.members.filter(({ key }) => !names.has(key));
  return kept.length === outline.members.length ? text : keepMembers(text, outline, kept);
}

/** `text` without its `env` where nothing stands in it. */
export function withoutEmptyEnv(text: string): string {
  const root = outlineObject(text);
  const env = lastMember(root, 'env');
  if (!env || outlineObject(text, env.valueSpan.offset).members.length > 0) return text;
  return keepMembers(
    text,
    root,
    root.members.filter((member) => member !== env),
  );
}

export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** The one replacement that makes `after` of `before`, as short as can be; undefined where they are the same. */
export function editBetween(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { offset: start, length: before.length - tail - start, text: after.slice(start, after.length - tail) };
}

/** The members that stay, each with the separator that stood before it; the edges of the object as they were. */
function keepMembers(text: string, { open, close, members }: ObjectOutline, kept: readonly Member[]): string {
  const last = members.at(-1);
  const first = members[0];
  if (kept.length === 0 || !last || !first) return replace(text, open + 1, close - open - 1, '');
  const lead = text.slice(open + 1, first.span.offset);
  const tail = text.slice(endOf(last), close);
  const parts = kept.map((member, index) => {
    const before = members[members.indexOf(member) - 1];
    const separator = index === 0 || !before ? '' : text.slice(endOf(before), member.span.offset);
    return separator + textOf(text, member.span);
  });
  return replace(text, open + 1, close - open - 1, lead + parts.join('') + tail);
}

/** Inserts a member after the last one, laid out as its neighbours are. */
function insertMember(text: string, outline: ObjectOutline, key: string, value: MemberValue): string {
  const { open, close, members } = outline;
  const last = members.at(-1);
  const style = styleOf(text, outline);
  const member = render(key, value, style);
  if (!last) {
    const inner = style.indent === undefined ? member : style.eol + style.indent + member + style.eol + style.outer;
    return replace(text, open + 1, close - open - 1, inner);
  }
  const separator = style.indent === undefined ? `,${style.gap}` : `,${style.eol}${style.indent}`;
  return replace(text, endOf(last), 0, separator + member);
}

/** A value as JSON, or an object of such values. */
type MemberValue = string | Readonly<Record<string, string>>;

/** How an object is laid out. */
interface Style {
  readonly eol: string;
  /** The blanks before a member on a line of its own; undefined where members share a line. */
  readonly indent: string | undefined;
  /** The blanks before the closing brace's line. */
  readonly outer: string;
  /** One step of indentation. */
  readonly step: string;
  /** What stands between a comma and the next member of a shared line. */
  readonly gap: string;
  /** The colon with its blanks. */
  readonly colon: string;
}

function styleOf(text: string, { open, members }: ObjectOutline): Style {
  const outer = indentOfLine(text, open);
  const eol = eolOf(text);
  const last = members.at(-1);
  const before = members.at(-2);
  if (!last) {
    // An empty object is laid out as its surroundings are or, standing alone, as most people write it.
    const sharesLine = text.slice(0, open).trim() !== '' && !/[\n\r]/.test(text);
    const step = stepOf(text);
    const indent = sharesLine ? undefined : outer + step;
    return { eol, indent, outer, step, gap: gapOf(text), colon: colonOf(text) };
  }
  const lead = text.slice(before ? endOf(before) : open + 1, last.span.offset);
  const ownLine = /[\n\r]/.test(lead);
  const indent = ownLine ? indentOfLine(text, last.span.offset) : undefined;
  const step = indent?.startsWith(outer) && indent.length > outer.length ? indent.slice(outer.length) : stepOf(text);
  const gap = before && !ownLine ? lead.slice(lead.indexOf(',') + 1) : gapOf(text);
  return { eol, indent, outer, step, gap, colon: colonBetween(text, last) };
}

function render(key: string, value: MemberValue, { eol, indent, step, gap, colon }: Style): string {
  const head = JSON.stringify(key) + colon;
  if (typeof value === 'string') return head + value;
  const members = Object.entries(value).map(([name, raw]) => JSON.stringify(name) + colon + raw);
  if (indent === undefined) return `${head}{${members.join(`,${gap}`)}}`;
  const inner = eol + indent + step;
  return `${head}{${inner}${members.join(`,${inner}`)}${eol}${indent}}`;
}

function newFile(name: string, raw: string, eol: string): string {
  return ['{', '  "env": {', `    ${JSON.stringify(name)}: ${raw}`, '  }', '}', ''].join(eol);
}

/** The blanks at the start of the line that holds `offset`. */
function indentOfLine(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return text.slice(start, offset).replace(/[^ \t].*/s, '');
}

/** One step of indentation: the first that the text shows, else two blanks. */
function stepOf(text: string): string {
  return /[\n\r]([ \t]+)"/.exec(text)?.[1] ?? '  ';
}

const colonOf = (text: string): string => /"[ \t]*:([ \t]*)/.exec(text)?.[0].slice(1) ?? ': ';
const gapOf = (text: string): string => (/":\S/.test(text) ? '' : ' ');
const eolOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
const endOf = ({ span }: Member): number => span.offset + span.length;
const textOf = (text: string, { offset, length }: Member['span']): string => text.slice(offset, offset + length);

/** What stands between a member's key and its value. */
function colonBetween(text: string, { span, valueSpan }: Member): string {
  const head = text.slice(span.offset, valueSpan.offset);
  return head.slice(head.lastIndexOf('"') + 1);
}

function replace(text: string, offset: number, length: number, by: string): string {
  return text.slice(0, offset) + by + text.slice(offset + length);
}
