import assert from 'node:assert/strict';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { Change, Source } from '../../src/core/model.ts';
import { UserError } from '../../src/core/userError.ts';
import { FILES, type FileOperations } from '../../src/node/fileOperations.ts';
import * as settingsWriter from '../../src/node/settingsWriter.ts';
import * as taking from '../../src/node/takeBack.ts';
import type { WrittenFile } from '../../src/node/writtenFile.ts';
import { folder } from './support/folder.ts';
import { nobody } from './support/nobody.ts';
import { records } from './support/records.ts';

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const SETTINGS = '.claude/settings.json';
const LONG_AGO = new Date('2020-01-01T00:00:00Z');

const { context } = records();
const writeChanges = (changes: readonly Change[], version: string | null): Promise<WrittenFile[]> =>
  settingsWriter.writeChanges(changes, version, context());
const takeBack = (file: WrittenFile): Promise<void> => taking.takeBack(file, context());

/** What to do in one file: values to set, null to unset. */
function changesOf(file: string, values: Readonly<Record<string, string | null>>): Change[] {
  const source: Source = { scope: 'user', path: file };
  return Object.entries(values).map(([variable, to]) => ({ source, variable, from: null, to }));
}

const setFlag = (file: string): Promise<WrittenFile[]> => writeChanges(changesOf(file, { [FLAG]: '1' }), null);

async function only(files: Promise<WrittenFile[]>): Promise<WrittenFile> {
  const [file, ...others] = await files;
  assert.ok(file && others.length === 0);
  return file;
}

/** The sentence that a person gets to read. */
async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    return error.message;
  }
  return assert.fail('nothing was refused');
}

describe('setting a variable in a file', () => {
  const { at, isLink, list, mode, read, write } = folder();

  const cases: readonly (readonly [string, string | null, string])[] = [
    ['that is not there makes it', null, `{\n  "env": {\n    "${FLAG}": "1"\n  }\n}\n`],
    ['that is empty fills it', '', `{\n  "env": {\n    "${FLAG}": "1"\n  }\n}\n`],
    [
      'without env adds one',
      '{\n  "model": "opus"\n}\n',
      `{\n  "model": "opus",\n  "env": {\n    "${FLAG}": "1"\n  }\n}\n`,
    ],
    ['with an empty env fills it', '{"env":{}}', `{"env":{"${FLAG}":"1"}}`],
    ['with another value replaces it', `{"env": {"${FLAG}": "0", "A": "1"}}`, `{"env": {"${FLAG}": "1", "A": "1"}}`],
    [
      'with the key twice changes the last',
      `{"env": {"${FLAG}": "0", "${FLAG}": "0"}}`,
      `{"env": {"${FLAG}": "0", "${FLAG}": "1"}}`,
    ],
    [
      'with CRLF keeps it',
      '{\r\n\t"env": {\r\n\t\t"A": "ü"\r\n\t}\r\n}',
      `{\r\n\t"env": {\r\n\t\t"A": "ü",\r\n\t\t"${FLAG}": "1"\r\n\t}\r\n}`,
    ],
    ['with a byte order mark keeps it', '\u{feff}{"env":{"A":"1"}}', `\u{feff}{"env":{"A":"1","${FLAG}":"1"}}`],
  ];
  for (const [title, before, after] of cases) {
    it(title, async () => {
      if (before !== null) write(SETTINGS, before);
      await setFlag(at(SETTINGS));
      assert.deepEqual(readFileSync(at(SETTINGS)), Buffer.from(after));
    });
  }

  it('says what was written, and what stood there', async () => {
    const before = '{"env":{}}';
    const { path: named, target, after, changes, ...written } = await only(setFlag(write(SETTINGS, before)));
    assert.deepEqual([named, target], [at(SETTINGS), at(SETTINGS)]);
    assert.equal(Buffer.from(written.before ?? []).toString(), before);
    assert.deepEqual(Buffer.from(after), readFileSync(at(SETTINGS)));
    assert.deepEqual(
      changes.map(({ variable, to }) => [variable, to]),
      [[FLAG, '1']],
    );
  });

  it('sets and unsets several at once', async () => {
    write(SETTINGS, '{"env":{"A":"1","B":"2"}}');
    await writeChanges(changesOf(at(SETTINGS), { A: null, B: '3', C: '4' }), null);
    assert.equal(read(SETTINGS), '{"env":{"B":"3","C":"4"}}');
  });

  it('keeps the mode; a new file is for its owner alone', async () => {
    chmodSync(write(SETTINGS, '{}'), 0o640);
    await setFlag(at(SETTINGS));
    assert.equal(mode(SETTINGS), 0o640);
    await setFlag(at('new/settings.json'));
    assert.equal(mode('new/settings.json'), 0o600);
  });

  it('leaves nothing beside the file', async () => {
    await setFlag(at(SETTINGS));
    assert.deepEqual(list(), ['.claude/', SETTINGS]);
  });

  it('in a path with blanks and other letters writes it', async () => {
    const file = write('mein Ordner 😀/ünï code/settings.json', '{"env":{}}');
    await setFlag(file);
    assert.equal(readFileSync(file, 'utf8'), `{"env":{"${FLAG}":"1"}}`);
  });

  it('that has a second name keeps it', async () => {
    linkSync(write(SETTINGS, '{"env":{}}'), at('second.json'));
    await setFlag(at(SETTINGS));
    assert.equal(read('second.json'), `{"env":{"${FLAG}":"1"}}`);
    assert.equal(statSync(at('second.json')).ino, statSync(at(SETTINGS)).ino);
  });

  it('that is protected from writing refuses, and leaves it so', async () => {
    chmodSync(write(SETTINGS, '{"env":{}}'), 0o400);
    assert.match(await refusalOf(setFlag(at(SETTINGS))), /settings\.json is read-only/);
    assert.deepEqual([read(SETTINGS), mode(SETTINGS)], ['{"env":{}}', 0o400]);
  });

  it('does not write where nothing changes', async () => {
    const file = write(SETTINGS, `{ "env": {"${FLAG}":"1"} }`);
    utimesSync(file, LONG_AGO, LONG_AGO);
    const { ino } = statSync(file);
    assert.deepEqual(await setFlag(file), []);
    assert.deepEqual([statSync(file).ino, statSync(file).mtime], [ino, LONG_AGO]);
  });

  it('does not write to unset what is not there', async () => {
    assert.deepEqual(await writeChanges(changesOf(at(SETTINGS), { [FLAG]: null }), null), []);
    assert.deepEqual(list(), []);
  });

  it('writes through a linked file, which stays a link', async () => {
    write('dotfiles/claude.json', '{"env":{}}');
    mkdirSync(at('.claude'));
    symlinkSync('../dotfiles/claude.json', at(SETTINGS));
    await setFlag(at(SETTINGS));
    assert.ok(isLink(SETTINGS));
    assert.equal(readlinkSync(at(SETTINGS)), '../dotfiles/claude.json');
    assert.equal(read('dotfiles/claude.json'), `{"env":{"${FLAG}":"1"}}`);
    assert.deepEqual(list('dotfiles'), ['claude.json']);
  });

  it('writes through a linked folder, which stays a link', async () => {
    write('dotfiles/claude/settings.json', '{"env":{}}');
    symlinkSync('dotfiles/claude', at('.claude'));
    await setFlag(at(SETTINGS));
    assert.ok(isLink('.claude'));
    assert.equal(read('dotfiles/claude/settings.json'), `{"env":{"${FLAG}":"1"}}`);
  });

  it('fills what a dangling link names, and the link stays', async () => {
    mkdirSync(at('.claude'));
    symlinkSync('../dotfiles/new/settings.json', at(SETTINGS));
    await setFlag(at(SETTINGS));
    assert.ok(isLink(SETTINGS));
    assert.match(read('dotfiles/new/settings.json'), new RegExp(FLAG));
  });

  it('writes each file once, however many changes it gets', async () => {
    const user = changesOf(at(SETTINGS), { A: '1', B: '2' });
    const project = changesOf(write('project.json', '{"env":{"A":"0"}}'), { A: null });
    const written = await writeChanges([...user, ...project], null);
    assert.deepEqual(
      written.map(({ path: named }) => path.basename(named)),
      ['settings.json', 'project.json'],
    );
    assert.equal(read('project.json'), '{"env":{}}');
  });

  it('takes back the first file where the second is refused', async () => {
    const good = changesOf(write('good.json', '{"env":{"A":"0"}}'), { A: '1' });
    const fresh = changesOf(at('fresh/settings.json'), { A: '1' });
    const bad = changesOf(write('bad.json', '{"env":{},}'), { A: '1' });
    await refusalOf(writeChanges([...good, ...fresh, ...bad], null));
    assert.equal(read('good.json'), '{"env":{"A":"0"}}');
    assert.deepEqual(list(), ['bad.json', 'good.json']);
  });

  it('has no file for what is none: that is a bug', async () => {
    const change: Change = { source: { scope: 'process', path: null }, variable: 'A', from: null, to: '1' };
    await assert.rejects(writeChanges([change], null), (error) => !(error instanceof UserError));
  });
});

describe('a file that Claude Code would ignore', () => {
  const { at, read, write } = folder();

  const cases: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ['with a comment', '{\n  // mine\n  "env": {}\n}', /settings\.json, line 2, column 3: it holds a comment/],
    ['with a trailing comma', '{\n  "env": {},\n}', /settings\.json, line 2, column 12: it holds a trailing comma/],
    ['that is torn', '{"env": {', /settings\.json, line 1, column 10: its text ends too early/],
    ['that is a list', '[]', /settings\.json, line 1, column 1: its top level is not an object/],
    ['whose env is null', '{\n  "env": null\n}', /settings\.json, line 2, column 3: its "env" is not an object/],
    [
      'with a wrong type',
      '{"model": 5}',
      /settings\.json, line 1, column 2: its "model" has a value of the wrong type/,
    ],
    ['in UTF-16', Buffer.from('\u{feff}{"env":{}}', 'utf16le'), /settings\.json is not UTF-8/],
    ['in Latin-1', Buffer.from('{"env":{"A":"ü"}}', 'latin1'), /settings\.json is not UTF-8/],
  ];
  for (const [title, content, sentence] of cases) {
    it(`${title} is not written, and the place is named`, async () => {
      const file = write(SETTINGS, content);
      utimesSync(file, LONG_AGO, LONG_AGO);
      assert.match(await refusalOf(setFlag(file)), sentence);
      assert.deepEqual(readFileSync(file), Buffer.from(content));
      assert.deepEqual(statSync(file).mtime, LONG_AGO);
    });
  }

  it('by one version is written for another', async () => {
    const hooks = '{"hooks": [], "env": {}}';
    assert.match(await refusalOf(writeChanges(changesOf(write(SETTINGS, hooks), { A: '1' }), '2.1.89')), /"hooks"/);
    await writeChanges(changesOf(at(SETTINGS), { A: '1' }), '2.1.329');
    assert.equal(read(SETTINGS), '{"hooks": [], "env": {"A": "1"}}');
  });

  it('because it is a folder is not written', async () => {
    mkdirSync(at(SETTINGS), { recursive: true });
    assert.match(await refusalOf(setFlag(at(SETTINGS))), /settings\.json: it is a folder/);
  });
});

describe('a file that the system refuses', () => {
  const home = folder();
  const { at, list, read, write } = home;

  it('below a file is named, with the reason', async () => {
    write('.claude', 'a file');
    assert.match(
      await refusalOf(setFlag(at(SETTINGS))),
      /settings\.json was not written: a folder stands where a file should be.*\(ENOTDIR\)/,
    );
  });

  it('in a circle of links is named, with the reason', async () => {
    mkdirSync(at('.claude'));
    symlinkSync('settings.json', at(SETTINGS));
    assert.match(
      await refusalOf(setFlag(at(SETTINGS))),
      /settings\.json was not written: the links lead in a circle \(ELOOP\)/,
    );
  });

  it('in a folder that is read-only is named, with the reason, and nothing is left behind', () => {
    const file = write(SETTINGS, '{"env":{}}');
    chmodSync(file, 0o666);
    chmodSync(at('.claude'), 0o555);
    const answer = nobody(home).writeChanges(changesOf(file, { [FLAG]: '1' }));
    chmodSync(at('.claude'), 0o755);
    assert.ok('error' in answer && answer.error === 'UserError');
    assert.match(answer.message, /settings\.json was not written: there is no permission to write there \(EACCES\)/);
    assert.equal(read(SETTINGS), '{"env":{}}');
    assert.deepEqual(list('.claude'), ['settings.json']);
  }).timeout(20_000);

  it('in a folder that cannot be made is named, with the reason', () => {
    mkdirSync(at('closed'));
    chmodSync(at('closed'), 0o555);
    const answer = nobody(home).writeChanges(changesOf(at('closed/.claude/settings.json'), { [FLAG]: '1' }));
    chmodSync(at('closed'), 0o755);
    assert.ok('message' in answer);
    assert.match(answer.message, /closed\/\.claude\/settings\.json was not written: there is no permission/);
  }).timeout(20_000);

  it('that cannot be read is not written blindly', () => {
    const file = write(SETTINGS, '{"env":{"A":"1"}}');
    chmodSync(at('.claude'), 0o777);
    chmodSync(file, 0o200);
    const answer = nobody(home).writeChanges(changesOf(file, { [FLAG]: '1' }));
    assert.ok('message' in answer);
    assert.match(answer.message, /settings\.json: there is no permission to read it/);
    assert.equal(read(SETTINGS), '{"env":{"A":"1"}}');
  }).timeout(20_000);
});

describe('a file that others write as well', () => {
  const { at, list, read, write } = folder();

  it('is planned again on what it holds by then', async () => {
    write(SETTINGS, '{"env":{}}');
    const change = interfering(() => writeFileSync(at(SETTINGS), '{"env":{"THEIRS":"1"}}'), 1);
    await writeChanges([change], null);
    assert.equal(read(SETTINGS), `{"env":{"THEIRS":"1","${FLAG}":"1"}}`);
  });

  it('is planned again where it came or went in between', async () => {
    mkdirSync(at('.claude'));
    await writeChanges([interfering(() => writeFileSync(at(SETTINGS), '{"env":{"THEIRS":"1"}}'), 1)], null);
    assert.equal(read(SETTINGS), `{"env":{"THEIRS":"1","${FLAG}":"1"}}`);
    write(SETTINGS, '{"env":{"THEIRS":"1"}}');
    await writeChanges([interfering(() => rmSync(at(SETTINGS)), 1)], null);
    assert.doesNotMatch(read(SETTINGS), /THEIRS/);
  });

  it('is not written where it was broken in between', async () => {
    write(SETTINGS, '{"env":{}}');
    const change = interfering(() => writeFileSync(at(SETTINGS), '{"env":{'), 1);
    assert.match(await refusalOf(writeChanges([change], null)), /its text ends too early/);
    assert.equal(read(SETTINGS), '{"env":{');
  });

  it('all the time is left alone, with a sentence that says so', async () => {
    write(SETTINGS, '{"env":{}}');
    let round = 0;
    const change = interfering(() => writeFileSync(at(SETTINGS), `{"env":{"ROUND":"${(round += 1)}"}}`), Infinity);
    assert.match(await refusalOf(writeChanges([change], null)), /is being changed by another program all the time/);
    assert.doesNotMatch(read(SETTINGS), new RegExp(FLAG));
    assert.deepEqual(list('.claude'), ['settings.json']);
  });

  it('in the middle of a write is waited for', async () => {
    write(SETTINGS, '{"env":{"THEI');
    let looks = 0;
    const stat = (async (file: string) => {
      if ((looks += 1) === 2) writeFileSync(at(SETTINGS), '{"env":{"THEIRS":"1"}}');
      return FILES.stat(file);
    }) as FileOperations['stat'];
    await settingsWriter.writeChanges(changesOf(at(SETTINGS), { [FLAG]: '1' }), null, context({ stat }));
    assert.equal(read(SETTINGS), `{"env":{"THEIRS":"1","${FLAG}":"1"}}`);
  });

  it('between our last look and the rename holds their change and ours', async () => {
    write(SETTINGS, '{"env":{"A":"1"}}');
    await writeWhile(() => writeFileSync(at(SETTINGS), '{"env":{"A":"2","THEIRS":"1"}}'));
    assert.equal(read(SETTINGS), `{"env":{"A":"2","THEIRS":"1","${FLAG}":"1"}}`);
    assert.deepEqual(list('.claude'), ['settings.json']);
  });

  it('between our last look and the rename, so that we must not touch it, is as they left it', async () => {
    write(SETTINGS, '{"env":{"A":"1"}}');
    const theirs = '{"env":{"A":"2"}, // mine\n}';
    const written = writeWhile(() => writeFileSync(at(SETTINGS), theirs));
    assert.match(await refusalOf(written), /it holds a comment/);
    assert.equal(read(SETTINGS), theirs);
  });

  it('right after we replaced it is planned again', async () => {
    write(SETTINGS, '{"env":{}}');
    await writeWhile(
      () => undefined,
      () => writeFileSync(at(SETTINGS), '{"env":{"THEIRS":"1"}}'),
    );
    assert.equal(read(SETTINGS), `{"env":{"THEIRS":"1","${FLAG}":"1"}}`);
  });

  /** Sets the flag, with somebody else at work around the first rename to the file. */
  async function writeWhile(before: () => void, behind: () => void = () => undefined): Promise<void> {
    let isFirst = true;
    const rename: FileOperations['rename'] = async (from, to) => {
      const theirTurn = isFirst && to === at(SETTINGS);
      if (theirTurn) before();
      await FILES.rename(from, to);
      if (!theirTurn) return;
      isFirst = false;
      behind();
    };
    await settingsWriter.writeChanges(changesOf(at(SETTINGS), { [FLAG]: '1' }), null, context({ rename }));
  }

  /** A change in whose middle somebody writes: it is read when it is planned, after the text and before the file is replaced. */
  function interfering(interfere: () => void, times: number): Change {
    let left = times;
    return {
      source: { scope: 'user', path: at(SETTINGS) },
      variable: FLAG,
      from: null,
      get to(): string {
        if (left > 0) interfere();
        left -= 1;
        return '1';
      },
    };
  }
});

describe('undoing a change', () => {
  const { at, isLink, list, mode, read, write } = folder();

  it('gives back the very bytes, and the mode', async () => {
    const before = Buffer.from('\u{feff}{\r\n "env" : {"A":"ü"}\r\n}');
    chmodSync(write(SETTINGS, before), 0o640);
    await takeBack(await only(setFlag(at(SETTINGS))));
    assert.deepEqual(readFileSync(at(SETTINGS)), before);
    assert.equal(mode(SETTINGS), 0o640);
  });

  it('removes what was made, folders too', async () => {
    await takeBack(await only(setFlag(at('a/b', SETTINGS))));
    assert.deepEqual(list(), []);
  });

  it('leaves a folder that was there, though it is empty', async () => {
    mkdirSync(at('.claude'));
    await takeBack(await only(setFlag(at(SETTINGS))));
    assert.deepEqual(list(), ['.claude/']);
  });

  it('leaves a folder that was made and is in use by now', async () => {
    const written = await only(setFlag(at('a', SETTINGS)));
    write('a/other', 'x');
    await takeBack(written);
    assert.deepEqual(list(), ['a/', 'a/other']);
  });

  it('keeps a link a link', async () => {
    write('real.json', '{}');
    symlinkSync('real.json', at('link.json'));
    await takeBack(await only(setFlag(at('link.json'))));
    assert.ok(isLink('link.json'));
    assert.equal(read('real.json'), '{}');
  });

  it('is refused where somebody changed the same place since', async () => {
    const written = await only(setFlag(write(SETTINGS, '{}')));
    for (const theirs of ['{"env":{"THEIRS":"1"}}', `{"env":{"${FLAG}":"0"}}`, `{"env":{"${FLAG}":1}}`, '[]', '{"en']) {
      write(SETTINGS, theirs);
      assert.match(await refusalOf(takeBack(written)), /settings\.json has been changed since; nothing was undone/);
      assert.equal(read(SETTINGS), theirs);
    }
  }).timeout(20_000);

  const elsewhere: readonly (readonly [string, string | null, string, string])[] = [
    [
      'takes a variable out',
      '{"env":{"A":"1"}}',
      `{"env":{"A":"1","${FLAG}":"1","B":"2"}, "model": "opus"}`,
      '{"env":{"A":"1","B":"2"}, "model": "opus"}',
    ],
    [
      'gives back the old value, of whatever type',
      `{"env":{"${FLAG}": false}}`,
      `{"env":{"B":"2", "${FLAG}": "1"}}`,
      `{"env":{"B":"2", "${FLAG}": false}}`,
    ],
    ['takes the env out that was made for it', '{}', `{"env":{"${FLAG}":"1"},"model":"opus"}`, '{"model":"opus"}'],
    ['takes it out of the file that was made', null, `{"env":{"${FLAG}":"1"},"model":"opus"}`, '{"model":"opus"}'],
  ];
  for (const [title, before, since, after] of elsewhere) {
    it(`${title} where somebody changed the file elsewhere, and keeps that`, async () => {
      if (before !== null) write(SETTINGS, before);
      const written = await only(setFlag(at(SETTINGS)));
      write(SETTINGS, since);
      await takeBack(written);
      assert.equal(read(SETTINGS), after);
    });
  }

  it('puts back what was unset, beside what came since', async () => {
    write(SETTINGS, '{"env":{"A":7,"B":"2"}}');
    const written = await only(writeChanges(changesOf(at(SETTINGS), { A: null }), null));
    write(SETTINGS, '{"env":{"B":"3"}}');
    await takeBack(written);
    assert.equal(read(SETTINGS), '{"env":{"B":"3","A":7}}');
  });

  it('is refused where the file has gone since', async () => {
    const written = await only(setFlag(write(SETTINGS, '{}')));
    rmSync(at(SETTINGS));
    assert.match(await refusalOf(takeBack(written)), /has been changed since/);
    assert.deepEqual(list('.claude'), []);
  });

  it('is done already where the old bytes are back', async () => {
    const written = await only(setFlag(write(SETTINGS, '{}')));
    write('old.json', '{}');
    renameSync(at('old.json'), at(SETTINGS));
    await takeBack(written);
    assert.equal(read(SETTINGS), '{}');
    const made = await only(setFlag(at('new.json')));
    rmSync(at('new.json'));
    await takeBack(made);
  });
});
