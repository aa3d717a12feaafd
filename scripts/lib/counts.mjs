// What is added up over all suites.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {import('./mochaRun.mjs').Row} Row */

/** @type {Counts} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };
export const PASSED = { ...NOTHING, passed: 1 };
export const FAILED = { ...NOTHING, failed: 1 };
export const SKIPPED = { ...NOTHING, skipped: 1 };

/** @param {readonly Counts[]} all */
export function sum(all) {
  return all.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    NOTHING,
  );
}

/** @param {readonly Row[]} rows */
export function countsOf(rows) {
  return sum(rows.map(({ state }) => ({ ...NOTHING, [state]: 1 })));
}

/** @param {Counts} counts */
export function words({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
