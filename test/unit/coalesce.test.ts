import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { coalesce } from '../../src/core/coalesce.ts';
import { Runs, settled } from './support/runs.ts';

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
});
