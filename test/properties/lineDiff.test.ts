import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { lineDiff } from '../../src/core/lineDiff.ts';

describe('the steps from any lines to any lines', () => {
  it('give back both sides', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const all = lineDiff(before, after);
        const old = all.flatMap((step) => (step.kind === 'added' ? [] : [step.before]));
        const fresh = all.flatMap((step) => (step.kind === 'removed' ? [] : [step.after]));
        assert.deepEqual(old, [...before.keys()]);
        assert.deepEqual(fresh, [...after.keys()]);
        for (const step of all) if (step.kind === 'kept') assert.equal(before[step.before], after[step.after]);
      }),
      { numRuns: 5_000 },
    );
  });
});
