/**
 * The known name that `name` is most likely a slip of: the same letters in another case or with other separators, or
 * one word of it misspelt; undefined where it is known or resembles nothing. Strict, because programs read names that
 * are not known here: a plural of a known name, another number or a short other word is no slip.
 */
export function nearestName(name: string, known: ReadonlySet<string>): string | undefined {
  // Proxies are named in lower case as well, and those are names of their own.
  if (known.has(name) || name.length < SHORTEST || name.endsWith('_proxy')) return undefined;
  const { byLetters, byPattern, heads } = indexOf(known);
  // Most names begin like none that is known and do not go on like one either: they end here.
  if (!heads.has(headOf(name)) && !byPattern.has(`*${name.slice(name.indexOf('_'))}`)) return undefined;
  const same = byLetters.get(lettersOf(name));
  if (same !== undefined) return same;
  const words = name.split('_');
  for (const [at, word] of words.entries()) {
    const found = byPattern.get(patternOf(words, at))?.find((other) => isSlip(word, other.word, at));
    if (found !== undefined) return found.name;
  }
  return undefined;
}

/** A known name, and the one of its words that its pattern leaves out. */
interface Candidate {
  readonly name: string;
  readonly word: string;
}

interface Index {
  readonly heads: ReadonlySet<string>;
  readonly byLetters: ReadonlyMap<string, string>;
  readonly byPattern: ReadonlyMap<string, readonly Candidate[]>;
}

/** One list of names serves every folder, and thousands of names are looked up in it. */
const INDEXES = new WeakMap<ReadonlySet<string>, Index>();

function indexOf(known: ReadonlySet<string>): Index {
  const index = INDEXES.get(known) ?? newIndex(known);
  INDEXES.set(known, index);
  return index;
}

function newIndex(known: ReadonlySet<string>): Index {
  const byPattern = new Map<string, Candidate[]>();
  for (const name of known) {
    const words = name.split('_');
    for (const [at, word] of words.entries()) {
      const pattern = patternOf(words, at);
      byPattern.set(pattern, [...(byPattern.get(pattern) ?? []), { name, word }]);
    }
  }
  const byLetters = new Map(Array.from(known, (name) => [lettersOf(name), name]));
  return { heads: new Set(Array.from(known, headOf)), byLetters, byPattern };
}

const SHORTEST = 8;

const headOf = (name: string): string => name.slice(0, 3).toUpperCase();

const lettersOf = (name: string): string => name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** The name with one of its words left out; names of one word have nothing in common. */
function patternOf(words: readonly string[], at: number): string {
  return words.length > 1 ? words.with(at, '*').join('_') : words.join('');
}

/** Whether a word is the other one misspelt: one edit, two in a long word, none in a short one. */
function isSlip(word: string, known: string, at: number): boolean {
  const length = Math.min(word.length, known.length);
  const isOther = word === `${known}S` || word.replaceAll(/\D/g, '') !== known.replaceAll(/\D/g, '');
  // The first word is a namespace: AWS and GWS are two.
  const edits = length >= LONG ? 2 : Number(length >= (at === 0 ? NAMESPACE : SHORT));
  return !isOther && isWithin(edits, word, known);
}

const LONG = 7;
const NAMESPACE = 5;
const SHORT = 3;

/** Whether so many edits make one word the other: insertions, deletions, replacements and swaps of neighbours. */
function isWithin(edits: number, a: string, b: string): boolean {
  if (a === b) return true;
  if (a[0] === b[0]) return isWithin(edits, a.slice(1), b.slice(1));
  const after = (i: number, j: number): boolean => isWithin(edits - 1, a.slice(i), b.slice(j));
  return edits > 0 && (after(1, 1) || after(1, 0) || after(0, 1) || (a[0] === b[1] && a[1] === b[0] && after(2, 2)));
}
