import assert from 'node:assert/strict';
import { chmodSync, statSync } from 'node:fs';
import { describe, it } from 'mocha';
import { isSame, readBytes, replaceFile } from '../../src/node/atomicFile.ts';
import { folder } from './support/folder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a file that is replaced', () => {
  const { at, list, mode, read, write } = folder();

  it('holds the new bytes, and nothing is left beside it', async () => {
    write('a.json', 'old');
    assert.equal(await replaceFile(at('a.json'), bytes('new'), bytes('old')), true);
    assert.equal(read('a.json'), 'new');
    assert.deepEqual(list(), ['a.json']);
  });

  it('is another file: who had the old one open goes on reading it', async () => {
    write('a.json', 'old');
    const before = statSync(at('a.json')).ino;
    await replaceFile(at('a.json'), bytes('new'), bytes('old'));
    assert.notEqual(statSync(at('a.json')).ino, before);
  });

  it('keeps its mode', async () => {
    for (const bits of [0o600, 0o644, 0o640, 0o755]) {
      chmodSync(write('a.json', 'old'), bits);
      await replaceFile(at('a.json'), bytes('new'), bytes('old'));
      assert.equal(mode('a.json'), bits);
    }
  });

  it('is made where there was none, for its owner alone, with its folders', async () => {
    assert.equal(await replaceFile(at('x/y/a.json'), bytes('new'), null), true);
    assert.equal(read('x/y/a.json'), 'new');
    assert.equal(mode('x/y/a.json'), 0o600);
  });

  it('stays as it is where it no longer holds what was expected', async () => {
    write('a.json', 'theirs');
    assert.equal(await replaceFile(at('a.json'), bytes('new'), bytes('old')), false);
    assert.equal(await replaceFile(at('a.json'), bytes('new'), null), false);
    assert.equal(read('a.json'), 'theirs');
    assert.deepEqual(list(), ['a.json']);
  });

  it('is not made where it has gone meanwhile', async () => {
    assert.equal(await replaceFile(at('a.json'), bytes('new'), bytes('old')), false);
    assert.deepEqual(list(), []);
  });

  it('leaves nothing behind where the system refuses', async () => {
    write('a.json/inside', 'x');
    await assert.rejects(replaceFile(at('a.json'), bytes('new'), null), { code: 'EISDIR' });
    assert.deepEqual(list(), ['a.json/', 'a.json/inside']);
  });
});

describe('the bytes of a file', () => {
  const { at, write } = folder();

  it('are null where there is none', async () => assert.equal(await readBytes(at('nothing')), null));
  it('are none where it is empty', async () => assert.equal((await readBytes(write('empty', '')))?.length, 0));
  it('are not to be had of a folder', async () => assert.rejects(readBytes(at('.')), { code: 'EISDIR' }));

  it('are the same or not', () => {
    assert.equal(isSame(null, null), true);
    assert.equal(isSame(null, bytes('')), false);
    assert.equal(isSame(bytes(''), null), false);
    assert.equal(isSame(bytes('a'), bytes('a')), true);
    assert.equal(isSame(bytes('a'), bytes('b')), false);
  });
});
