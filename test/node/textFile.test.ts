import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { describe, it } from 'mocha';
import { realFile } from '../../src/node/realFile.ts';
import { codeOf, contentOf, readContent } from '../../src/node/textFile.ts';
import { folder } from './support/folder.ts';
import { nobody } from './support/nobody.ts';

describe('reading a settings file', () => {
  const home = folder();
  const { at, write } = home;

  /** In a line: kind, and encoding and text or the reason. */
  async function outcome(name: string): Promise<string> {
    const content = await readContent(at(name));
    if (content.kind === 'text') return `${content.encoding} ${JSON.stringify(content.text)}`;
    return content.kind === 'unreadable' ? `unreadable ${content.reason}` : content.kind;
  }

  it('finds nothing where nothing is', async () => assert.equal(await outcome('nothing.json'), 'absent'));

  it('finds nothing below a file', async () => {
    write('file', '');
    assert.equal(await outcome('file/settings.json'), 'absent');
  });

  it('finds a folder where a file should be', async () => {
    mkdirSync(at('settings.json'));
    assert.equal(await outcome('settings.json'), 'unreadable directory');
  });

  it('finds nothing behind a link that dangles', async () => {
    symlinkSync(at('nothing.json'), at('settings.json'));
    assert.equal(await outcome('settings.json'), 'absent');
  });

  it('follows a link', async () => {
    write('real.json', '{}');
    symlinkSync('real.json', at('settings.json'));
    assert.equal(await outcome('settings.json'), 'utf-8 "{}"');
  });

  it('tells a circle of links from a file', async () => {
    symlinkSync(at('b'), at('a'));
    symlinkSync(at('a'), at('b'));
    assert.equal(await outcome('a'), 'unreadable io');
  });

  it('may not be allowed', () => {
    const file = write('settings.json', '{}');
    chmodSync(file, 0o000);
    const ask = nobody(home);
    assert.deepEqual(ask.read(file), { content: { kind: 'unreadable', reason: 'permission' } });
  }).timeout(20_000);

  it('may not be allowed into the folder', () => {
    const file = write('closed/settings.json', '{}');
    chmodSync(at('closed'), 0o000);
    assert.deepEqual(nobody(home).read(file), {
      content: { kind: 'unreadable', reason: 'permission' },
    });
    chmodSync(at('closed'), 0o755);
  }).timeout(20_000);
});

describe('the bytes of a file', () => {
  const cases: readonly (readonly [string, number[], string, string])[] = [
    ['UTF-8', [0x7b, 0xc3, 0xbc, 0x7d], 'utf-8', '{ü}'],
    ['UTF-8 with its mark, which stays', [0xef, 0xbb, 0xbf, 0x7b, 0x7d], 'utf-8', '\u{feff}{}'],
    ['UTF-16 little endian behind its mark', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00], 'utf-16le', '{}'],
    ['UTF-16 that is cut off', [0xff, 0xfe, 0x7b, 0x00, 0x7d], 'utf-16le', '{\u{fffd}'],
    ['invalid UTF-8', [0x7b, 0xff, 0x7d], 'lossy', '{\u{fffd}}'],
    ['Latin-1', [0x22, 0xfc, 0x22], 'lossy', '"\u{fffd}"'],
    ['UTF-16 big endian, which nobody reads', [0xfe, 0xff, 0x00, 0x7b], 'lossy', '\u{fffd}\u{fffd}\u{0}{'],
    ['nothing', [], 'utf-8', ''],
  ];
  for (const [title, bytes, encoding, text] of cases) {
    it(`are ${title}`, () => {
      assert.deepEqual(contentOf(Uint8Array.from(bytes)), { kind: 'text', text, encoding, saved: true });
    });
  }

  it('that are UTF-8 come back from the text as they were', () => {
    const bytes = Buffer.from('\u{feff}{"ü": "😀\\ud800"}\r\n');
    assert.deepEqual(Buffer.from(contentOf(bytes).text), bytes);
  });
});

describe('the file behind the links', () => {
  const { at, write } = folder();

  it('is the file itself where there is no link', async () => {
    assert.equal(await realFile(write('settings.json', '{}')), at('settings.json'));
  });

  it('is the last of a chain', async () => {
    write('dotfiles/settings.json', '{}');
    symlinkSync('dotfiles/settings.json', at('b.json'));
    symlinkSync(at('b.json'), at('a.json'));
    assert.equal(await realFile(at('a.json')), at('dotfiles/settings.json'));
  });

  it('lies behind a linked folder', async () => {
    write('dotfiles/settings.json', '{}');
    symlinkSync(at('dotfiles'), at('.claude'));
    assert.equal(await realFile(at('.claude/settings.json')), at('dotfiles/settings.json'));
    assert.equal(await realFile(at('.claude/new.json')), at('dotfiles/new.json'));
  });

  it('need not exist yet, nor need its folder', async () => {
    assert.equal(await realFile(at('.claude/settings.json')), at('.claude/settings.json'));
  });

  it('is what a dangling link names', async () => {
    mkdirSync(at('links'));
    symlinkSync('../dotfiles/settings.json', at('links/settings.json'));
    assert.equal(await realFile(at('links/settings.json')), at('dotfiles/settings.json'));
  });

  it('is nowhere in a circle', async () => {
    symlinkSync(at('b'), at('a'));
    symlinkSync(at('a'), at('b'));
    await assert.rejects(realFile(at('a')), (error) => codeOf(error) === 'ELOOP');
  });
});

describe('the system’s name of an error', () => {
  it('is there for its own errors only', () => {
    assert.equal(codeOf(Object.assign(new Error('x'), { code: 'ENOENT' })), 'ENOENT');
    for (const other of [new Error('x'), Object.assign(new Error('x'), { code: 5 }), { code: 'ENOENT' }, null]) {
      assert.equal(codeOf(other), undefined);
    }
  });
});
