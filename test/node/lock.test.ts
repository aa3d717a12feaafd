import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, it } from 'mocha';
import { FILES, type FileOperations } from '../../src/node/fileOperations.ts';
import { withLock } from '../../src/node/lock.ts';
import { keyOf } from '../../src/node/stateFolder.ts';
import { records } from './support/records.ts';

/** The id of a process that has ended. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

describe('the lock between our own processes', () => {
  const { context, root } = records();
  const locks = (): string[] => readdirSync(path.join(root(), 'locks'));
  const leaveLock = (owner: string): string => {
    const lock = path.join(root(), 'locks', `${keyOf('/a')}.lock`);
    mkdirSync(path.dirname(lock), { recursive: true });
    writeFileSync(lock, owner);
    return lock;
  };

  it('lets one work at a time, and is gone afterwards', async () => {
    let atWork = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      atWork += 1;
      most = Math.max(most, atWork);
      await new Promise(setImmediate);
      atWork -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => withLock('/a', context(), work)));
    assert.equal(most, 1);
    assert.deepEqual(locks(), []);
  });

  it('of one file does not stop work on another', async () => {
    assert.equal(await withLock('/a', context(), () => withLock('/b', context(), async () => 'done')), 'done');
  });

  it('is gone after work that fails', async () => {
    await assert.rejects(
      withLock('/a', context(), () => Promise.reject(new Error('no'))),
      /no/,
    );
    assert.deepEqual(locks(), []);
  });

  it('of a process that has ended is taken over at once, by one of many', async () => {
    leaveLock(`${deadPid()} ${hostname()} x`);
    const done = await Promise.all(Array.from({ length: 4 }, () => withLock('/a', context(), async () => 'done')));
    assert.equal(done.length, 4);
    assert.deepEqual(locks(), []);
  });

  it('that is old is taken over, whoever holds it', async () => {
    const lock = leaveLock(`${process.pid} ${hostname()} x`);
    utimesSync(lock, new Date(0), new Date(0));
    assert.equal(await withLock('/a', context(), async () => 'done'), 'done');
  });

  it('is not left behind by a taker-over that was killed', async () => {
    const lock = leaveLock(`${deadPid()} ${hostname()} x`);
    writeFileSync(`${lock}.guard`, `${deadPid()} ${hostname()} y`);
    writeFileSync(`${lock}.${deadPid()}.00000000-0000-0000-0000-000000000000.tmp`, '');
    await withLock('/a', context(), async () => undefined);
    assert.deepEqual(locks(), []);
  });

  it('works where the file system knows no second names', async () => {
    const link: FileOperations['link'] = async () => {
      throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
    };
    const done = Array.from({ length: 3 }, () => withLock('/a', context({ link }), async () => 'done'));
    assert.equal((await Promise.all(done)).length, 3);
    assert.deepEqual(locks(), []);
    assert.ok(FILES.link !== link);
  });
});
