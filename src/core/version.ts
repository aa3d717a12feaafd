/** Versions of Claude Code: `major.minor.patch`, compared number by number. */

/** Negative, zero or positive, as `a` is older than, the same as or newer than `b`. */
export function compareVersions(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  for (const index of [0, 1, 2]) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The first or last version of a span; one that is not given leaves it open. */
type Bound = string | null | undefined;

/** Whether `version` lies between `from` and `to`, both included. */
export function isBetween(version: string, from: Bound, to: Bound): boolean {
  return (!from || compareVersions(version, from) >= 0) && (!to || compareVersions(version, to) <= 0);
}

/** Whether a client is at least `from`. A client of unknown version is taken to be a recent one. */
export function isSince(version: string | null, from: string): boolean {
  return version === null || compareVersions(version, from) >= 0;
}

/** The first `x.y.z` in a text such as `2.1.89 (Claude Code)`; null where there is none. */
export function versionIn(text: string): string | null {
  return /(?<![\w.])\d{1,6}\.\d{1,6}\.\d{1,6}(?![\w.]*\d)/.exec(text)?.[0] ?? null;
}

function partsOf(version: string): number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10) || 0);
}
