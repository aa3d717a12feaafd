import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { openWorkbench, type Workbench } from './support/workbench.ts';

const COMMAND = 'Verify with Claude Code…';
const usage = { input_tokens: 7, output_tokens: 4, cache_creation_input_tokens: 3000, cache_read_input_tokens: 3000 };
const ANSWER = { type: 'result', subtype: 'success', is_error: false, result: 'ok', usage };
const REFUSAL = 'API Error: 400 system.2.cache_control.ephemeral.scope: Extra inputs are not permitted';

/** A client of ours: what the real one does is measured elsewhere. It hangs or fails where a file says so. */
const CLIENT = `#!/bin/sh
if [ "$1" = --version ]; then echo '2.1.89 (Claude Code)'; exit; fi
pwd >> "$HOME/ran"
if [ -e "$HOME/hang" ]; then sleep 600; fi
if [ -e "$HOME/fail" ]; then echo '${JSON.stringify({ ...ANSWER, is_error: true, result: REFUSAL })}'; exit 1; fi
echo '${JSON.stringify(ANSWER)}'
`;

const world = {
  files: {
    // VS Code takes the search path of the login shell.
    '.profile': 'PATH="$HOME/bin:$PATH"\n',
    'bin/claude': CLIENT,
    '.claude/settings.json': { env: { ANTHROPIC_BASE_URL: 'https://llm.example.com' } },
  },
};

describe('Verify with Claude Code', () => {
  let workbench: Workbench;
  before(async function () {
    this.timeout(90_000);
    const hooks = { SessionStart: [{ hooks: [{ type: 'command', command: 'echo canary' }] }] };
    workbench = await openWorkbench({ world: { ...world, folder: { '.claude/settings.json': { hooks } } } });
    chmodSync(path.join(workbench.home, 'bin/claude'), 0o755);
    await workbench.statusItem().waitFor();
  });
  after(() => workbench.close());

  const ran = (): string[] => {
    const file = path.join(workbench.home, 'ran');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  };
  const confirm = async (): Promise<void> => {
    await workbench.runCommand(COMMAND);
    await workbench.dialog().getByRole('button', { name: 'Run Claude Code' }).click();
  };
  const say = (what: string): void => writeFileSync(path.join(workbench.home, what), '');

  it('asks first: what it costs, where requests go, which client, and what the project has it do', async () => {
    await workbench.runCommand(COMMAND);
    const dialog = workbench.dialog();
    await dialog.getByText('https://llm.example.com').waitFor();
    const text = (await dialog.textContent()) ?? '';
    for (const words of ['Claude Code 2.1.89', '~/bin/claude', 'costs one request', 'runs a hook at SessionStart'])
      assert.ok(text.includes(words), words);
    assert.match(text, /settings\.json:3/);
    assert.doesNotMatch(text, /canary/);
    await workbench.shot('verify question');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(ran(), []);
  });

  it('says that it works, and shows the details', async () => {
    await confirm();
    await workbench.toast(/Claude Code works here.*3000 read by the second/).waitFor();
    assert.deepEqual(ran(), [workbench.folder, workbench.folder]);
    await workbench.answer('Claude Code works here', 'Show Details');
    await workbench.tab('Verified with Claude Code').waitFor();
    await workbench.editor().getByText('version: 2.1.89').waitFor();
    await workbench.shot('verify result');
  });

  it('explains a refusal', async () => {
    say('fail');
    await confirm();
    await workbench.toast('cache_control.scope is refused').waitFor();
    await workbench.answer('Claude Code got an error', 'Explain');
    await workbench.tab('Decoded error').waitFor();
  });

  it('can be cancelled', async () => {
    say('hang');
    const earlier = ran().length;
    await confirm();
    // A toast may be on its way out when so many come in so short a time; the list keeps what goes on.
    await workbench.runCommand('Notifications: Show Notifications');
    await workbench.reply('Claude Code is being run', 'Cancel');
    await workbench.notice('Cancelled').waitFor();
    assert.ok(ran().length <= earlier + 1);
  });
});

describe('Verify with Claude Code where there is none', () => {
  let workbench: Workbench;
  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({
      world: { files: { '.claude/settings.json': world.files['.claude/settings.json'] } },
    });
    await workbench.statusItem().waitFor();
  });
  after(() => workbench.close());

  it('says so', async () => {
    await workbench.runCommand(COMMAND);
    await workbench.toast('No Claude Code was found').waitFor();
  });
});

describe('Verify with Claude Code in an untrusted folder', () => {
  let workbench: Workbench;
  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({ world, untrusted: true });
    await workbench.statusItem().waitFor();
  });
  after(() => workbench.close());

  it('is not there', async () => {
    await workbench.page.locator('.command-center .command-center-quick-pick').click();
    await workbench.page.locator('.quick-input-widget input.input').fill('>Claude Code Env: Verify with');
    await workbench.options().filter({ hasText: 'similar commands' }).waitFor();
    assert.equal(await workbench.options().filter({ hasText: COMMAND }).count(), 0);
    assert.ok(!existsSync(path.join(workbench.home, 'ran')));
  });
});
