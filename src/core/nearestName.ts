/**
 * The known name that `name` is most likely a slip of: the same letters in another case or with other separators, or
 * one edit away (two for long names); undefined where it is known or resembles nothing. Names that are prefixes of each
 * other's family, such as `…_OPUS_MODEL` and `…_OPUS_MODEL_NAME`, are too far apart to be slips.
 */
export function nearestName(name: string, known: ReadonlySet<string>): string | undefined {
  if (known.has(name) || name.length < SHORTEST) return undefined;
  const canonical = canonicalOf(name);
  const limit = name.length >= LONG ? 2 : 1;
  let best: string | undefined;
  let distance = limit + 1;
  for (const candidate of known) {
    if (canonicalOf(candidate) === canonical) return candidate;
    if (Math.abs(candidate.length - name.length) >= distance) continue;
    const found = editDistance(name, candidate, distance - 1);
    if (found < distance && !differsInDigit(name, candidate)) [best, distance] = [candidate, found];
  }
  return best;
}

const SHORTEST = 8;
const LONG = 16;

const canonicalOf = (name: string): string => name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** `…_3_5_…` and `…_3_7_…` are two names, not a slip. */
function differsInDigit(a: string, b: string): boolean {
  return a.replaceAll(/\D/g, '') !== b.replaceAll(/\D/g, '');
}

/** Insertions, deletions, replacements and swaps of neighbours; `limit + 1` as soon as it must be more than `limit`. */
function editDistance(a: string, b: string, limit: number): number {
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
    if (Math.min(...next) > limit) return limit + 1;
    [before, row] = [row, next];
  }
  return row[b.length] ?? limit + 1;
}
