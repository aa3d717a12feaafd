import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { UserError } from '../../src/core/userError.ts';
import { FILES, type FileOperations } from '../../src/node/fileOperations.ts';
import { isTorn, recoverJournals, writeInPlace } from '../../src/node/journal.ts';
import { keyOf } from '../../src/node/stateFolder.ts';
import { folder } from './support/folder.ts';
import { records } from './support/records.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const BEFORE = '{"env":{"A":"1"}}';
const AFTER = '{"env":{"A":"1","B":"2"}}';

describe('an in-place write that was interrupted', () => {
  const { at, read, write } = folder();
  const { context, root } = records();

  /** The record that a killed process left. */
  function leaveRecord(before: string | null, name = 'a.json'): string {
    const encode = (text: string): string => Buffer.from(text).toString('base64');
    const record = path.join(root(), 'journals', `${keyOf(at(name))}.json`);
    mkdirSync(path.dirname(record), { recursive: true });
    const journal = { target: at(name), before: before && encode(before), after: encode(AFTER) };
    writeFileSync(record, JSON.stringify(journal));
    return record;
  }

  for (let count = 0; count <= AFTER.length; count += 4) {
    it(`after ${count} bytes is finished at the next start`, async () => {
      const record = leaveRecord(BEFORE);
      write('a.json', AFTER.slice(0, count) + BEFORE.slice(count));
      await recoverJournals(context());
      assert.ok([BEFORE, AFTER].includes(read('a.json')));
      assert.equal(existsSync(record), false);
    });
  }

  it('and left the file cut off is finished', async () => {
    leaveRecord(BEFORE);
    write('a.json', AFTER.slice(0, 5));
    await recoverJournals(context());
    assert.equal(read('a.json'), AFTER);
  });

  it('of a file that was not there is finished', async () => {
    leaveRecord(null);
    write('a.json', AFTER.slice(0, 5));
    await recoverJournals(context());
    assert.equal(read('a.json'), AFTER);
  });

  it('leaves alone what somebody else has written since, or removed', async () => {
    const record = leaveRecord(BEFORE);
    write('a.json', '{"theirs":1}');
    await recoverJournals(context());
    assert.equal(read('a.json'), '{"theirs":1}');
    assert.equal(existsSync(record), false);
    leaveRecord(BEFORE);
    rmSync(at('a.json'));
    await recoverJournals(context());
    assert.equal(existsSync(at('a.json')), false);
  });

  it('stays on record where it cannot be finished yet, and the others are finished', async () => {
    const record = leaveRecord(BEFORE);
    write('a.json', AFTER.slice(0, 5));
    const others = ['b.json', 'c.json', 'd.json', 'e.json'];
    for (const name of others) {
      leaveRecord(BEFORE, name);
      write(name, AFTER.slice(0, 5));
    }
    const open = (async (file: string, ...rest: [string, number]) => {
      if (file === at('a.json')) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
      return FILES.open(file, ...rest);
    }) as FileOperations['open'];
    await assert.rejects(recoverJournals(context({ open })), (error) => {
      assert.ok(error instanceof UserError);
      assert.ok(error.message.includes(at('a.json')) && error.message.includes(record), error.message);
      assert.match(error.message, /another program holds the file \(EBUSY\)/);
      return true;
    });
    assert.ok(existsSync(record));
    for (const name of others) assert.equal(read(name), AFTER);
  });

  it('by a full disk has its old bytes back at once', async () => {
    write('a.json', BEFORE);
    let writes = 0;
    const open = (async (file: string, ...rest: [string, number]) => {
      const handle = await FILES.open(file, ...rest);
      if (file !== at('a.json') || (writes += 1) > 1) return handle;
      handle.truncate = async () => {
        throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      };
      return handle;
    }) as FileOperations['open'];
    const written = writeInPlace(at('a.json'), bytes(AFTER), bytes(BEFORE), context({ open }));
    await assert.rejects(written, { code: 'ENOSPC' });
    assert.equal(read('a.json'), BEFORE);
    assert.deepEqual(readdirSync(path.join(root(), 'journals')), []);
  });

  it('is told from whole texts', () => {
    const journal = { before: bytes(BEFORE), after: bytes(AFTER) };
    for (const whole of [BEFORE, AFTER, '{}', 'x']) assert.equal(isTorn(bytes(whole), journal), false, whole);
    assert.equal(isTorn(null, journal), false);
    assert.equal(isTorn(bytes(''), journal), true);
    assert.equal(isTorn(bytes(AFTER.slice(0, 20)), journal), true);
  });
});
