import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { Platform } from '../../src/core/model.ts';
import { nativeVersion, programOnPath, versionOfProgram } from '../../src/node/claude.ts';
import { askVersion } from '../../src/node/claudeVersion.ts';
import { clientOf, findClients } from '../../src/node/clients.ts';
import { folder } from './support/folder.ts';

const PACKAGE = '@anthropic-ai/claude-code';
const manifest = (version: unknown, name: unknown = PACKAGE): string => JSON.stringify({ name, version });

async function versionOnPath(folders: readonly string[], platform: Platform = 'linux'): Promise<string | null> {
  const program = await programOnPath(folders.join(platform === 'win32' ? ';' : ':'), platform);
  return program === null ? null : versionOfProgram(program);
}

describe('the client on the PATH', () => {
  const { at, write } = folder();

  /** An npm installation as npm lays it out: a link in `bin` to a program in the package. */
  function installByNpm(version: string, prefix = 'npm', program = 'cli.js'): string {
    const home = `${prefix}/lib/node_modules/${PACKAGE}`;
    write(`${home}/package.json`, manifest(version));
    write(`${home}/${program}`, '');
    mkdirSync(at(prefix, 'bin'), { recursive: true });
    symlinkSync(path.join('../lib/node_modules', PACKAGE, program), at(prefix, 'bin/claude'));
    return at(prefix, 'bin');
  }

  it('is none where there is none', async () => {
    assert.equal(await versionOnPath([at('nowhere'), '', 'relative']), null);
    assert.equal(await programOnPath('', 'linux'), null);
  });

  it('by npm has the version of its package, up to 2.1.112 a script', async () => {
    assert.equal(await versionOnPath([installByNpm('2.1.89')]), '2.1.89');
  });

  it('by npm has the version of its package, from 2.1.113 a native program', async () => {
    assert.equal(await versionOnPath([installByNpm('2.1.329', 'npm', 'bin/claude.exe')]), '2.1.329');
  });

  it('by npm below a version manager has its own version, not Node’s', async () => {
    for (const prefix of ['.nvm/versions/node/v20.11.0', '.nodenv/versions/20.11.0', '.asdf/installs/nodejs/20.11.0']) {
      assert.equal(await versionOnPath([installByNpm('2.1.89', prefix)]), '2.1.89', prefix);
    }
  });

  it('by its own installer has the version of its file’s name', async () => {
    write('.local/share/claude/versions/2.1.329', '');
    mkdirSync(at('.local/bin'));
    symlinkSync(at('.local/share/claude/versions/2.1.329'), at('.local/bin/claude'));
    assert.equal(await versionOnPath([at('.local/bin')]), '2.1.329');
  });

  it('on Windows is an exe, or a shim beside its package', async () => {
    write('npm/claude.cmd', '@echo off');
    write(`npm/node_modules/${PACKAGE}/package.json`, manifest('2.1.89'));
    assert.equal(await versionOnPath([at('empty'), at('npm')], 'win32'), '2.1.89');
    assert.equal(await versionOnPath([at('npm')], 'linux'), null);
    write('npm/claude.exe', '');
    assert.equal(await programOnPath(at('npm'), 'win32'), at('npm/claude.exe'));
  });

  it('is the first of several', async () => {
    assert.equal(await versionOnPath([at('none'), installByNpm('2.1.31', 'a'), installByNpm('2.1.89', 'b')]), '2.1.31');
  });

  it('is no folder, and no link that dangles', async () => {
    mkdirSync(at('folder/claude'), { recursive: true });
    mkdirSync(at('links'));
    symlinkSync(at('nowhere'), at('links/claude'));
    assert.equal(await versionOnPath([at('folder'), at('links'), installByNpm('2.1.89')]), '2.1.89');
  });

  it('of unknown make has no version', async () => {
    write('bin/claude', '#!/bin/sh');
    assert.equal(await versionOnPath([at('bin')]), null);
  });

  for (const [title, text] of [
    ['broken', `{"name": "${PACKAGE}", "version": "2.1.`],
    ['of another package', manifest('9.9.9', 'other').replace('}', `,"x":"${PACKAGE}"}`)],
    ['without a version', manifest(undefined)],
    ['with a version that is none', manifest(5)],
    ['a string', JSON.stringify(PACKAGE)],
  ] as const) {
    it(`whose package.json is ${title} has no version`, async () => {
      write('bin/claude', '');
      write('bin/package.json', text);
      assert.equal(await versionOnPath([at('bin')]), null);
    });
  }
});

describe('the natively installed client', () => {
  const { at, write } = folder();

  it('is the newest below the data folder', async () => {
    for (const version of ['2.1.89', '2.1.329', '2.1.9', 'latest', '2.1.400.tmp'])
      write(`.local/share/claude/versions/${version}`, '');
    assert.equal(await nativeVersion(at('.'), undefined), '2.1.329');
    assert.equal(await nativeVersion(at('.'), ''), '2.1.329');
    assert.equal(await nativeVersion(at('.'), at('elsewhere')), null);
    write('elsewhere/claude/versions/2.1.31', '');
    assert.equal(await nativeVersion(at('.'), at('elsewhere')), '2.1.31');
  });
});

describe('a client that is asked', () => {
  const { at, write } = folder();

  it('answers with its version', async () => {
    const program = write('claude', '');
    assert.equal(await askVersion(program), null);
    assert.equal(await askVersion(at('nothing')), null);
    assert.match((await askVersion(process.execPath)) ?? '', /^$|^\d+\.\d+\.\d+$/);
  });
});

describe('the clients of a machine', () => {
  const { at, write } = folder();

  it('are those on the PATH, installed natively and of the latest session', async () => {
    write('bin/claude', '');
    write('bin/package.json', manifest('2.1.89'));
    write('home/.local/share/claude/versions/2.1.329', '');
    const clients = await findClients({
      platform: 'linux',
      home: at('home'),
      env: { PATH: at('bin') },
      sessionVersion: '2.1.31',
    });
    assert.deepEqual(
      clients.map(({ version, source }) => `${version} ${source}`),
      ['2.1.89 path', '2.1.329 path', '2.1.31 sessions'],
    );
  });

  it('may be none', async () => {
    assert.deepEqual(await findClients({ platform: 'linux', home: at('home'), env: {}, sessionVersion: null }), []);
    assert.deepEqual(clientOf([]), { version: null, source: null, others: [] });
  });

  it('are judged by the first, and each other version is named once', () => {
    const [a, b, c, d] = [
      { version: '2.1.89', source: 'vscode-extension' },
      { version: '2.1.89', source: 'path' },
      { version: '2.1.31', source: 'path' },
      { version: '2.1.31', source: 'sessions' },
    ] as const;
    assert.deepEqual(clientOf([a, b, c, d]), { version: '2.1.89', source: 'vscode-extension', others: [c] });
  });
});
