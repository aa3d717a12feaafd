import assert from 'node:assert/strict';
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { notesIn, TRACE_HOOK, type Traced, traced } from '../support/trace.ts';
import { answered, refused, transcript } from './support/transcripts.ts';
import { openWorkbench, type Workbench } from './support/workbench.ts';

const ID = '0d2f6c1e-1111-4222-8333-444455556666';
const USAGE = { input_tokens: 7, output_tokens: 4 };
const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';

/** A client of ours, which is run when somebody says so. */
const CLIENT = `#!/bin/sh
if [ "$1" = --version ]; then echo '2.1.89 (Claude Code)'; exit; fi
echo '${JSON.stringify({ type: 'result', subtype: 'success', is_error: false, result: 'ok', usage: USAGE })}'
`;

const world = {
  env: traced('${home}/trace', '/ext/claude-code-env.'),
  files: {
    '.profile': 'PATH="$HOME/bin:$PATH"\n',
    'bin/claude': CLIENT,
    '.claude/settings.json': { env: { CLAUDE_CODE_USE_BEDROCK: '1' } },
    [`.claude/projects/-work/${ID}.jsonl`]: transcript(
      { id: ID, cwd: '${folder}' },
      answered(Date.now() - 90_000, USAGE),
      refused(Date.now() - 60_000),
    ),
  },
  folder: { '.mcp.json': { mcpServers: { theirs: { command: 'touch', args: ['${home}/started'] } } } },
  machineSettings: { 'claudeCodeEnv.profiles': [{ name: 'Cloud', variables: { [FLAG]: '1', MINE: '1' } }] },
};

describe('the packed extension', () => {
  let workbench: Workbench;
  const notes = (...kinds: readonly Traced['kind'][]): Traced[] =>
    notesIn(path.join(workbench.home, 'trace')).filter(({ kind }) => kinds.includes(kind));
  const settings = (): string => readFileSync(path.join(workbench.home, '.claude/settings.json'), 'utf8');
  const row = (name: string | RegExp) => workbench.page.getByRole('treeitem', { name });

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({ world, preload: TRACE_HOOK });
    chmodSync(path.join(workbench.home, 'bin/claude'), 0o755);
    await workbench.statusItem().waitFor();
  });
  after(() => workbench.close());

  it('reaches no network and starts no process, whatever is looked at, fixed, undone and switched', async function () {
    this.timeout(120_000);
    await workbench.runCommand('Explain the Bedrock Incompatibility');
    await workbench.webview().locator('#state').getByText('Amazon Bedrock').first().waitFor();
    await workbench.runCommand('View: Show Claude Code Env');
    await row(/^Sessions, 1 with refusals/).waitFor();
    await workbench.runCommand('Claude Code Env: Read the Sessions Again');
    await workbench.notice('Sessions on this machine: 1').waitFor();
    await row(/^CLAUDE_CODE_USE_BEDROCK: 1/).click();
    await workbench.tab('settings.json').waitFor();
    await workbench.editor().getByText('CLAUDE_CODE_USE_BEDROCK').first().hover();
    await workbench.page.locator('.monaco-hover').getByText('Claude Code sees').first().waitFor();
    await workbench.runCommand('Fix: Turn Off Experimental Betas');
    await row(new RegExp(`^${FLAG}: 1`)).waitFor();
    await workbench.runCommand('Claude Code Env: Undo Last Change');
    await row(new RegExp(`^${FLAG}: 1`)).waitFor({ state: 'detached' });
    await row('Cloud').click();
    await workbench.pick('Apply');
    await row('Cloud, active').waitFor();
    assert.match(settings(), /"MINE": "1"/);
    assert.deepEqual(notes('network', 'process'), []);
    // The hook was there: what reads the transcripts is a thread of ours.
    assert.ok(notes('thread').length > 0);
  });

  it('starts the client with the command that says so, and nothing else', async () => {
    await workbench.runCommand('Verify with Claude Code…');
    await workbench.dialog().getByRole('button', { name: 'Run Claude Code' }).click();
    await workbench.notice(/Claude Code works here/).waitFor();
    const started = notes('process');
    assert.ok(started.length > 0);
    for (const { what } of started) assert.match(what, /^spawn .*\/bin\/claude$/);
    assert.deepEqual(notes('network'), []);
  });
});
