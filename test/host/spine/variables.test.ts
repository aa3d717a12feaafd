import assert from 'node:assert/strict';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Api } from '../../../src/extension.ts';
import { activated, BEDROCK, FOLDER, read, settings, startWith, USER_SETTINGS, write } from '../support/extension.ts';

const PROJECT = path.join(FOLDER, '.claude', 'settings.json');
const LOCAL = path.join(FOLDER, '.claude', 'settings.local.json');
const run = (name: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`claudeCodeEnv.${name}`, ...args);
const set = (variable: string, scope: string, value: string | null): Thenable<unknown> =>
  run('setVariable', { variable, scope, value });

describe('any variable', () => {
  let api: Api;
  before(async () => {
    api = await activated();
  });
  after(() => rmSync(path.join(FOLDER, '.claude'), { recursive: true, force: true }));

  for (const [scope, file] of [
    ['user', USER_SETTINGS],
    ['project', PROJECT],
    ['local', LOCAL],
  ] as const) {
    it(`is set and unset in ${scope}, and each is undone`, async () => {
      await startWith(api, settings(BEDROCK));
      write(file, settings({ OTHER: '1' }));
      await api.whenSettled();
      await set('MINE', scope, 'a "b"');
      assert.equal(read(file), settings({ OTHER: '1', MINE: 'a "b"' }));
      await set('OTHER', scope, null);
      assert.equal(read(file), settings({ MINE: 'a "b"' }));
      await run('undo');
      await run('undo');
      assert.equal(read(file), settings({ OTHER: '1' }));
      if (scope !== 'user') rmSync(file);
    });
  }

  it('is moved from one file to the other by one plan, and back by one undo', async () => {
    await startWith(api, settings(BEDROCK));
    write(PROJECT, settings({ MINE: '1', OTHER: '1' }));
    await api.whenSettled();
    await run('moveVariable', { variable: 'MINE', from: 'project', to: 'user' });
    assert.equal(read(PROJECT), settings({ OTHER: '1' }));
    assert.equal(read(USER_SETTINGS), settings({ ...BEDROCK, MINE: '1' }));
    await run('undo');
    assert.equal(read(PROJECT), settings({ MINE: '1', OTHER: '1' }));
    assert.equal(read(USER_SETTINGS), settings(BEDROCK));
  });

  it('is not moved by halves: where one file is refused the other stays', async () => {
    await startWith(api, settings(BEDROCK));
    write(PROJECT, settings({ MINE: '1' }));
    await api.whenSettled();
    chmodSync(PROJECT, 0o444);
    await run('moveVariable', { variable: 'MINE', from: 'project', to: 'user' });
    chmodSync(PROJECT, 0o644);
    assert.deepEqual([read(PROJECT), read(USER_SETTINGS)], [settings({ MINE: '1' }), settings(BEDROCK)]);
  });

  it('is not written into VS Code’s setting where no extension registers it', async () => {
    await startWith(api, settings(BEDROCK));
    await set('MINE', 'editor', '1');
    assert.equal(vscode.workspace.getConfiguration().get('claudeCode.environmentVariables'), undefined);
    assert.equal(read(USER_SETTINGS), settings(BEDROCK));
  });

  it('may make the folder that is not there, which an undo removes', async () => {
    rmSync(path.join(FOLDER, '.claude'), { recursive: true, force: true });
    await startWith(api, settings(BEDROCK));
    await set('MINE', 'local', '1');
    assert.equal(JSON.parse(read(LOCAL)).env.MINE, '1');
    await run('undo');
    assert.equal(existsSync(path.join(FOLDER, '.claude')), false);
  });
});
