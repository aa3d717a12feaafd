import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { coalesce } from '../../src/core/coalesce.ts';
import { Runs, settled } from '../unit/support/runs.ts';

describe('calls that are coalesced', () => {
  it('keep their word in whatever order things happen', async () => {
    const steps = fc.array(fc.constantFrom('call', 'call', 'end', 'fail', 'breathe', 'tick'), {
      minLength: 1,
      maxLength: 30,
    });
    await fc.assert(fc.asyncProperty(steps, keepsItsWord), { numRuns: 500 });
  });
});

async function keepsItsWord(steps: readonly string[]): Promise<void> {
  const runs = new Runs();
  const call = coalesce(runs.run);
  const outcomes: Promise<void>[] = [];
  let ended = 0;
  for (const step of steps) {
    const due = runs.ends[ended];
    if (step === 'call') {
      const before = runs.started;
      const check = (): void =>
        assert.ok(ended > before - 1 && runs.started > before - 1 && ended >= Math.min(before + 1, runs.started));
      outcomes.push(call().then(check, check));
    } else if (step === 'breathe') await settled();
    else if (step === 'tick') await Promise.resolve();
    else if (due) {
      ended += 1;
      if (step === 'end') due.resolve();
      else due.reject(new Error('broken'));
    }
    assert.equal(runs.overlapped, false);
  }
  for (let round = 0; round < 3; round += 1) {
    await settled();
    for (; ended < runs.started; ended += 1) runs.ends[ended]?.resolve();
  }
  await Promise.all(outcomes);
  assert.equal(runs.running, 0);
}
