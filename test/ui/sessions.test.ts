import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { after, afterEach, before, describe, it } from 'mocha';
import { fileBecomes, goes } from './support/files.ts';
import { answered, refused, requested, transcript } from './support/transcripts.ts';
import { openWorkbench, type Theme, type Workbench, type WorkbenchOptions } from './support/workbench.ts';

const AXE = path.join(process.env['TEST_ROOT'] ?? process.cwd(), 'node_modules/axe-core/axe.min.js');
const NOW = Date.now();
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

const FAILED = '0d2f6c1e-1111-4222-8333-444455556666';
const QUIET = '1a2b3c4d-5e6f-4a8b-9c0d-1e2f3a4b5c6d';
const GONE = '4d5e6f70-8192-4dbe-8f30-4b5c6d7e8f90';
const ELSEWHERE = '2b3c4d5e-6f70-4b9c-8d1e-2f3a4b5c6d7e';

const usage = (read: number, short: number, hour: number, rest: number): Record<string, number> => ({
  input_tokens: rest,
  output_tokens: 100,
  cache_read_input_tokens: read,
  cache_creation_input_tokens: short + hour,
});

/** A fortnight of work in this folder, a session that was refused, one in a folder that is not open. */
const TRANSCRIPTS: Readonly<Record<string, string>> = {
  [`.claude/projects/-work/${FAILED}.jsonl`]: transcript(
    { id: FAILED, cwd: '${folder}', version: '2.1.92', model: 'claude-sonnet-4-5' },
    answered(NOW - 90 * MINUTE, usage(9_000, 3_000, 0, 400)),
    refused(NOW - 20 * MINUTE),
    refused(NOW - 19 * MINUTE),
  ),
  [`.claude/projects/-work/${QUIET}.jsonl`]: transcript(
    { id: QUIET, cwd: '${folder}', entrypoint: 'claude-vscode' },
    ...[13, 12, 11, 9, 8, 5, 4, 3, 2, 1].map((days) =>
      answered(NOW - days * DAY, usage(20_000 + 9_000 * (days % 4), 4_000, 0, 800 + 3_000 * (days % 3))),
    ),
    requested(NOW - DAY, false),
  ),
  [`.claude/projects/-home-other/${ELSEWHERE}.jsonl`]: transcript(
    { id: ELSEWHERE, cwd: '${home}/other', entrypoint: 'sdk-cli' },
    refused(NOW - 3 * DAY, 'API Error: 400 invalid beta flag'),
    requested(NOW - 3 * DAY, true),
  ),
};

const SETTINGS = { env: { ANTHROPIC_BASE_URL: 'https://llm.example.com' } };
const WORLD = { files: { '.claude/settings.json': SETTINGS, ...TRANSCRIPTS, 'other/README.md': '# other\n' } };

/** A program of ours in the place of Claude Code: it tells how it was started, and stays. */
const CLAUDE =
  '#!/bin/sh\nprintf "%s\\n" "$PWD" "$@" > "$HOME/started.tmp"\nmv "$HOME/started.tmp" "$HOME/started"\nexec cat\n';

/** VS Code asks a login shell for the PATH. */
const PROFILES = { '.profile': 'PATH="$HOME/bin:$PATH"\n', '.bash_profile': '. "$HOME/.profile"\n' };

/** Settings that are older than what went wrong: else a refusal says nothing about them. */
async function openWorld(options: WorkbenchOptions): Promise<Workbench> {
  const workbench = await openWorkbench({ world: WORLD, width: 1_400, ...options });
  const settled = new Date(NOW - 30 * DAY);
  utimesSync(path.join(workbench.home, '.claude/settings.json'), settled, settled);
  return workbench;
}

async function openPage(workbench: Workbench): Promise<void> {
  await workbench.statusItem().waitFor();
  await workbench.runCommand('Claude Code Env: Explain the Bedrock Incompatibility');
  await workbench.webview().locator('h2').first().waitFor();
}

async function pageFrame(workbench: Workbench): Promise<Frame> {
  for (const frame of workbench.page.frames()) if ((await frame.locator('#state').count()) > 0) return frame;
  throw new Error('the page is not open');
}

describe('a person whose requests were refused', () => {
  let workbench: Workbench;
  const started = (): string => path.join(workbench.home, 'started');
  before(async function () {
    this.timeout(90_000);
    const env = { PATH: `\${home}/bin:${process.env['PATH'] ?? ''}` };
    workbench = await openWorld({ world: { ...WORLD, files: { ...WORLD.files, ...PROFILES }, env } });
    const bin = path.join(workbench.home, 'bin');
    mkdirSync(bin);
    writeFileSync(path.join(bin, 'claude'), CLAUDE, { mode: 0o755 });
  });
  after(() => workbench.close());

  it('is told by the status bar, without opening anything', async () => {
    const item = workbench.statusItem();
    await item.getByText('Gateway: betas on').waitFor();
    await workbench.page.locator('.statusbar-item.error-kind').getByText('Gateway: betas on').waitFor();
  });

  it('reads on the page what was refused, where and when', async () => {
    await openPage(workbench);
    const page = workbench.webview();
    const refusals = page.getByRole('table', { name: 'What was refused, by kind' });
    const row = refusals.getByRole('row', { name: /cache_control\.scope is refused/ });
    await row.waitFor();
    assert.match(
      await row.innerText(),
      /\t2\t(?:19|2\d) minutes ago\t.*folder\t2\.1\.92\tterminal\tclaude-sonnet-4-5$/,
    );
    const time = row.locator('time');
    assert.equal(await time.getAttribute('datetime'), new Date(NOW - 19 * MINUTE).toISOString());
    assert.notEqual(await time.getAttribute('title'), null);
    await page.locator('#state').getByText('2 with refusals, the last:').waitFor();
    await page.getByText('scope sent (1 of 1 requests)').waitFor();
  });

  it('reads what caching did, as a picture with words and as numbers', async () => {
    const page = workbench.webview();
    const picture = page.getByRole('img', {
      name: /^A bar chart\. Days with requests: 11\. Least from the cache: \d+%/,
    });
    await picture.waitFor();
    assert.equal(await picture.locator('rect').count(), 11);
    await page.getByText('The same in numbers').click();
    const days = page.getByRole('table', { name: /^Input by day/ });
    assert.equal(await days.locator('tbody tr').count(), 11);
    await page.getByRole('link', { name: 'Anthropic’s price list' }).waitFor();
  });

  it('resumes a session: the program is started in its folder, with its id, by no shell', async () => {
    const resume = workbench.webview().getByRole('button', { name: /^Resume This Session: .*folder$/ });
    await resume.first().click();
    await fileBecomes(started(), `${workbench.folder}\n--resume\n${FAILED}\n`);
    await workbench.shot('resumed');
  });

  it('is asked before one is resumed outside of this workspace', async () => {
    rmSync(started());
    const resume = workbench.webview().getByRole('button', { name: 'Resume This Session: ~/other' });
    await resume.click();
    await workbench.dialog().getByText('outside of this workspace: ~/other').waitFor();
    await workbench.shot('resume-elsewhere');
    await workbench.dialog().getByRole('button', { name: 'Resume There' }).click();
    await fileBecomes(started(), `${path.join(workbench.home, 'other')}\n--resume\n${ELSEWHERE}\n`);
  });

  it('copies a report of one session, and may look at it', async () => {
    const copy = workbench.webview().getByRole('button', { name: /^Copy Report for a Bug: .*folder$/ });
    await copy.first().click();
    await workbench.toast('The report is in the clipboard').waitFor();
    await workbench.answer('The report is in the clipboard', 'Look at It');
    const editor = workbench.editor();
    await editor.getByText('### Versions').waitFor();
    const said = (await editor.innerText()).replaceAll('\u00a0', ' ');
    assert.match(said, /Env Manager for Claude Code: /);
    assert.match(said, /### Route/);
    assert.ok(!said.includes(workbench.folder));
    await workbench.shot('bug-report');
    await workbench.tab('Claude Code and Bedrock').click();
  });

  it('finds it all in the view, and chooses a session from the palette', async () => {
    rmSync(started());
    await workbench.runCommand('View: Show Claude Code Env');
    const row = (words: RegExp) => workbench.page.getByRole('treeitem', { name: words });
    await row(/^Sessions, 2 with refusals/).waitFor();
    await row(/^Refused: cache_control\.scope is refused, 2 times, \d+ minutes ago/).waitFor();
    await row(/^Prompt caching, 79% from the cache, cost at most \d+% of uncached input/).waitFor();
    await row(/^Session in ~\/other, 1 request refused, 3 days ago, 2\.1\.329, print mode/).click({ button: 'right' });
    const menu = workbench.page.locator('.context-view .monaco-menu');
    await menu.getByText('Copy Report for a Bug').waitFor();
    await menu.getByText('Resume This Session').waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.runCommand('Claude Code Env: Resume This Session');
    await workbench.options().filter({ hasText: 'VS Code' }).waitFor();
    await workbench.shot('resume-pick');
    await workbench.options().filter({ hasText: 'VS Code' }).click();
    await fileBecomes(started(), `${workbench.folder}\n--resume\n${QUIET}\n`);
  });

  it('sees a refusal that comes while the window is open', async () => {
    const name = workbench.folder.replaceAll(/[\\/]/g, '-');
    const folder = path.join(workbench.home, '.claude/projects', name);
    mkdirSync(folder, { recursive: true });
    const id = '3c4d5e6f-7081-4cad-9e2f-3a4b5c6d7e8f';
    const told = { id, cwd: workbench.folder };
    writeFileSync(path.join(folder, `${id}.jsonl`), transcript(told, refused(Date.now())));
    await workbench.page.getByRole('treeitem', { name: /^Sessions, 3 with refusals/ }).waitFor();
  });

  it('switches the reading off, and nothing is known any more', async () => {
    const kept = path.join(workbench.home, '.local/state/claude-code-env/transcripts');
    assert.ok(existsSync(kept));
    const file = path.join(workbench.home, '../user/Machine/settings.json');
    writeFileSync(file, JSON.stringify({ 'claudeCodeEnv.sessions.scan': false }));
    await workbench.page.getByRole('treeitem', { name: /^Sessions/ }).waitFor({ state: 'detached' });
    const page = workbench.webview();
    await page.locator('#sessions').getByText('What your sessions say').waitFor();
    await page.getByText('Reading transcripts is switched off').first().waitFor();
    assert.equal(await page.locator('.chart').count(), 0);
    await goes(kept);
    await workbench.shot('sessions-off');
    await page.getByRole('button', { name: 'Open the Setting' }).first().click();
    await workbench.page.locator('.settings-editor').getByText('Read the transcripts').first().waitFor();
    await workbench.shot('sessions-setting');
  });
});

describe('where nothing can be resumed, or nothing is read', () => {
  let workbench: Workbench | undefined;
  afterEach(() => workbench?.close());

  async function opened(options: WorkbenchOptions): Promise<Workbench> {
    workbench = await openWorld(options);
    await openPage(workbench);
    return workbench;
  }

  const resume = (made: Workbench, name: string | RegExp) =>
    made.webview().getByRole('button', { name }).first().click();

  it('an untrusted folder starts nothing', async function () {
    this.timeout(90_000);
    const made = await opened({ untrusted: true });
    await resume(made, /^Resume This Session/);
    await made.toast('This workspace is not trusted').waitFor();
  });

  it('a claude that the project brings along is not started, nor any in a folder that is gone', async function () {
    this.timeout(90_000);
    const gone = { id: GONE, cwd: '${home}/gone' };
    const files = {
      ...WORLD.files,
      '.profile': 'PATH="$WORLD_FOLDER/bin:$PATH"\n',
      '.bash_profile': '. "$HOME/.profile"\n',
      [`.claude/projects/-gone/${GONE}.jsonl`]: transcript(gone, refused(NOW - DAY)),
    };
    const env = { WORLD_FOLDER: '${folder}', PATH: `\${folder}/bin:${process.env['PATH'] ?? ''}` };
    const made = await opened({ world: { files, env } });
    mkdirSync(path.join(made.folder, 'bin'));
    writeFileSync(path.join(made.folder, 'bin/claude'), CLAUDE, { mode: 0o755 });
    await resume(made, /^Resume This Session: .*folder$/);
    await made.toast('lies in the project and is not started').waitFor();
    await resume(made, 'Resume This Session: ~/gone');
    await made.toast('The folder of this session is not there any more').waitFor();
    assert.ok(!existsSync(path.join(made.home, 'started')));
  });

  it('a machine without sessions says so, and reads again when asked', async function () {
    this.timeout(90_000);
    const made = await opened({ world: { files: { '.claude/settings.json': SETTINGS } } });
    const page = made.webview();
    await page.getByText('No session of Claude Code was found on this machine.').first().waitFor();
    await page.locator('#sessions').evaluate((heading) => heading.scrollIntoView());
    await made.shot('sessions-none');
    const file = path.join(made.home, `.claude/projects/-work/${QUIET}.jsonl`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, transcript({ id: QUIET, cwd: made.folder }, refused(NOW - DAY)));
    await page.getByRole('button', { name: 'Read Again' }).first().click();
    await page.getByRole('table', { name: 'What was refused, by kind' }).waitFor();
    await made.toast('Sessions on this machine: 1. With refusals: 1.').waitFor();
  });

  it('a person who does not want it is not read', async function () {
    this.timeout(90_000);
    const made = await opened({ world: { ...WORLD, machineSettings: { 'claudeCodeEnv.sessions.scan': false } } });
    const page = made.webview();
    await page.getByText('Reading transcripts is switched off').first().waitFor();
    await made.runCommand('Claude Code Env: Read the Sessions Again');
    const toast = made.toast('Reading transcripts is switched off.');
    await toast.getByRole('button', { name: 'Open the Setting' }).waitFor();
    await made.runCommand('Claude Code Env: Resume This Session');
    await made.toast(/^Reading transcripts is switched off\.$/).waitFor();
    const file = path.join(made.home, `.claude/projects/-work/${FAILED}.jsonl`);
    assert.ok(statSync(file).atimeMs <= statSync(file).mtimeMs, 'nobody has read it');
    readFileSync(file);
    assert.ok(statSync(file).atimeMs > statSync(file).mtimeMs, 'and this disk would tell');
  });
});

describe('what sessions say, in every theme', () => {
  const THEMES: readonly Theme[] = [
    'Default Dark Modern',
    'Default Light Modern',
    'Default High Contrast',
    'Default High Contrast Light',
  ];
  let workbench: Workbench | undefined;
  afterEach(() => workbench?.close());

  for (const theme of THEMES) {
    it(`${theme}, and axe objects to nothing`, async function () {
      this.timeout(90_000);
      workbench = await openWorld({ theme, height: 1_000 });
      await openPage(workbench);
      const page = workbench.webview();
      await page.locator('#sessions').waitFor();
      await workbench.shot(`${theme} page top`);
      await page.locator('.chart svg').waitFor();
      await page.locator('#sessions').evaluate((heading) => heading.scrollIntoView());
      await workbench.shot(`${theme} sessions`);
      await page.locator('#caching').evaluate((heading) => heading.scrollIntoView());
      await workbench.shot(`${theme} caching`);
      await page.locator('#caching-check').evaluate((heading) => heading.scrollIntoView());
      await workbench.shot(`${theme} caching check`);
      for (const details of await page.locator('#evidence details').all())
        await details.evaluate((made) => made.setAttribute('open', ''));
      const frame = await pageFrame(workbench);
      await frame.evaluate(readFileSync(AXE, 'utf8'));
      const violations = await frame.evaluate<{ id: string; nodes: { html: string }[] }[]>(
        'axe.run(document).then(({ violations }) => violations)',
      );
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
        [],
      );
      await page.locator('#caching').evaluate((heading) => heading.scrollIntoView());
      await workbench.shot(`${theme} caching open`);
      await workbench.page.emulateMedia({ forcedColors: 'active' });
      await workbench.shot(`${theme} caching in forced colours`);
      await workbench.page.emulateMedia({ forcedColors: 'none' });
      await workbench.runCommand('View: Show Claude Code Env');
      await workbench.page.getByRole('treeitem', { name: /^Sessions/ }).waitFor();
      await workbench.shot(`${theme} sessions view`);
    });
  }
});
