import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { refused, transcript } from './support/transcripts.ts';
import { openWorkbench, type Workbench } from './support/workbench.ts';

const LINK = '[click](command:workbench.action.terminal.new)';
const END = '\u202e\u001b[2J\n](https://evil.example.com)';
const TEXT = `${LINK}$(zap)<img src=x onerror=alert(1)>${END}`;
/** The name of a variable holds no equals sign. */
const NAMED = `${LINK}$(zap)<marquee>${END}`;
/** Shown, they are this: nothing in it leads anywhere, and nothing is hidden. */
const SEEN_END = String.raw`\u{202e}\u{1b}[2J\n]\(https://evil.example.com)`;
const SEEN_LINK = String.raw`[click]\(command:workbench.action.terminal.new)$\(zap)`;
const SEEN = `${SEEN_LINK}<img src=x onerror=alert(1)>${SEEN_END}`;
const SEEN_NAME = `${SEEN_LINK}<marquee>${SEEN_END}`;
/** As a credential of a project, a name is told in a notification. */
const NAME = `ANTHROPIC_${NAMED}_TOKEN`;
const ID = '0d2f6c1e-1111-4222-8333-444455556666';
const told = { id: ID, cwd: `\${home}/${TEXT}`, version: TEXT, model: TEXT, entrypoint: TEXT };

const world = {
  files: {
    [`.claude/projects/-work/${ID}.jsonl`]: transcript(told, refused(Date.now() - 60_000)),
    '.claude/settings.json': {
      env: Object.fromEntries([
        [`A${NAMED}`, TEXT],
        ['__proto__', TEXT],
      ]),
    },
  },
  folder: {
    '.claude/settings.json': {
      env: {
        [NAME]: TEXT,
        [`A${NAMED}`]: 'theirs',
        constructor: TEXT,
      },
    },
    'error.txt': `400 system.1.cache_control.ephemeral.scope: Extra inputs are not permitted ${TEXT}`,
    '.claude/settings.local.json': { env: { [`A${NAMED}`]: TEXT, BIG: 'x'.repeat(10_000_000) } },
  },
};

describe('a hostile workspace', () => {
  let workbench: Workbench;
  const alerts: string[] = [];
  const row = (name: string | RegExp) => workbench.page.getByRole('treeitem', { name });

  /** Nothing of the text has become more than text, wherever it is shown now. */
  async function assertText(): Promise<void> {
    const { page } = workbench;
    for (const made of [
      '.codicon-zap',
      'img[src="x"]',
      'marquee',
      'a[href*="evil.example"]',
      '[data-href*="evil.example"]',
    ])
      assert.equal(await page.locator(made).count(), 0, made);
    for (const made of ['a[href*="terminal.new"]', '[data-href*="terminal.new"]', '.notification-list-item-message a'])
      assert.equal(await page.locator(made).count(), 0, made);
    assert.equal(await workbench.dialog().count(), 0);
    assert.deepEqual(alerts, []);
  }

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({ world });
    workbench.page.on('dialog', (dialog) => {
      alerts.push(dialog.message());
      void dialog.dismiss();
    });
    await workbench.statusItem().waitFor();
  });
  after(() => workbench.close());

  it('is told of in a notification without a link', async () => {
    await workbench.toast(`ANTHROPIC_${SEEN_NAME}_TOKEN`).first().waitFor();
    await assertText();
    await workbench.shot('hostile-notification');
  });

  it('is text in the view', async () => {
    await workbench.runCommand('View: Show Claude Code Env');
    await row(/^Files/).waitFor();
    await row(`A${SEEN_NAME}: ${SEEN}`).first().waitFor();
    await assertText();
    await workbench.shot('hostile-view');
  });

  it('is text in the lists to choose from', async () => {
    await workbench.runCommand('Claude Code Env: Unset a Variable…');
    await workbench
      .options()
      .filter({ hasText: `A${SEEN_NAME}` })
      .first()
      .waitFor();
    await assertText();
    await workbench.shot('hostile-pick');
    await workbench.page.keyboard.press('Escape');
    await workbench.runCommand('Claude Code Env: Resume This Session');
    await workbench.options().filter({ hasText: SEEN }).first().waitFor();
    await assertText();
    await workbench.page.keyboard.press('Escape');
  });

  it('is text in marks and hovers of its own file', async () => {
    await row(`ANTHROPIC_${SEEN_NAME}_TOKEN: ••••••`).first().click();
    await workbench.tab('settings.json').waitFor();
    await workbench.editor().getByText('theirs').first().hover();
    const hover = workbench.page.locator('.monaco-hover').filter({ hasText: 'Claude Code sees' }).first();
    await hover.getByText('Go to the line that wins').waitFor();
    assert.equal(
      await hover
        .locator('a[data-href], a[href]')
        .filter({ hasNotText: /line that wins|View Problem|Quick Fix|shadowed|endpoint/ })
        .count(),
      0,
    );
    await assertText();
    await workbench.shot('hostile-hover');
  });

  it('is text in the page, which holds no element but its own', async () => {
    await workbench.runCommand('Explain the Bedrock Incompatibility');
    const page = workbench.webview();
    await page.locator('#sections h2').first().waitFor();
    await page.locator('#state').getByText(SEEN_NAME).first().waitFor();
    await page.locator('#sessions').getByText('What your sessions say').waitFor();
    for (const made of [
      'img',
      'marquee',
      'iframe',
      'object',
      'embed',
      'base',
      'form',
      '[onerror]',
      'a:not([href^="https://"]):not([href^="#"])',
      'a[href*="evil"]',
    ])
      assert.equal(await page.locator(made).count(), 0, made);
    const scripts = await page
      .locator('script')
      .evaluateAll((all) => all.map((one) => one.getAttribute('src') ?? one.id));
    assert.deepEqual(
      scripts.filter((script) => !script.endsWith('dist/page.js')),
      ['_vscodeApiScript'],
    );
    await assertText();
    await workbench.shot('hostile-page');
  });

  it('is text in the answer to an error that quotes it', async () => {
    await workbench.openFile('error.txt');
    await workbench.editor().click();
    await workbench.page.keyboard.press('Control+A');
    await workbench.runCommand('Claude Code Env: Decode an Error Message…');
    await workbench.tab('Decoded error').waitFor();
    await assertText();
  });
});
