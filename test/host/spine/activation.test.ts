import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { activated, BEDROCK, settings, startWith } from '../support/extension.ts';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe('activation', () => {
  it('comes with the workspace, by itself, and shows the indicator', async () => {
    const api = await activated();
    await startWith(api, settings(BEDROCK));
    assert.equal(api.statusText(), 'Bedrock: betas on');
  });

  it('registers every command that the manifest contributes', async () => {
    const root = process.env['TEST_ROOT'] ?? '';
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
    const registered = await vscode.commands.getCommands(true);
    const missing = manifest.contributes.commands.filter(({ command }) => !registered.includes(command));
    assert.deepEqual(missing, []);
  });
});
