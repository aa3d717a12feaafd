import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { coalesce } from '../../src/core/coalesce.ts';

/** Runs that end when the test says so. */
class Runs {
  readonly ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  running = 0;
  overlapped = false;

  get started(): number {
    return this.ends.length;
  }

  readonly run = async (): Promise<void> => {
    this.running += 1;
    this.overlapped ||= this.running > 1;
    try {
      await new Promise<void>((resolve, reject) => this.ends.push({ resolve, reject }));
    } finally {
      this.running -= 1;
    }
  };
}

/** Until everything that is ready to go on has gone on. */
const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe('calls that are coalesced', () => {
  it('run at once where nothing runs', () => {
    const runs = new Runs();
    void coalesce(runs.run)();
    assert.equal(runs.started, 1);
  });

  it('during a run make one more run, however many they are', async () => {
    const runs = new Runs();
    const call = coalesce(runs.run);
    const calls = [call(), call(), call(), call()];
    assert.equal(runs.started, 1);
    runs.ends[0]?.resolve();
    await calls[0];
    await settled();
    assert.equal(runs.started, 2);
    runs.ends[1]?.resolve();
    await Promise.all(calls);
    assert.equal(runs.started, 2);
  });

  it('settle with the run that began after them', async () => {
    const runs = new Runs();
    const call = coalesce(runs.run);
    let second = 'waiting';
    const first = call();
    const later = call().then(() => (second = 'done'));
    runs.ends[0]?.resolve();
    await first;
    await settled();
    assert.equal(second, 'waiting');
    runs.ends[1]?.resolve();
    await later;
    assert.equal(second, 'done');
  });

  it('go on after a run that failed', async () => {
    const runs = new Runs();
    const call = coalesce(runs.run);
    const [first, second] = [call(), call()];
    runs.ends[0]?.reject(new Error('broken'));
    await assert.rejects(first, /broken/);
    await settled();
    runs.ends[1]?.resolve();
    await second;
    void call();
    assert.equal(runs.started, 3);
  });

  it('never overlap, not even one that is made as a run ends', async () => {
    const runs = new Runs();
    const call = coalesce(runs.run);
    const first = call();
    const second = call();
    const third = first.then(call);
    runs.ends[0]?.resolve();
    await first;
    await settled();
    assert.equal(runs.overlapped, false);
    for (const end of runs.ends) end.resolve();
    await settled();
    for (const end of runs.ends) end.resolve();
    await Promise.all([second, third]);
    assert.equal(runs.overlapped, false);
  });

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
