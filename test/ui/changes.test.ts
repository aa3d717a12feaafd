import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { fileBecomes } from './support/files.ts';
import { openWorkbench, type Workbench } from './support/workbench.ts';

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const BEDROCK = `${JSON.stringify({ env: { CLAUDE_CODE_USE_BEDROCK: '1', ANTHROPIC_API_KEY: 'sk-canary-key' } }, null, 2)}\n`;
const FIXED = BEDROCK.replace('-key"', `-key",\n    "${FLAG}": "1"`);
const command = (title: string): string => `Claude Code Env: ${title}`;

describe('a person who looks before a change', () => {
  let workbench: Workbench;
  const file = (): string => path.join(workbench.home, '.claude/settings.json');
  const settings = (): string => readFileSync(file(), 'utf8');

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({ world: { files: { '.claude/settings.json': BEDROCK } } });
    await workbench.toast('Requests go to Amazon Bedrock').waitFor();
    await workbench.runCommand('Notifications: Show Notifications');
  });
  after(() => workbench.close());

  it('previews a fix as a diff without secrets, and nothing is written', async () => {
    await workbench.runCommand(command('Preview a Fix…'));
    await workbench.pick('Turn off experimental betas');
    await workbench.tab('(preview)').waitFor();
    const shown = workbench.page.locator('.monaco-diff-editor');
    await shown.getByText(FLAG).first().waitFor();
    const text = await shown.innerText();
    assert.ok(text.includes('••••••'), text);
    assert.ok(!text.includes('canary'), text);
    await workbench.shot('preview');
    assert.equal(settings(), BEDROCK);
  });

  it('applies it from the message, and sees by one click what was changed', async () => {
    await workbench.reply('nothing is written yet', 'Apply');
    await workbench.statusItem().getByText('Bedrock: betas off').waitFor();
    assert.equal(settings(), FIXED);
    await workbench.message(`${FLAG}=1 is now in`).getByRole('button', { name: 'Show Diff' }).click();
    await workbench.tab('What was changed in').waitFor();
    await workbench.shot('show-diff');
  });

  it('restores a backup after its diff, and undoes that', async () => {
    await workbench.runCommand(command('Restore a Backup…'));
    await workbench.options().first().waitFor();
    await workbench.shot('backups');
    await workbench.page.keyboard.press('Enter');
    await workbench.tab('as it was on').waitFor();
    assert.equal(settings(), FIXED, 'nothing is written yet');
    await workbench.reply('Restore ~/', 'Restore');
    await workbench.statusItem().getByText('Bedrock: betas on').waitFor();
    assert.equal(settings(), BEDROCK);
    await workbench.runCommand(command('Undo Last Change'));
    await workbench.statusItem().getByText('Bedrock: betas off').waitFor();
    assert.equal(settings(), FIXED);
    await workbench.runCommand(command('Undo Last Change'));
    await workbench.statusItem().getByText('Bedrock: betas on').waitFor();
    assert.equal(settings(), BEDROCK);
  });

  it('sets a variable step by step by keyboard, with a scope to choose and its plan to look at', async () => {
    const { keyboard } = workbench.page;
    await workbench.runCommand(command('Set a Variable…'));
    await workbench.options().first().waitFor();
    await keyboard.type('MY_OWN_NAME');
    await workbench.options().getByText('a name of your own').waitFor();
    await workbench.shot('set-name');
    await keyboard.press('Enter');
    await workbench.options().getByText('Every project of yours').waitFor();
    await workbench.shot('set-scope');
    await keyboard.press('Enter');
    await workbench.page.getByText('The value of MY_OWN_NAME').waitFor();
    await workbench.page.locator('.quick-input-widget input.input').fill('x');
    await keyboard.press('Enter');
    await workbench.options().getByText('Preview').waitFor();
    await keyboard.press('Enter');
    await workbench.message('MY_OWN_NAME=x is now in ~/.claude/settings.json').waitFor();
    assert.deepEqual(JSON.parse(settings()), {
      env: { CLAUDE_CODE_USE_BEDROCK: '1', ANTHROPIC_API_KEY: 'sk-canary-key', MY_OWN_NAME: 'x' },
    });
    await workbench.runCommand(command('Undo Last Change'));
    await fileBecomes(file(), BEDROCK);
  });

  it('hears within a second that another program wrote over a change, and writes it again', async () => {
    const theirs = settings();
    await workbench.runCommand(command('Fix: Turn Off Experimental Betas (Recommended)'));
    await workbench.statusItem().getByText('Bedrock: betas off').waitFor();
    const lost = workbench.message('Another program wrote').waitFor();
    const from = Date.now();
    writeFileSync(file(), theirs);
    await lost;
    console.log(`told of the loss after ${Date.now() - from} ms`);
    await workbench.shot('loss');
    await workbench.reply('Another program wrote', 'Write Again');
    await workbench.statusItem().getByText('Bedrock: betas off').waitFor();
    assert.equal(settings(), FIXED);
  });

  it('forgets all backups after a question', async () => {
    const state = path.join(workbench.home, '.local/state/claude-code-env');
    assert.ok(existsSync(path.join(state, 'backups')));
    await workbench.runCommand(command('Forget Backups'));
    await workbench.dialog().getByRole('button', { name: 'Delete All' }).click();
    await workbench.message('All backups are deleted').waitFor();
    assert.equal(existsSync(path.join(state, 'backups')), false);
    assert.equal(existsSync(path.join(state, 'undo')), false);
  });

  it('is offered to have git ignore the local settings that a change made', async () => {
    execFileSync('git', ['init', '-q', workbench.folder], { env: { PATH: process.env['PATH'], HOME: workbench.home } });
    writeFileSync(path.join(workbench.folder, '.gitignore'), 'node_modules');
    await workbench.runCommand(command('Set a Variable…'));
    await workbench.options().first().waitFor();
    await workbench.page.keyboard.type('MY_OWN_NAME');
    await workbench.options().getByText('a name of your own').waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.pick('local project settings');
    await workbench.page.getByText('The value of MY_OWN_NAME').waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.pick('Apply');
    await workbench.reply('git does not ignore it', 'Add to .gitignore');
    await workbench.message('git ignores it').waitFor();
    const ignored = readFileSync(path.join(workbench.folder, '.gitignore'), 'utf8');
    assert.equal(ignored, 'node_modules\n/.claude/settings.local.json\n');
  });
});

describe('a file that Claude Code ignores can be repaired', () => {
  let workbench: Workbench;
  const BROKEN = '{\n  // mine\n  "env": {\n    "CLAUDE_CODE_USE_BEDROCK": "1", // on\n  },\n}\n';
  const WHOLE = '{\n  "env": {\n    "CLAUDE_CODE_USE_BEDROCK": "1"\n  }\n}\n';
  const file = (): string => path.join(workbench.home, '.claude/settings.json');
  const settings = (): string => readFileSync(file(), 'utf8');

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({ world: { files: { '.claude/settings.json': BROKEN } } });
    await workbench.toast('ignores the whole file').waitFor();
    await workbench.runCommand('Notifications: Show Notifications');
  });
  after(() => workbench.close());

  it('as a diff to accept', async () => {
    await workbench.runCommand(command('Repair a Settings File…'));
    await workbench.tab('repaired (preview)').waitFor();
    await workbench.shot('repair');
    assert.equal(settings(), BROKEN);
    await workbench.reply('Repair ~/.claude/settings.json as shown?', 'Repair');
    await workbench.statusItem().getByText('Bedrock: betas on').waitFor();
    assert.equal(settings(), WHOLE);
  });

  it('from a backup where its end is missing', async () => {
    writeFileSync(file(), WHOLE.slice(0, 30));
    await workbench.statusItem().getByText('ignored').waitFor();
    await workbench.runCommand(command('Repair a Settings File…'));
    await workbench.tab('as it was on').waitFor();
    await workbench.reply('Restore ~/', 'Restore');
    await workbench.message('is as it was on').waitFor();
    assert.equal(settings(), BROKEN, 'the newest backup, as it was before our repair');
  });

  it('by hand at the place where only a person knows', async () => {
    mkdirSync(path.dirname(file()), { recursive: true });
    writeFileSync(file(), '{\n  "model": 5\n}\n');
    await workbench.statusItem().getByText('ignored').waitFor();
    await workbench.runCommand(command('Repair a Settings File…'));
    await workbench.message('Only you can say what is meant here').waitFor();
    await workbench.page.locator('.statusbar').getByText('Ln 2, Col 3').waitFor();
    await workbench.shot('repair-by-hand');
  });
});
