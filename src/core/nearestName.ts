/**
 * Answers, for a name, the known name that it is most likely a slip of: the same letters in another case or with other
 * separators, or one word of it misspelt; undefined where it is known or resembles nothing. Strict, because programs
 * read names that are not known here: a plural of a known name, another number or a short other word is no slip.
 */
export function nearestAmong(known: ReadonlySet<string>): (name: string) => string | undefined {
  const heads = new Set<string>();
  const byLetters = new Map<string, string>();
  const byPattern = new Map<string, string[]>();
  for (const name of known) {
    heads.add(headOf(name));
    byLetters.set(lettersOf(name), name);
    const words = name.split('_');
    for (const at of words.keys()) {
      const pattern = patternOf(words, at);
      byPattern.set(pattern, [...(byPattern.get(pattern) ?? []), name]);
    }
  }
  return (name) => {
    // Proxies are named in lower case as well, and those are names of their own.
    if (known.has(name) || name.length < SHORTEST || name.endsWith('_proxy')) return undefined;
    const isNear = heads.has(headOf(name));
    const same = isNear ? byLetters.get(lettersOf(name)) : undefined;
    if (same !== undefined) return same;
    const words = name.split('_');
    // Of a name that begins like none that is known, only the first word can be the slip: most names end here.
    for (let at = 0; at < (isNear ? words.length : 1); at += 1) {
      const isMeant = (other: string): boolean => isSlip(words[at] ?? '', other.split('_')[at] ?? '', at);
      const found = byPattern.get(patternOf(words, at))?.find(isMeant);
      if (found !== undefined) return found;
    }
    return undefined;
  };
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
  const limit = length >= LONG ? 2 : Number(length >= (at === 0 ? NAMESPACE : SHORT));
  return !isOther && Math.abs(word.length - known.length) <= limit && editDistance(word, known) <= limit;
}

const LONG = 7;
const NAMESPACE = 5;
const SHORT = 3;

/** Insertions, deletions, replacements and swaps of neighbours. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
