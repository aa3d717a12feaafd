/** One step from an old list of lines to a new one; the numbers count from 0. */
export type DiffStep =
  | { readonly kind: 'kept'; readonly before: number; readonly after: number }
  | { readonly kind: 'removed'; readonly before: number }
  | { readonly kind: 'added'; readonly after: number };

/** Beyond so many pairs of lines what differs is told as replaced, without a search for what is common in it. */
const MOST_PAIRS = 4_000_000;

/** The steps that make `after` of `before`, with as many lines kept as can be; removals stand before additions. */
export function lineDiff(before: readonly string[], after: readonly string[]): DiffStep[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const middle = diffMiddle(before.slice(start, before.length - tail), after.slice(start, after.length - tail));
  return [
    ...keptFrom(0, 0, start),
    ...middle.map((step) => shifted(step, start)),
    ...keptFrom(before.length - tail, after.length - tail, tail),
  ];
}

function keptFrom(before: number, after: number, count: number): DiffStep[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'kept',
    before: before + index,
    after: after + index,
  }));
}

function shifted(step: DiffStep, by: number): DiffStep {
  switch (step.kind) {
    case 'kept':
      return { kind: 'kept', before: step.before + by, after: step.after + by };
    case 'removed':
      return { kind: 'removed', before: step.before + by };
    case 'added':
      return { kind: 'added', after: step.after + by };
  }
}

function diffMiddle(before: readonly string[], after: readonly string[]): DiffStep[] {
  const common = before.length * after.length > MOST_PAIRS ? null : commonLengths(before, after);
  const steps: DiffStep[] = [];
  let b = 0;
  let a = 0;
  while (b < before.length || a < after.length) {
    if (common && b < before.length && a < after.length && before[b] === after[a]) {
      steps.push({ kind: 'kept', before: b, after: a });
      b += 1;
      a += 1;
    } else if (b < before.length && (!common || a === after.length || common(b + 1, a) >= common(b, a + 1))) {
      steps.push({ kind: 'removed', before: b });
      b += 1;
    } else {
      steps.push({ kind: 'added', after: a });
      a += 1;
    }
  }
  return steps;
}

/** How many lines, in their order, are common to what follows two places. */
function commonLengths(before: readonly string[], after: readonly string[]): (b: number, a: number) => number {
  const width = after.length + 1;
  const table = new Uint32Array((before.length + 1) * width);
  const at = (b: number, a: number): number => table[b * width + a] as number;
  for (let b = before.length - 1; b >= 0; b -= 1) {
    for (let a = after.length - 1; a >= 0; a -= 1) {
      table[b * width + a] = before[b] === after[a] ? at(b + 1, a + 1) + 1 : Math.max(at(b + 1, a), at(b, a + 1));
    }
  }
  return at;
}
