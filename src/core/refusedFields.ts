/** Which fields of the request a message says were refused, whoever words it. */
export interface Refusal {
  /** Paths such as `system.2.cache_control.ephemeral.scope`, in the order of the text. */
  readonly fields: readonly string[];
  /** Whether fields were refused at all: a message need not name them. */
  readonly refused: boolean;
  /** A path at which the text breaks off before it says what is wrong with it. */
  readonly cutOff: string | null;
}

/**
 * Reads a text that has been through `unwrapped`, whose lines may break inside a word; `solid` is the same text without
 * its white space.
 */
export function refusedFields(text: string, solid: string): Refusal {
  const fields = new Set<string>();
  let refused = false;
  const add = (path: string | null): void => {
    refused = true;
    if (path !== null) fields.add(path);
  };
  for (const { index } of text.matchAll(NOT_PERMITTED)) add(pathBefore(text, index));
  if (refused) for (const [, location = ''] of solid.matchAll(LOCATION)) add(pathOf(location.split(',')));
  for (const [, pointer = '', key = ''] of solid.matchAll(EXTRANEOUS)) add(pathOf([pointer, key]));
  for (const [, path = ''] of solid.matchAll(UNKNOWN_PARAMETER)) add(pathOf([path]));
  for (const [, key = '', parent = ''] of solid.matchAll(UNKNOWN_NAME)) add(pathOf([parent, key]));
  return { fields: [...fields], refused, cutOff: cutOffPath(text) };
}

/** These letters, however they are spaced. */
const loose = (letters: string): string => letters.split('').join(String.raw`\s*`);
/** As many of these letters as there are, however they are spaced. */
const begun = (letters: string): string => letters.split('').reduceRight((rest, next) => `(?:\\s*${next}${rest})?`, '');

/** `system.1.x: Extra inputs are not permitted`, also where the text ends before the sentence does. */
const NOT_PERMITTED = new RegExp(
  `${loose('Extrainputsarenotp')}|${loose('Extrainp')}${begun('utsarenot')}(?=["'\\s}\\]]*(?:…|\\.\\.|\\[|$))`,
  'gi',
);
/** The same from a framework that lists the path: `"loc": ["body", "system", 1, "cache_control", "scope"]`. */
const LOCATION = /["']loc["']:[[(]([^\])]{1,300})[\])]/g;
/** `#/system/1/cache_control: extraneous key [scope] is not permitted` */
const EXTRANEOUS = /#([\w/~*-]{0,300}):extraneouskey\[([\w.-]{1,100})\]/gi;
/** `Unknown parameter: 'tools.defer_loading'` */
const UNKNOWN_PARAMETER = /Unknownparameter:?["'`]([\w.[\]*-]{1,200})/gi;
/** `Unknown name "scope" at 'system[1].cache_control'` */
const UNKNOWN_NAME = /Unknownname["'`]([\w.-]{1,100})["'`](?:at["'`]([\w.[\]*-]{1,200}))?/gi;

/** Longer paths do not exist, and a text without blanks must not be walked back to its start. */
const LONGEST = 300;

/** Names that stand before a sentence and are no field. */
const LABELS: ReadonlySet<string> = new Set(['msg', 'message', 'detail', 'error', 'reason', 'body']);

function pathBefore(text: string, index: number): string | null {
  const close = text.slice(Math.max(0, index - 20), index);
  const between = close.slice(close.search(/["'`:,\s]*$/));
  const before = text.slice(Math.max(0, index - between.length - LONGEST), index - between.length);
  const joined = before.slice(before.search(/[\w.*[\]\n-]*$/));
  const spaced = joined.slice(joined.lastIndexOf('\n') + 1);
  const path = rooted(joined.replaceAll('\n', '')) ?? rooted(spaced) ?? spaced;
  if (!/[:\n]/.test(between) && !path.includes('.')) return null;
  return pathOf([path]);
}

/** From where a request begins: what a broken line or a log put before it is cut off. */
function rooted(path: string): string | null {
  const at = path.search(
    /(?:system|tools|messages)[.[]\d|(?<![A-Za-z_.\]])(?:context_management|output_config|thinking|metadata|cache_control)(?=$|[.[])/,
  );
  return at < 0 ? null : path.slice(at);
}

/** One spelling for `system[1].x`, `/system/1/x` and `"system", 1, "x"`. */
function pathOf(parts: readonly string[]): string | null {
  const path = parts
    .map((part) => part.replaceAll(/["'`\s#]/g, '').replaceAll(/[[\]/]+/g, '.'))
    .filter((part) => part !== '' && part !== 'body')
    .join('.')
    .replaceAll(/\.+/g, '.')
    .replaceAll(/^[.-]|\.$/g, '');
  return path === '' || LABELS.has(path.toLowerCase()) ? null : path;
}

/** A path of a request at the very end; of a word that stands there alone nobody could say what it is. */
function cutOffPath(text: string): string | null {
  const [, path = ''] = CUT_OFF.exec(text.slice(-LONGEST).replaceAll('\n', '')) ?? [];
  return pathOf([path.replace(/(cache_control\.(?:[\w*]+\.)?)s(?:c(?:op?)?)?$/, '$1scope')]);
}

const CUT_OFF = new RegExp(
  `((?:system|tools|messages)[.[]\\d[\\w.*[\\]-]*)["'\`]?(?:\\s*:${begun('Extrainputsarenotpermitted')})?[\\s.…"'}\\]]*$`,
  'i',
);
