/** A stretch of text for people. Links lead to https only. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  /** In ms since 1970; the page says how long ago that is; the text is for what has no clock. */
  | { readonly kind: 'time'; readonly text: string; readonly time: number };

export type InlineText = readonly Part[];

/** Reads the two marks that our own sentences may hold: `code` and [a link](https://…). */
export function inlineText(source: string): InlineText {
  return split(source, /`[^`]+`|\[([^\]]+)\]\((https:\/\/[^\s()]+)\)/g);
}

/** The same without links, for sentences that repeat words from other people's files. */
export function codeText(source: string): InlineText {
  return split(source, /`[^`]+`/g);
}

/** For surfaces without markup: code and links become their bare words. */
export function plainText(source: string): string {
  return wordsOf(inlineText(source));
}

export function wordsOf(text: InlineText): string {
  return text.map((part) => part.text).join('');
}

function split(source: string, marks: RegExp): InlineText {
  const parts: Part[] = [];
  let end = 0;
  for (const match of source.matchAll(marks)) {
    if (match.index > end) parts.push({ kind: 'text', text: source.slice(end, match.index) });
    parts.push(partOf(match));
    end = match.index + match[0].length;
  }
  if (end < source.length) parts.push({ kind: 'text', text: source.slice(end) });
  return parts;
}

function partOf([mark, label, href]: RegExpExecArray): Part {
  if (label !== undefined && href !== undefined) return { kind: 'link', text: label, href };
  return { kind: 'code', text: mark.slice(1, -1) };
}
