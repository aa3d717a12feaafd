import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Change } from '../../../src/core/model.ts';
import { UserError } from '../../../src/core/userError.ts';
import type { Api } from '../../../src/extension.ts';
import { editUnsaved } from '../../../src/vscode/unsavedEdits.ts';
import {
  activated,
  BEDROCK,
  FLAG,
  FOLDER,
  read,
  settings,
  startWith,
  USER_SETTINGS,
  write,
} from '../support/extension.ts';

const run = (name: string): Thenable<unknown> => vscode.commands.executeCommand(`claudeCodeEnv.${name}`);

describe('the fixes write the user settings, and nothing else in them', () => {
  let api: Api;
  before(async () => {
    api = await activated();
  });

  it('disable betas adds one line', async () => {
    await startWith(api, settings(BEDROCK));
    await run('disableBetas');
    assert.equal(read(USER_SETTINGS), settings({ ...BEDROCK, [FLAG]: '1' }));
    assert.equal(api.statusText(), 'Bedrock: betas off');
  });

  it('undo brings the old bytes back', async () => {
    const odd = '{\r\n\t"hooks" : { },\r\n\t"env":{"CLAUDE_CODE_USE_BEDROCK":"1"}  }';
    await startWith(api, odd);
    await run('disableBoth');
    assert.deepEqual(JSON.parse(read(USER_SETTINGS)), {
      hooks: {},
      env: { CLAUDE_CODE_USE_BEDROCK: '1', [FLAG]: '1', DISABLE_PROMPT_CACHING: '1' },
    });
    await run('undo');
    assert.equal(read(USER_SETTINGS), odd);
  });

  it('each way back unsets', async () => {
    await startWith(api, settings(BEDROCK));
    for (const [there, back] of [
      ['disableBetas', 'enableBetas'],
      ['disableCaching', 'enableCaching'],
      ['disableBoth', 'enableBoth'],
    ] as const) {
      await run(there);
      assert.notEqual(read(USER_SETTINGS), settings(BEDROCK));
      await run(back);
      assert.equal(read(USER_SETTINGS), settings(BEDROCK), back);
    }
  });

  it('a missing file and folder are made, and undone', async () => {
    rmSync(path.dirname(USER_SETTINGS), { recursive: true, force: true });
    await api.whenSettled();
    await run('disableBetas');
    assert.equal(read(USER_SETTINGS), settings({ [FLAG]: '1' }));
    await run('undo');
    assert.equal(existsSync(path.dirname(USER_SETTINGS)), false);
  });

  it('a second run writes nothing', async () => {
    await startWith(api, settings(BEDROCK));
    await run('disableBetas');
    const { mtimeMs, ino } = statSync(USER_SETTINGS);
    await run('disableBetas');
    const again = statSync(USER_SETTINGS);
    assert.deepEqual([again.mtimeMs, again.ino], [mtimeMs, ino]);
  });

  it('a project file that undoes the fix is changed with it, and undone with it', async () => {
    await startWith(api, settings(BEDROCK));
    const project = path.join(FOLDER, '.claude', 'settings.json');
    write(project, settings({ [FLAG]: '0', KEPT: '1' }));
    await run('disableBetas');
    assert.equal(read(project), settings({ KEPT: '1' }));
    assert.equal(read(USER_SETTINGS), settings({ ...BEDROCK, [FLAG]: '1' }));
    assert.equal(api.statusText(), 'Bedrock: betas off');
    await run('undo');
    assert.equal(read(project), settings({ [FLAG]: '0', KEPT: '1' }));
    assert.equal(read(USER_SETTINGS), settings(BEDROCK));
    rmSync(path.dirname(project), { recursive: true });
  });

  it('a file that Claude Code would ignore is not written', async () => {
    for (const broken of ['{ "env": {}, // mine\n}', '{"env":', '[]', 'null', '{"env": []}', '{"env": {"A": "1",}}']) {
      await startWith(api, broken);
      await run('disableBetas');
      assert.equal(read(USER_SETTINGS), broken);
    }
    assert.deepEqual(readdirSync(path.dirname(USER_SETTINGS)), ['settings.json']);
  });

  it('under unsaved work the edit goes into the editor', async () => {
    await startWith(api, settings(BEDROCK));
    const document = await vscode.workspace.openTextDocument(USER_SETTINGS);
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 1), '\n  "model": "opus",');
    await vscode.workspace.applyEdit(edit);
    await run('disableBetas');
    assert.equal(read(USER_SETTINGS), settings(BEDROCK));
    assert.equal(document.isDirty, true);
    const { model, env } = JSON.parse(document.getText()) as { model: string; env: Record<string, string> };
    assert.deepEqual([model, env], ['opus', { ...BEDROCK, [FLAG]: '1' }]);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('under unsaved work nothing is written where VS Code refuses the edit', async () => {
    await startWith(api, settings(BEDROCK));
    const document = await vscode.workspace.openTextDocument(USER_SETTINGS);
    await vscode.window.showTextDocument(document);
    const work = new vscode.WorkspaceEdit();
    work.insert(document.uri, new vscode.Position(0, 1), '\n  "model": "opus",');
    await vscode.workspace.applyEdit(work);
    const unsaved = document.getText();
    const change: Change = { source: { scope: 'user', path: USER_SETTINGS }, variable: FLAG, from: null, to: '1' };
    await assert.rejects(
      editUnsaved([change], () => Promise.resolve(false)),
      (error) => error instanceof UserError && error.message.includes(USER_SETTINGS),
    );
    assert.deepEqual([document.getText(), read(USER_SETTINGS)], [unsaved, settings(BEDROCK)]);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
