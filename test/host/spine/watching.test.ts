import { linkSync, mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Api } from '../../../src/extension.ts';
import {
  activated,
  BEDROCK,
  FLAG,
  FOLDER,
  HOME,
  settings,
  startWith,
  statusAfter,
  USER_SETTINGS,
  write,
} from '../support/extension.ts';

const PROBLEM = 'Bedrock: betas on';
const QUIET = 'Bedrock: betas off';

describe('the status follows the files', () => {
  let api: Api;
  before(async () => {
    api = await activated();
  });
  beforeEach(() => startWith(api, settings(BEDROCK)));

  it('when the user settings are written', async () => {
    await statusAfter(api, () => write(USER_SETTINGS, settings({ ...BEDROCK, [FLAG]: '1' })), QUIET);
    await statusAfter(api, () => write(USER_SETTINGS, settings({ ...BEDROCK, [FLAG]: '0' })), PROBLEM);
  });

  it('when they are deleted and created', async () => {
    await statusAfter(api, () => unlinkSync(USER_SETTINGS), undefined);
    await statusAfter(api, () => write(USER_SETTINGS, settings(BEDROCK)), PROBLEM);
  });

  it('when they are replaced by rename', async () => {
    const other = path.join(HOME, 'other.json');
    writeFileSync(other, settings({ ...BEDROCK, [FLAG]: 'true' }));
    await statusAfter(api, () => renameSync(other, USER_SETTINGS), QUIET);
  });

  it('when the whole folder goes and comes back', async () => {
    await statusAfter(api, () => rmSync(path.dirname(USER_SETTINGS), { recursive: true }), undefined);
    await statusAfter(
      api,
      () => {
        mkdirSync(path.dirname(USER_SETTINGS));
        writeFileSync(USER_SETTINGS, settings(BEDROCK));
      },
      PROBLEM,
    );
    await statusAfter(api, () => write(USER_SETTINGS, settings({ ...BEDROCK, [FLAG]: '1' })), QUIET);
  });

  it('when the file behind a link is written', async () => {
    const real = path.join(HOME, 'dotfiles', 'claude.json');
    write(real, settings(BEDROCK));
    unlinkSync(USER_SETTINGS);
    symlinkSync(real, USER_SETTINGS);
    await api.whenSettled();
    await statusAfter(api, () => writeFileSync(real, settings({ ...BEDROCK, [FLAG]: '1' })), QUIET);
    unlinkSync(USER_SETTINGS);
    linkSync(real, USER_SETTINGS);
  });

  it('when the project and the local settings come and go', async () => {
    const project = path.join(FOLDER, '.claude', 'settings.json');
    const local = path.join(FOLDER, '.claude', 'settings.local.json');
    await statusAfter(api, () => write(project, settings({ [FLAG]: '1' })), QUIET);
    await statusAfter(api, () => write(local, settings({ [FLAG]: '0' })), PROBLEM);
    await statusAfter(api, () => unlinkSync(local), QUIET);
    await statusAfter(api, () => rmSync(path.dirname(project), { recursive: true }), PROBLEM);
  });

  it('when they are edited in an editor, and says that it is not saved yet', async () => {
    const document = await vscode.workspace.openTextDocument(USER_SETTINGS);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, whole, settings({ ...BEDROCK, [FLAG]: '1' }));
    await statusAfter(api, () => vscode.workspace.applyEdit(edit), `${QUIET} (not saved yet)`);
    await statusAfter(api, () => document.save(), QUIET);
  });
});

describe('the status follows our settings', () => {
  let api: Api;
  const preference = (value: string | undefined) =>
    vscode.workspace.getConfiguration('claudeCodeEnv').update('statusBar', value, vscode.ConfigurationTarget.Global);

  before(async () => {
    api = await activated();
    await startWith(api, settings(BEDROCK));
  });
  afterEach(() => preference(undefined));

  it('never: the item goes and comes back', async () => {
    await statusAfter(api, () => preference('never'), undefined);
    await statusAfter(api, () => preference(undefined), PROBLEM);
  });

  it('problems: the item goes when all is well', async () => {
    await preference('problems');
    await statusAfter(api, () => write(USER_SETTINGS, settings({ ...BEDROCK, [FLAG]: '1' })), undefined);
    await statusAfter(api, () => write(USER_SETTINGS, settings(BEDROCK)), PROBLEM);
  });
});
