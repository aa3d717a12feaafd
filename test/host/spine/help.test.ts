import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Api } from '../../../src/extension.ts';
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

const PROJECT = path.join(FOLDER, '.claude', 'settings.json');
const OURS = 'Claude Code Env';

/** Waits for the marks of a file to be so; never for a time. */
async function marksOf(
  file: string,
  isSo: (marks: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const uri = vscode.Uri.file(file);
  const now = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === OURS);
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isSo(now())) return;
      subscription.dispose();
      resolve(now());
    };
    const subscription = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}

const hasRule =
  (rule: string) =>
  (marks: readonly vscode.Diagnostic[]): boolean =>
    marks.some(({ code }) => typeof code === 'object' && code.value === rule);

async function open(file: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  // VS Code may still hold the text of before.
  const isThere = (): boolean => read(file).replace('\u{feff}', '') === document.getText();
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (!isThere()) return;
      subscription.dispose();
      resolve();
    };
    const subscription = vscode.workspace.onDidChangeTextDocument(look);
    look();
  });
  return document;
}

const at = (document: vscode.TextDocument, text: string): vscode.Position =>
  document.positionAt(document.getText().indexOf(text) + 1);

/** Without those of VS Code's own JSON support. */
async function actionsAt(document: vscode.TextDocument, text: string): Promise<vscode.CodeAction[]> {
  const place = at(document, text);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(place, place),
  );
  return actions.filter(({ command }) => command?.command.startsWith('json.') !== true);
}

async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}

describe('help in the settings files', () => {
  let api: Api;
  before(async () => {
    api = await activated();
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(path.join(FOLDER, '.claude'), { recursive: true, force: true });
  });

  it('marks a finding at its place, with a link to the page of its rule', async () => {
    await startWith(api, settings({ ...BEDROCK, [FLAG]: 'enabled' }));
    const document = await open(USER_SETTINGS);
    const marks = await marksOf(USER_SETTINGS, hasRule('flag-not-effective'));
    const mark = marks.find((one) => hasRule('flag-not-effective')([one]));
    assert.equal(mark && document.getText(mark.range), `"${FLAG}": "enabled"`);
    const { code } = mark ?? {};
    assert.ok(typeof code === 'object');
    assert.match((await vscode.workspace.openTextDocument(code.target)).getText(), /^# flag-not-effective/);
  });

  it('offers its fixes, the preferred one first, all of the file, and the page', async () => {
    await startWith(api, settings(BEDROCK));
    const document = await open(USER_SETTINGS);
    await marksOf(USER_SETTINGS, hasRule('betas-not-disabled'));
    const actions = await actionsAt(document, 'CLAUDE_CODE_USE_BEDROCK');
    assert.deepEqual(
      actions.map(({ title }) => title),
      [
        'Turn off experimental betas',
        'Turn off prompt caching',
        'Turn off betas and caching',
        'Explain betas-not-disabled',
        'Fix all Claude Code problems in this file',
      ],
    );
    assert.equal(actions[0]?.isPreferred, true);
    const { arguments: args = [], command = '' } = actions[4]?.command ?? {};
    await vscode.commands.executeCommand(command, ...(args as unknown[]));
    assert.equal(read(USER_SETTINGS), settings({ ...BEDROCK, [FLAG]: '1' }));
    assert.equal(api.statusText(), 'Bedrock: betas off');
  });

  it('works on a text that is not saved, and edits that text', async () => {
    await startWith(api, settings(BEDROCK));
    const document = await open(USER_SETTINGS);
    await replaceAll(document, settings({ ...BEDROCK, [FLAG]: 'enabled' }));
    await marksOf(USER_SETTINGS, hasRule('flag-not-effective'));
    const fix = (await actionsAt(document, FLAG)).find(({ title }) => title === 'Turn off experimental betas');
    await vscode.commands.executeCommand(
      fix?.command?.command ?? '',
      ...((fix?.command?.arguments ?? []) as unknown[]),
    );
    assert.equal(document.getText(), settings({ ...BEDROCK, [FLAG]: '1' }));
    assert.equal(read(USER_SETTINGS), settings(BEDROCK), 'the disk is not touched');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('greys a line that another one shadows, and goes to the one that wins', async () => {
    write(PROJECT, settings({ SHARED: '2' }));
    await startWith(api, settings({ SHARED: '1' }));
    const document = await open(USER_SETTINGS);
    const marks = await marksOf(USER_SETTINGS, (all) => all.some(({ tags }) => tags !== undefined));
    assert.deepEqual(
      marks.map(({ range, severity, tags }) => [document.getText(range), severity, tags]),
      [['"SHARED": "1"', vscode.DiagnosticSeverity.Hint, [vscode.DiagnosticTag.Unnecessary]]],
    );
    const [go] = await actionsAt(document, 'SHARED');
    assert.equal(go?.title, 'Go to the line that wins');
    await vscode.commands.executeCommand(go?.command?.command ?? '', ...((go?.command?.arguments ?? []) as unknown[]));
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, PROJECT);
    assert.equal(vscode.window.activeTextEditor?.selection.start.line, 2);
  });

  it('says on hover what a variable does, what Claude Code sees and who wins', async () => {
    write(PROJECT, settings({ AWS_REGION: 'eu-west-1' }));
    await startWith(api, settings(BEDROCK));
    const document = await open(USER_SETTINGS);
    await api.whenSettled();
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at(document, 'AWS_REGION'),
    );
    const said = hovers
      .flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value))
      .join('\n');
    // Older versions of VS Code escape more characters of plain text.
    const plain = said.replaceAll('\\', '');
    for (const words of ['AWS', 'eu-west-1', 'Go to the line that wins']) assert.ok(plain.includes(words), said);
  });

  it('completes names inside env and values, and nothing elsewhere', async () => {
    await startWith(api, '{\n  "env": {\n    ""\n  },\n  "x": ""\n}\n');
    const document = await open(USER_SETTINGS);
    const labels = async (position: vscode.Position): Promise<string[]> => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        position,
      );
      return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    const inside = await labels(new vscode.Position(2, 5));
    assert.ok(inside.includes(FLAG), inside.slice(0, 20).join(' '));
    assert.equal(inside.filter((label) => label === FLAG).length, 1);
    assert.ok(!(await labels(new vscode.Position(4, 8))).includes(FLAG));
    await replaceAll(document, `{"env": {"${FLAG}": ""}}`);
    const values = await labels(document.positionAt(document.getText().indexOf('""') + 1));
    assert.deepEqual(
      values.filter((label) => label === '1' || label === '0'),
      ['1', '0'],
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('counts right behind a byte order mark', async () => {
    await startWith(api, `\u{feff}${settings({ ...BEDROCK, [FLAG]: 'enabled' })}`);
    const document = await open(USER_SETTINGS);
    const marks = await marksOf(USER_SETTINGS, hasRule('flag-not-effective'));
    assert.ok(marks.some(({ range }) => document.getText(range) === `"${FLAG}": "enabled"`));
  });

  it('says nothing in any other JSON file', async () => {
    const other = path.join(FOLDER, 'settings.json');
    write(other, settings({ ...BEDROCK, [FLAG]: 'enabled' }));
    await startWith(api, settings({ [FLAG]: 'enabled', ...BEDROCK }));
    const document = await open(other);
    await open(USER_SETTINGS);
    await marksOf(USER_SETTINGS, hasRule('flag-not-effective'));
    assert.deepEqual(
      vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === OURS),
      [],
    );
    assert.deepEqual(await actionsAt(document, FLAG), []);
    rmSync(other);
  });

  it('judges the settings of a folder that is not open', async () => {
    const elsewhere = path.join(FOLDER, '..', 'elsewhere', '.claude', 'settings.json');
    write(elsewhere, settings({ ANTHROPIC_BASE_URL: 'https://evil.example' }));
    await startWith(api, settings(BEDROCK));
    await open(elsewhere);
    await marksOf(elsewhere, hasRule('endpoint-from-project'));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(path.dirname(path.dirname(elsewhere)), { recursive: true });
  });
});
