import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { openWorkbench, type Theme, type Workbench } from './support/workbench.ts';

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';

/** A file as somebody keeps it: other people's keys, tabs, Windows line ends, no newline at the end. */
const KEPT = [
  '{',
  '\t"$schema": "https://json.schemastore.org/claude-code-settings.json",',
  '\t"permissions": { "allow": ["Bash(npm run test:*)"],  "deny": [] },',
  '\t"env": {',
  '\t\t"CLAUDE_CODE_USE_BEDROCK": "1",',
  '\t\t"AWS_REGION": "us-east-1"',
  '\t},',
  '\t"hooks": {}',
  '}',
].join('\r\n');

const FIXED = KEPT.replace('"us-east-1"', `"us-east-1",\r\n\t\t"${FLAG}": "1"`);

const BEDROCK = { files: { '.claude/settings.json': KEPT } };

describe('a person with Bedrock on and the flag missing', () => {
  let workbench: Workbench;
  const settings = (): string => readFileSync(path.join(workbench.home, '.claude/settings.json'), 'utf8');

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({ world: BEDROCK });
  });
  after(() => workbench.close());

  it('sees the indicator, with words and a warning look', async () => {
    const item = workbench.statusItem();
    await item.getByText('Bedrock: betas on').waitFor();
    const label = (await item.locator('a').getAttribute('aria-label')) ?? '';
    assert.match(label, /CLAUDE_CODE_USE_BEDROCK is set in ~\/\.claude\/settings\.json:5/);
    assert.match((await item.getAttribute('class')) ?? '', /warning-kind/);
  });

  it('is told once, with three buttons', async () => {
    const toast = workbench.toast('Requests go to Amazon Bedrock');
    await toast.waitFor();
    const buttons = await toast.locator('.monaco-button').allInnerTexts();
    assert.deepEqual(buttons, ['Fix', 'Explain', 'Don’t show again']);
    await workbench.shot('notification');
  });

  it('presses Fix: the file has exactly the expected bytes, and the item is quiet', async () => {
    await workbench.answer('Requests go to Amazon Bedrock', 'Fix');
    await workbench.statusItem().getByText('Bedrock: betas off').waitFor();
    assert.equal(settings(), FIXED);
    assert.doesNotMatch((await workbench.statusItem().getAttribute('class')) ?? '', /warning-kind/);
  });

  it('reads what was written where and what to restart, and takes it back', async () => {
    const done = workbench.toast(`${FLAG}=1 is now in ~/.claude/settings.json`);
    await done.getByText('start a new session').waitFor();
    await workbench.shot('fixed');
    await workbench.answer(FLAG, 'Undo');
    await workbench.statusItem().getByText('Bedrock: betas on').waitFor();
    assert.equal(settings(), KEPT);
    assert.equal(await workbench.toast('Requests go to').count(), 0, 'no notification after an undo');
  });

  it('clicks the item and gets the fixes, the costs and the ways out', async () => {
    await workbench.statusItem().locator('a').click();
    await workbench.options().first().waitFor();
    const labels = await workbench.options().locator('.quick-input-list-row').allInnerTexts();
    const said = labels.join('\n');
    for (const words of [
      'Turn off experimental betas',
      'recommended',
      'Turn off prompt caching',
      'Turn off betas and caching',
      'Explain',
      'Open settings file',
      'Don’t warn here',
    ])
      assert.ok(said.includes(words), `${words} in ${said}`);
    await workbench.shot('menu');
  });

  it('chooses Explain and reads about the own state and the rest', async () => {
    await workbench.pick('Explain');
    const page = workbench.webview();
    await page.locator('h1').getByText('Why Bedrock refuses').waitFor();
    await page.locator('#state').getByText('Amazon Bedrock').first().waitFor();
    assert.ok((await page.locator('h2').count()) > 10);
    assert.ok((await page.locator('table caption').count()) > 3);
    await workbench.shot('page');
  });

  it('fixes from the page, and the page follows', async () => {
    const page = workbench.webview();
    await page.getByRole('button', { name: 'Turn off experimental betas' }).click();
    await workbench.statusItem().getByText('Bedrock: betas off').waitFor();
    await page.getByRole('button', { name: 'Allow experimental betas again' }).waitFor();
    assert.equal(settings(), FIXED);
    await workbench.shot('page-fixed');
    await page.getByRole('button', { name: 'Show diff' }).click();
    await workbench.tab('What was changed in').waitFor();
    await workbench.tab('Claude Code and Bedrock').click();
    await page.getByRole('button', { name: /Undo/ }).first().click();
    await page.getByRole('button', { name: 'Turn off experimental betas' }).waitFor();
    assert.equal(settings(), KEPT);
  });

  it('changes the file from outside, and the status follows', async () => {
    writeFileSync(path.join(workbench.home, '.claude/settings.json'), FIXED);
    await workbench.statusItem().getByText('Bedrock: betas off').waitFor();
    writeFileSync(path.join(workbench.home, '.claude/settings.json'), '{"env":{}}');
    await workbench.statusItem().waitFor({ state: 'hidden' });
    writeFileSync(path.join(workbench.home, '.claude/settings.json'), KEPT);
    await workbench.statusItem().getByText('Bedrock: betas on').waitFor();
  });

  it('reloads, and is not told again', async () => {
    await workbench.load();
    await workbench.statusItem().getByText('Bedrock: betas on').waitFor();
    assert.equal(await workbench.toast('Requests go to').count(), 0);
  });

  it('runs a fix from the palette by keyboard only', async () => {
    await workbench.page.keyboard.press('F1');
    await workbench.page.keyboard.type('Claude Code Env: Fix: Turn Off Experimental');
    await workbench.options().first().waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.statusItem().getByText('Bedrock: betas off').waitFor();
    assert.equal(settings(), FIXED);
  });

  it('is offered the change before, in another file, where the last one cannot be taken back', async () => {
    const project = path.join(workbench.folder, '.claude/settings.json');
    mkdirSync(path.dirname(project), { recursive: true });
    writeFileSync(project, JSON.stringify({ env: { [FLAG]: '0' } }));
    await workbench.statusItem().getByText('Bedrock: betas on').waitFor();
    // So much in so short a time: VS Code shows the fourth message within 0.8 s only there.
    await workbench.runCommand('Notifications: Show Notifications');
    await workbench.runCommand('Claude Code Env: Fix: Turn Off Experimental Betas (Recommended)');
    await workbench.message(`${FLAG} was removed from`).waitFor();
    writeFileSync(project, JSON.stringify({ env: { [FLAG]: '1' } }));
    await workbench.runCommand('Claude Code Env: Undo Last Change');
    const refusal = workbench.message('has been changed since');
    await refusal.getByText('in another file').waitFor();
    await workbench.shot('undo-refused');
    await refusal.getByRole('button', { name: 'Undo That One', exact: true }).click();
    // The flag is off again as soon as neither file sets it.
    writeFileSync(project, '{}');
    await workbench.statusItem().getByText('Bedrock: betas on').waitFor();
    assert.equal(settings(), KEPT);
  });
});

describe('a file that Claude Code ignores', () => {
  let workbench: Workbench;
  const BROKEN = '{\n  "env": {\n    "CLAUDE_CODE_USE_BEDROCK": "1", // mine\n  }\n}\n';

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({
      world: { files: { '.claude/settings.json': BROKEN }, env: { CLAUDE_CODE_USE_BEDROCK: '1' } },
    });
  });
  after(() => workbench.close());

  it('is never written: the message names place and reason, and opens it there', async () => {
    await workbench.statusItem().waitFor();
    await workbench.runCommand('Claude Code Env: Fix: Turn Off Experimental Betas (Recommended)');
    const toast = workbench.toast('so it was not written');
    await toast.getByText('line 3, column 37: it holds a comment').waitFor();
    await workbench.shot('ignored-file');
    await toast.getByRole('button', { name: 'Open There' }).click();
    await workbench.tab('settings.json').waitFor();
    await workbench.page.locator('.statusbar').getByText('Ln 3, Col 37').waitFor();
    assert.equal(readFileSync(path.join(workbench.home, '.claude/settings.json'), 'utf8'), BROKEN);
  });
});

describe('every theme', () => {
  const THEMES: readonly Theme[] = ['Default Light Modern', 'Default High Contrast', 'Default High Contrast Light'];
  let workbench: Workbench | undefined;
  afterEach(() => workbench?.close());

  for (const theme of THEMES) {
    it(`shows the indicator, the notification, the menu and the page: ${theme}`, async function () {
      this.timeout(90_000);
      workbench = await openWorkbench({ world: BEDROCK, theme });
      await workbench.toast('Requests go to Amazon Bedrock').waitFor();
      await workbench.shot(`${theme} notification`);
      await workbench.statusItem().locator('a').click();
      await workbench.options().first().waitFor();
      await workbench.shot(`${theme} menu`);
      await workbench.pick('Explain');
      await workbench.webview().locator('h1').waitFor();
      await workbench.shot(`${theme} page`);
    });
  }
});

describe('an untrusted folder', () => {
  let workbench: Workbench;
  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({ world: BEDROCK, untrusted: true });
  });
  after(() => workbench.close());

  it('is checked like any other, and nothing is written without a click', async () => {
    await workbench.statusItem().getByText('Bedrock: betas on').waitFor();
    const folder = path.join(workbench.folder, '.claude');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'settings.json'), JSON.stringify({ env: { [FLAG]: '1' } }));
    await workbench.statusItem().getByText('Bedrock: betas off').waitFor();
    assert.equal(readFileSync(path.join(workbench.home, '.claude/settings.json'), 'utf8'), KEPT);
  });
});
