import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Api } from '../../../src/extension.ts';
import { activated, BEDROCK, FLAG, read, settings, startWith, USER_SETTINGS } from '../support/extension.ts';

const SETTING = 'claudeCode.environmentVariables';
const KEPT = { name: 'KEPT', value: '1', comment: 'mine' };
const CHANGED = { name: 'CHANGED', value: '1' };

const list = (): unknown => vscode.workspace.getConfiguration().get(SETTING);
const set = (variable: string, scope: string, value: string | null): Thenable<unknown> =>
  vscode.commands.executeCommand('claudeCodeEnv.setVariable', { variable, scope, value });
const undo = (): Thenable<unknown> => vscode.commands.executeCommand('claudeCodeEnv.undo');

/** An installed extension registers the setting, as the official one does. */
describe('the setting claudeCode.environmentVariables', () => {
  let api: Api;
  before(async () => {
    api = await activated();
    await startWith(api, settings(BEDROCK));
  });

  it('gets a variable; other entries, their order and what else stands in them stay', async () => {
    assert.deepEqual(list(), [KEPT, CHANGED]);
    await set(FLAG, 'editor', '1');
    assert.deepEqual(list(), [KEPT, CHANGED, { name: FLAG, value: '1' }]);
    assert.equal(api.statusText(), 'Bedrock: betas off');
    assert.equal(read(USER_SETTINGS), settings(BEDROCK), 'no settings file is touched');
    await undo();
    assert.deepEqual(list(), [KEPT, CHANGED]);
    assert.equal(api.statusText(), 'Bedrock: betas on');
  });

  it('changes a variable in its place, and loses it', async () => {
    await set('KEPT', 'editor', '2');
    assert.deepEqual(list(), [{ ...KEPT, value: '2' }, CHANGED]);
    await undo();
    await set('KEPT', 'editor', null);
    assert.deepEqual(list(), [CHANGED]);
    await undo();
    assert.deepEqual(list(), [KEPT, CHANGED]);
    await set('CHANGED', 'editor', null);
    assert.deepEqual(list(), [KEPT]);
    await undo();
    assert.deepEqual(list(), [KEPT, CHANGED]);
  });

  it('hands a variable over to a file, and both come back by one undo', async () => {
    const move = { variable: 'CHANGED', from: 'editor', to: 'user' };
    await vscode.commands.executeCommand('claudeCodeEnv.moveVariable', move);
    assert.deepEqual(list(), [KEPT]);
    assert.equal(read(USER_SETTINGS), settings({ ...BEDROCK, CHANGED: '1' }));
    await undo();
    assert.deepEqual(list(), [KEPT, CHANGED]);
    assert.equal(read(USER_SETTINGS), settings(BEDROCK));
  });

  it('is not undone where somebody changed it since', async () => {
    await set(FLAG, 'editor', '1');
    const theirs = [KEPT, CHANGED, { name: FLAG, value: '0' }];
    await vscode.workspace.getConfiguration().update(SETTING, theirs, vscode.ConfigurationTarget.Global);
    await undo();
    assert.deepEqual(list(), theirs);
  });

  it('gets its old value back where the file that belongs to the change is refused', async () => {
    await vscode.workspace.getConfiguration().update(SETTING, [KEPT], vscode.ConfigurationTarget.Global);
    await startWith(api, settings(BEDROCK));
    chmodSync(USER_SETTINGS, 0o444);
    await vscode.commands.executeCommand('claudeCodeEnv.moveVariable', {
      variable: 'KEPT',
      from: 'editor',
      to: 'user',
    });
    chmodSync(USER_SETTINGS, 0o644);
    assert.deepEqual(list(), [KEPT]);
    assert.equal(read(USER_SETTINGS), settings(BEDROCK));
  });
});
