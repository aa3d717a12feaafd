import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { after, afterEach, before, describe, it } from 'mocha';
import { openWorkbench, type Theme, type Workbench } from './support/workbench.ts';

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const BEDROCK = `${JSON.stringify({ env: { CLAUDE_CODE_USE_BEDROCK: '1', ANTHROPIC_API_KEY: 'sk-canary-key' } }, null, 2)}\n`;
const WORLD = { files: { '.claude/settings.json': BEDROCK } };

/** The rows of the view, by what a screen reader says of them. */
const row = (workbench: Workbench, words: string | RegExp): Locator =>
  workbench.page.getByRole('treeitem', { name: words });

async function openView(workbench: Workbench): Promise<void> {
  await workbench.statusItem().waitFor();
  await workbench.runCommand('View: Show Claude Code Env');
  await row(workbench, /^Files/).waitFor();
}

describe('the view', () => {
  let workbench: Workbench;
  const file = (): string => path.join(workbench.home, '.claude/settings.json');
  const settings = (): { env: Record<string, string> } =>
    JSON.parse(readFileSync(file(), 'utf8')) as { env: Record<string, string> };

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({ world: WORLD });
    await openView(workbench);
  });
  after(() => workbench.close());

  it('shows problems with their fixes, the effective environment without secrets, and the files', async () => {
    await row(workbench, /^Requests go to Amazon Bedrock.*betas-not-disabled/).waitFor();
    await row(workbench, /^Turn off experimental betas\. /).waitFor();
    await row(workbench, 'ANTHROPIC_API_KEY: ••••••, from ~/.claude/settings.json:4').waitFor();
    await row(workbench, 'user settings, ~/.claude/settings.json: applied').waitFor();
    assert.ok(!(await workbench.page.locator('.pane-body').first().innerText()).includes('canary'));
    await workbench.shot('view');
  });

  it('follows the files, and says who is shadowed', async () => {
    const project = path.join(workbench.folder, '.claude/settings.json');
    mkdirSync(path.dirname(project), { recursive: true });
    writeFileSync(project, JSON.stringify({ env: { CLAUDE_CODE_USE_BEDROCK: '0' } }));
    await row(workbench, /^CLAUDE_CODE_USE_BEDROCK: 0/)
      .locator('.monaco-tl-twistie')
      .click();
    await row(workbench, 'CLAUDE_CODE_USE_BEDROCK, shadowed: 1, in user settings').waitFor();
    await workbench.shot('view-shadowed');
    writeFileSync(project, '{}');
    await row(workbench, /^CLAUDE_CODE_USE_BEDROCK: 1/).waitFor();
  });

  it('opens a variable at its line', async () => {
    await row(workbench, /^CLAUDE_CODE_USE_BEDROCK: 1/).click();
    await workbench.tab('settings.json').waitFor();
    await workbench.page.locator('.statusbar').getByText('Ln 3, Col 5').waitFor();
  });

  it('adds a variable by keyboard only, found by what it does', async () => {
    const { keyboard } = workbench.page;
    await keyboard.press('F1');
    await keyboard.type('Claude Code Env: Set a Variable…');
    await workbench.options().getByText('Set a Variable…').first().waitFor();
    await keyboard.press('Enter');
    await workbench.page.getByPlaceholder(/Choose a documented variable/).waitFor();
    await keyboard.type('API_TIMEOUT_MS');
    await workbench.options().first().getByText('API_TIMEOUT_MS').first().waitFor();
    await workbench.shot('add-name');
    await keyboard.press('Enter');
    await workbench.options().getByText('Every project of yours').waitFor();
    await keyboard.press('Enter');
    await workbench.page.getByText('The value of API_TIMEOUT_MS, in ms').waitFor();
    await workbench.page.locator('.quick-input-widget input.input').fill('ten');
    await workbench.page.getByText('This variable takes a number.').waitFor();
    await workbench.shot('add-value');
    await workbench.page.locator('.quick-input-widget input.input').fill('900000');
    await keyboard.press('Enter');
    await workbench.options().getByText('Preview').waitFor();
    await keyboard.press('Enter');
    await row(workbench, /^API_TIMEOUT_MS: 900000/).waitFor();
    assert.equal(settings().env['API_TIMEOUT_MS'], '900000');
  });

  it('applies a fix from a line', async () => {
    await row(workbench, /^Turn off experimental betas\. /).click();
    await row(workbench, new RegExp(`^${FLAG}: 1`)).waitFor();
    assert.equal(settings().env[FLAG], '1');
  });

  it('is filtered, and shows all again', async () => {
    await workbench.runCommand('View: Show Claude Code Env');
    await workbench.page.getByRole('button', { name: 'Filter…' }).click();
    await workbench.page.getByText('Part of a name or of a value').waitFor();
    await workbench.page.locator('.quick-input-widget input.input').fill('timeout');
    await workbench.page.keyboard.press('Enter');
    await row(workbench, /^CLAUDE_CODE_USE_BEDROCK/).waitFor({ state: 'detached' });
    await row(workbench, /^API_TIMEOUT_MS/).waitFor();
    await workbench.page.getByRole('button', { name: 'Clear the Filter' }).click();
    await row(workbench, /^CLAUDE_CODE_USE_BEDROCK/).waitFor();
  });
});

describe('the view in every theme', () => {
  const THEMES: readonly Theme[] = ['Default Light Modern', 'Default High Contrast', 'Default High Contrast Light'];
  let workbench: Workbench | undefined;
  afterEach(() => workbench?.close());

  for (const theme of THEMES) {
    it(`${theme}, with marks and hover in the settings file`, async function () {
      this.timeout(90_000);
      workbench = await openWorkbench({ world: WORLD, theme });
      await openView(workbench);
      await row(workbench, /^CLAUDE_CODE_USE_BEDROCK: 1/).click();
      await workbench.tab('settings.json').waitFor();
      await workbench.page.locator('.squiggly-warning').first().waitFor();
      await workbench.editor().getByText('CLAUDE_CODE_USE_BEDROCK').first().hover();
      await workbench.page.locator('.monaco-hover').getByText('Claude Code sees').first().waitFor();
      await workbench.shot(`${theme} view and file`);
      await workbench.runCommand('Claude Code Env: Preview a Fix…');
      await workbench.pick('Turn off experimental betas');
      await workbench.page.locator('.monaco-diff-editor').getByText(FLAG).first().waitFor();
      await workbench.shot(`${theme} preview`);
      await workbench.runCommand('Claude Code Env: Set a Variable…');
      await workbench.options().first().waitFor();
      await workbench.shot(`${theme} set variable`);
      await workbench.page.keyboard.press('Escape');
      await workbench.runCommand('Welcome: Open Walkthrough...');
      await workbench.pick('Claude Code on Bedrock or a gateway');
      await workbench.page.locator('.getting-started-step').first().waitFor();
      await workbench.shot(`${theme} walkthrough`);
    });
  }
});
