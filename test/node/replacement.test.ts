import assert from 'node:assert/strict';
import { chmodSync, linkSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { type Bytes, isSame, readBytes as readWith } from '../../src/node/bytes.ts';
import { FILES, type FileOperations } from '../../src/node/fileOperations.ts';
import { removeFile, type Replaced, replaceFile as replaceWith } from '../../src/node/replacement.ts';
import { folder } from './support/folder.ts';
import { records } from './support/records.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const readBytes = (file: string): Promise<Bytes> => readWith(file, FILES);
const DONE = { kind: 'done' };
const CHANGED = { kind: 'changed' };

const { context, root } = records();
function replaceFile(
  file: string,
  after: Uint8Array,
  expected: Bytes,
  files: Partial<FileOperations> = {},
): Promise<Replaced> {
  return replaceWith(file, after, expected, context(files));
}

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: refused`), { code });
}

describe('a file that is replaced', () => {
  const { at, list, mode, read, write } = folder();

  it('holds the new bytes, and nothing is left beside it', async () => {
    write('a.json', 'old');
    assert.deepEqual(await replaceFile(at('a.json'), bytes('new'), bytes('old')), DONE);
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
    assert.deepEqual(await replaceFile(at('x/y/a.json'), bytes('new'), null), DONE);
    assert.equal(read('x/y/a.json'), 'new');
    assert.equal(mode('x/y/a.json'), 0o600);
  });

  it('stays as it is where it no longer holds what was expected', async () => {
    write('a.json', 'theirs');
    assert.deepEqual(await replaceFile(at('a.json'), bytes('new'), bytes('old')), CHANGED);
    assert.deepEqual(await replaceFile(at('a.json'), bytes('new'), null), CHANGED);
    assert.equal(read('a.json'), 'theirs');
    assert.deepEqual(list(), ['a.json']);
  });

  it('is not made where it has gone meanwhile', async () => {
    assert.deepEqual(await replaceFile(at('a.json'), bytes('new'), bytes('old')), CHANGED);
    assert.deepEqual(list(), []);
  });

  it('leaves nothing behind where the system refuses', async () => {
    write('a.json/inside', 'x');
    await assert.rejects(replaceFile(at('a.json'), bytes('new'), null), { code: 'EISDIR' });
    assert.deepEqual(list(), ['a.json/', 'a.json/inside']);
  });
});

describe('a file that is written in between', () => {
  const { at, list, read, write } = folder();

  it('after the last look, by somebody who had it open, is reported with what they wrote', async () => {
    write('a.json', '{"a":1}');
    const rename: FileOperations['rename'] = async (from, to) => {
      writeFileSync(at('a.json'), '{"theirs":1}');
      await FILES.rename(from, to);
    };
    const replaced = await replaceFile(at('a.json'), bytes('{"a":2}'), bytes('{"a":1}'), { rename });
    assert.equal(replaced.kind === 'overtaken' && Buffer.from(replaced.theirs).toString(), '{"theirs":1}');
    assert.equal(read('a.json'), '{"a":2}');
    assert.deepEqual(list(), ['a.json']);
  });

  it('and is in the middle of that when we look gets the time to be finished', async () => {
    write('a.json', '{"a":1}');
    const rename: FileOperations['rename'] = async (from, to) => {
      const handle = await FILES.open(at('a.json'), 'r+');
      await handle.truncate(0);
      await FILES.rename(from, to);
      setImmediate(() => void handle.write('{"theirs":1}', 0).then(() => handle.close()));
    };
    const replaced = await replaceFile(at('a.json'), bytes('{"a":2}'), bytes('{"a":1}'), { rename });
    assert.equal(replaced.kind === 'overtaken' && Buffer.from(replaced.theirs).toString(), '{"theirs":1}');
  });

  it('is reported where no open file can be replaced, too, by a second name', async () => {
    write('a.json', '{"a":1}');
    const rename: FileOperations['rename'] = async (from, to) => {
      writeFileSync(at('a.json'), '{"theirs":1}');
      await FILES.rename(from, to);
    };
    const open = (async (file: string, flags: string, mode?: number) => {
      assert.ok(file !== at('a.json'), 'the file is not opened');
      return FILES.open(file, flags, mode);
    }) as FileOperations['open'];
    const closed = { ...context({ rename, open }), replacesOpenFiles: false };
    const replaced = await replaceWith(at('a.json'), bytes('{"a":2}'), bytes('{"a":1}'), closed);
    assert.equal(replaced.kind === 'overtaken' && Buffer.from(replaced.theirs).toString(), '{"theirs":1}');
    assert.deepEqual(list(), ['a.json']);
  });

  it('gets no second name, which would hide the replacement from those who watch it', async () => {
    write('a.json', '{"a":1}');
    const link: FileOperations['link'] = async () => assert.fail('no second name');
    assert.deepEqual(await replaceFile(at('a.json'), bytes('{"a":2}'), bytes('{"a":1}'), { link }), DONE);
  });

  it('is not removed', async () => {
    write('a.json', 'ours');
    const rename: FileOperations['rename'] = async (from, to) => {
      writeFileSync(at('a.json'), 'theirs');
      await FILES.rename(from, to);
    };
    assert.equal(await removeFile(at('a.json'), bytes('ours'), { ...FILES, rename }), false);
    assert.equal(read('a.json'), 'theirs');
    assert.deepEqual(list(), ['a.json']);
  });
});

describe('a file that cannot be replaced', () => {
  const { at, list, read, write } = folder();

  for (const code of ['EXDEV', 'EBUSY', 'EPERM', 'EACCES', 'ETXTBSY']) {
    it(`because of ${code} is written in place, and no record of it is left`, async () => {
      write('a.json', 'old and long');
      const before = statSync(at('a.json')).ino;
      const rename = refusing(at('a.json'), code, Infinity);
      assert.deepEqual(await replaceFile(at('a.json'), bytes('new'), bytes('old and long'), { rename }), DONE);
      assert.equal(read('a.json'), 'new');
      assert.equal(statSync(at('a.json')).ino, before);
      assert.deepEqual(list(), ['a.json']);
      assert.deepEqual(readdirSync(path.join(root(), 'journals')), []);
    });
  }

  it('for a moment is replaced after it', async () => {
    write('a.json', 'old');
    const before = statSync(at('a.json')).ino;
    const rename = refusing(at('a.json'), 'EBUSY', 2);
    assert.deepEqual(await replaceFile(at('a.json'), bytes('new'), bytes('old'), { rename }), DONE);
    assert.notEqual(statSync(at('a.json')).ino, before);
  });

  it('since it has a second name is written in place: both names go on naming one file', async () => {
    linkSync(write('a.json', 'old'), at('b.json'));
    assert.deepEqual(await replaceFile(at('a.json'), bytes('new'), bytes('old')), DONE);
    assert.equal(read('b.json'), 'new');
    assert.deepEqual(list(), ['a.json', 'b.json']);
  });

  it('and has changed is left alone', async () => {
    linkSync(write('a.json', 'theirs'), at('b.json'));
    assert.deepEqual(await replaceFile(at('a.json'), bytes('new'), bytes('old')), CHANGED);
    assert.equal(read('a.json'), 'theirs');
  });

  function refusing(target: string, code: string, times: number): FileOperations['rename'] {
    let left = times;
    return async (from, to) => {
      if (to === target && (left -= 1) >= 0) throw failure(code);
      await FILES.rename(from, to);
    };
  }
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
