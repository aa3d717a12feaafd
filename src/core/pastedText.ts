/**
 * What people paste, as it was before terminals, logs and formats got at it: escapes of JSON and HTML undone, colours
 * and frames taken away, every line trimmed, empty lines left out. Takes time that grows with the length, no more.
 */
export function unwrapped(pasted: string): string {
  const text = unescaped(decoded(unescaped(decoded(pasted))))
    .replace(COLOURS, '')
    .replace(INVISIBLE, '')
    .replace(LOOKALIKES, (character) => PLAIN.get(character) ?? ' ');
  return text
    .split(/[\n\r\u2028\u2029]+/)
    .map(trimmed)
    .filter((line) => line !== '')
    .join('\n');
}

/** Of a JSON text inside a JSON text, however deep. One backslash or many, what follows them is meant. */
function unescaped(text: string): string {
  return text.replace(/\\+(u[\da-f]{4}|x[\da-f]{2}|[\s\S])?/gi, (_, escaped: string | undefined) => {
    if (escaped === undefined) return '';
    if (escaped.length > 1) return String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return BREAKS.has(escaped) ? '\n' : escaped;
  });
}

const BREAKS: ReadonlySet<string> = new Set(['n', 'r', 't']);

function decoded(text: string): string {
  return text.replace(/&(\w{2,4}|#\d{1,6}|#x[\da-f]{1,5});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES.get(name.toLowerCase()) ?? whole;
    const isHex = name[1] === 'x' || name[1] === 'X';
    const code = isHex ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return String.fromCodePoint(code);
  });
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['apos', "'"],
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['nbsp', ' '],
]);

const ESCAPE = String.fromCharCode(27);
const BELL = String.fromCharCode(7);
const NUL = String.fromCharCode(0);

/** What tells a terminal to colour, to move or to link. */
const COLOURS = new RegExp(
  `${ESCAPE}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${BELL}${ESCAPE}]*(?:${BELL}|${ESCAPE}\\\\?)|[@-Z\\\\-_])`,
  'g',
);
const INVISIBLE = new RegExp(`[${NUL}\\u00AD\\u200B-\\u200F\\u2060\\uFEFF]`, 'g');

/** Typographic quotes and hyphens, wide punctuation, and all that frames are drawn of, which is nothing. */
const LOOKALIKES = /[\u2018\u2019\u201C\u201D\u2010\u2011\uFF1A\uFF08\uFF09\uFF0C\u23BF\u23FA\u2022\u2500-\u25FF]/g;
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['\u2018', "'"],
  ['\u2019', "'"],
  ['\u201C', '"'],
  ['\u201D', '"'],
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\uFF1A', ':'],
  ['\uFF08', '('],
  ['\uFF09', ')'],
  ['\uFF0C', ','],
]);

/** Without the frame or the mark of a quotation around it. */
function trimmed(line: string): string {
  const text = line.replace(/\s+/g, ' ').replace(/^[ |>]+/, '');
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '|')) end -= 1;
  return text.slice(0, end);
}
