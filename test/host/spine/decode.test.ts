import assert from 'node:assert/strict';
import path from 'node:path';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Api } from '../../../src/extension.ts';
import { activated, BEDROCK, FLAG, HOME, settings, startWith, USER_SETTINGS, write } from '../support/extension.ts';

const SCHEME = 'claude-code-env-decoded';
const SCOPE = 'system.2.cache_control.ephemeral.scope: Extra inputs are not permitted';

const decode = (given?: unknown): Thenable<unknown> =>
  vscode.commands.executeCommand('claudeCodeEnv.decodeError', given);

describe('decoding an error message', () => {
  let api: Api;
  before(async () => {
    api = await activated();
    await startWith(api, settings(BEDROCK));
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('takes an argument, and answers in a text that cannot be changed', async () => {
    await decode(`API Error: 400 {"error":{"message":"${SCOPE}"}}`);
    assert.match(answer(), /^cache_control\.scope is refused \[cache-scope\]/);
    assert.match(answer(), /Amazon Bedrock was never seen to receive scope/);
    assert.match(answer(), /\(disable-betas\)/);
    assert.equal(vscode.window.activeTextEditor?.document.uri.scheme, SCHEME);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(SCHEME) ?? false, false);
  });

  it('takes the selection, and answers beside it', async () => {
    await select('one\n400 invalid beta flag\nthree', new vscode.Selection(1, 0, 1, 21));
    await decode();
    assert.match(answer(), /\[invalid-beta-flag\]/);
    assert.equal(vscode.window.activeTextEditor?.viewColumn, vscode.ViewColumn.Two);
  });

  it('takes the selection where the argument is no text', async () => {
    await select(SCOPE, new vscode.Selection(0, 0, 0, SCOPE.length));
    await decode({ text: 'it broke' });
    assert.match(answer(), /\[cache-scope\]/);
  });

  it('says that a message is not recognised, and shows the next answer in the same place', async () => {
    await decode('it broke');
    assert.match(answer(), /not recognised[\s\S]*1\. Identify/);
    await vscode.commands.executeCommand('workbench.action.keepEditor');
    await decode('cache_control.ephemeral.ttl: Extra inputs are not permitted');
    assert.match(answer(), /\[cache-ttl\]/);
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assert.equal(tabs.filter(({ input }) => isAnswer(input)).length, 1);
  });

  it('follows the settings', async () => {
    await decode(SCOPE);
    assert.match(answer(), /is not on here/);
    const changed = changedTo(/already on/);
    write(USER_SETTINGS, settings({ ...BEDROCK, [FLAG]: '1' }));
    await changed;
    assert.doesNotMatch(answer(), /\(disable-betas\)/);
    await startWith(api, settings(BEDROCK));
  });
});

/** Selects in a file of its own: a text that was never stored would not go away again. */
async function select(text: string, selection: vscode.Selection): Promise<void> {
  const file = path.join(HOME, `${text.length}.log`);
  write(file, text);
  const editor = await vscode.window.showTextDocument(vscode.Uri.file(file), { viewColumn: vscode.ViewColumn.One });
  editor.selection = selection;
}

const isAnswer = (input: unknown): boolean => input instanceof vscode.TabInputText && input.uri.scheme === SCHEME;

function shownAnswer(): vscode.TextDocument | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === SCHEME)?.document;
}

/** The answer with its broken lines joined. */
function answer(): string {
  const document = shownAnswer();
  assert.ok(document, 'an answer is open');
  return document.getText().replaceAll(/\n {4}/g, ' ');
}

/** Waits for the event that brings the text; never for a time. */
function changedTo(pattern: RegExp): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!pattern.test(shownAnswer()?.getText() ?? '')) return;
      subscription.dispose();
      resolve();
    };
    const subscription = vscode.workspace.onDidChangeTextDocument(look);
  });
}
