/** Milliseconds of one call. */
export async function time(run: () => unknown): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

/** Medians of two things measured in turn, so that a change of the machine's speed meets both. */
export async function pair(
  runs: number,
  ours: () => unknown,
  theirs: () => unknown,
): Promise<{ readonly ours: number; readonly theirs: number; readonly ratio: number }> {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let index = 0; index < runs; index += 1) {
    times.ours.push(await time(ours));
    times.theirs.push(await time(theirs));
  }
  const [a, b] = [median(times.ours), median(times.theirs)];
  return { ours: a, theirs: b, ratio: a / b };
}

export async function medianOf(runs: number, run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < runs; index += 1) times.push(await time(run));
  return median(times);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
