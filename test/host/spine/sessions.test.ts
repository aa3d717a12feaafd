import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Api } from '../../../src/extension.ts';
import { activated, BEDROCK, FOLDER, HOME, settings, startWith, statusAfter, write } from '../support/extension.ts';

const ID = '0d2f6c1e-1111-4222-8333-444455556666';
const PROJECTS = path.join(HOME, '.claude/projects');

const run = (name: string, given?: unknown): Thenable<unknown> =>
  vscode.commands.executeCommand(`claudeCodeEnv.${name}`, given);

/** A request that is refused tomorrow: after whatever the settings are changed by these tests. */
const REFUSAL = {
  type: 'assistant',
  isApiErrorMessage: true,
  sessionId: ID,
  timestamp: new Date(Date.now() + 86_400_000).toISOString(),
  cwd: path.join(FOLDER, 'gone'),
  version: '2.1.92',
  message: {
    model: '<synthetic>',
    content: [
      { type: 'text', text: 'API Error: 400 system.2.cache_control.ephemeral.scope: Extra inputs are not permitted' },
    ],
  },
};

describe('sessions', () => {
  let api: Api;
  before(async () => {
    api = await activated();
    await startWith(api, settings(BEDROCK));
  });
  after(() => rmSync(PROJECTS, { recursive: true, force: true }));

  it('are read by command, and the report follows them', async () => {
    await statusAfter(
      api,
      async () => {
        write(path.join(PROJECTS, '-gone', `${ID}.jsonl`), `${JSON.stringify(REFUSAL)}\n`);
        await run('scanSessions');
      },
      'Bedrock: betas on',
    );
    await run('copyBugReport');
    assert.match(await vscode.env.clipboard.readText(), /betas-not-disabled` \(error\)/);
  });

  it('are reported one by one, without their folders', async () => {
    for (const given of [ID, { session: ID }]) {
      await vscode.env.clipboard.writeText('');
      await run('copyBugReport', given);
      const report = await vscode.env.clipboard.readText();
      assert.match(report, /cache-scope/);
      assert.ok(!report.includes(FOLDER) && !report.includes(ID));
    }
  });

  it('are not resumed by what is no known id, nor in a folder that is gone', async () => {
    const earlier = vscode.window.terminals.length;
    for (const given of [ID, '../x', `${ID} --help`, ID.replace('0', '1'), { session: '; rm -rf ~' }])
      await run('resumeSession', given);
    assert.equal(vscode.window.terminals.length, earlier);
  });
});
