// The pictures of README.md, taken of the real workbench in a demo home: `npm run screenshots`.
import { utimesSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { answered, refused, requested, transcript } from '../ui/support/transcripts.ts';
import { openWorkbench, type Theme, type Workbench, type WorkbenchOptions } from '../ui/support/workbench.ts';

const NOW = Date.now();
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

const BEDROCK = {
  files: {
    '.claude/settings.json': {
      env: { ANTHROPIC_MODEL: 'opus', AWS_REGION: 'us-east-1', CLAUDE_CODE_USE_BEDROCK: '1' },
    },
  },
  folder: {
    'README.md': '# App\n',
    '.claude/settings.json': { env: { AWS_REGION: 'eu-central-1' } },
  },
};

/** A fortnight of work behind a gateway, and a session that was refused. */
const GATEWAY = {
  folder: { 'README.md': '# App\n' },
  machineSettings: { 'claudeCodeEnv.notifications': false },
  files: {
    '.claude/settings.json': { env: { ANTHROPIC_BASE_URL: 'https://llm.example.com' } },
    '.claude/projects/-app/1a2b3c4d-5e6f-4a8b-9c0d-1e2f3a4b5c6d.jsonl': transcript(
      { id: '1a2b3c4d-5e6f-4a8b-9c0d-1e2f3a4b5c6d', cwd: '${folder}', entrypoint: 'claude-vscode' },
      ...[13, 12, 11, 9, 8, 7, 5, 4, 3, 2, 1].map((days) =>
        answered(NOW - days * DAY, usage(60_000 + 21_000 * (days % 4), 6_000, 1_500 + 5_000 * (days % 3))),
      ),
      requested(NOW - DAY, false),
    ),
    '.claude/projects/-app/0d2f6c1e-1111-4222-8333-444455556666.jsonl': transcript(
      { id: '0d2f6c1e-1111-4222-8333-444455556666', cwd: '${folder}', version: '2.1.92', model: 'claude-sonnet-4-5' },
      answered(NOW - 90 * MINUTE, usage(90_000, 8_000, 900)),
      refused(NOW - 20 * MINUTE),
      refused(NOW - 19 * MINUTE),
    ),
  },
};

function usage(read: number, written: number, rest: number): Record<string, number> {
  return {
    input_tokens: rest,
    output_tokens: 800,
    cache_read_input_tokens: read,
    cache_creation_input_tokens: written,
  };
}

const DARK: Theme = 'Default Dark Modern';
const LIGHT: Theme = 'Default Light Modern';
/** Twice as many pixels as a page has: sharp on every screen. */
const SHARP = 2;
/** Nothing that names the folders of a run, and nothing that is not ours. */
const PLAIN = {
  'breadcrumbs.enabled': false,
  'workbench.activityBar.location': 'top',
  'workbench.layoutControl.enabled': false,
  'workbench.editor.editorActionsLocation': 'hidden',
  'editor.minimap.enabled': false,
};

/** A machine may be busy with other things, and nobody waits for pictures. */
const PATIENCE_MS = 60_000;

let workbench: Workbench | undefined;
afterEach(() => workbench?.close());

/** `width` and `height` are those of the window, in CSS pixels. */
async function opened(width: number, height: number, options: WorkbenchOptions): Promise<Workbench> {
  const { zoom = SHARP } = options;
  const window = { width: width * zoom, height: height * zoom, zoom };
  const world = { ...options.world, settings: PLAIN };
  workbench = await openWorkbench({ project: 'app', ...options, ...window, world });
  workbench.page.setDefaultTimeout(PATIENCE_MS);
  await workbench.statusItem().waitFor();
  return workbench;
}

/** The same without the side bar, which has nothing of ours in it. */
async function openedWide(width: number, height: number, options: WorkbenchOptions): Promise<Workbench> {
  const made = await opened(width, height, options);
  await made.runCommand('View: Toggle Primary Side Bar Visibility');
  await made.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  return made;
}

const CALM = 'Don’t show again';
const TOLD = 'Requests go to Amazon Bedrock';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What holds all these places, with some room around it. */
async function around(places: readonly Locator[], room: number): Promise<Box> {
  const found = await Promise.all(places.map((place) => place.first().boundingBox()));
  const boxes = found.filter((box) => box !== null);
  const x = Math.min(...boxes.map((box) => box.x)) - room;
  const y = Math.min(...boxes.map((box) => box.y)) - room;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + room;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + room;
  return { x, y, width: right - x, height: bottom - y };
}

async function take({ page }: Workbench, name: string, box: Partial<Box> = {}): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const x = Math.max(0, box.x ?? 0);
  const y = Math.max(0, box.y ?? 0);
  const clip = {
    x,
    y,
    width: Math.min(box.width ?? width, width - x),
    height: Math.min(box.height ?? height, height - y),
  };
  // Nothing blinks, and no pointer lights up what it happens to be on.
  await page.screenshot({ path: path.join(process.env['SHOTS'] ?? 'out', `${name}.png`), clip, caret: 'hide' });
}

describe('the pictures', function () {
  this.timeout(240_000);

  for (const [name, theme] of [
    ['light', LIGHT],
    ['dark', DARK],
  ] as const) {
    it(`status bar and notification, ${name}`, async () => {
      const made = await openedWide(640, 400, { world: BEDROCK, theme });
      await made.openFile('README.md');
      await made.statusItem().getByText('Bedrock: betas on').waitFor();
      const toast = made.toast(TOLD);
      await toast.waitFor();
      // Last: where something is still going on, that stands in its place.
      await made.page.locator('.statusbar-item[id="status.editor.mode"]').waitFor();
      await made.page.locator('.statusbar').getByText('Activating Extensions').waitFor({ state: 'hidden' });
      await take(made, `notification-${name}`, await around([toast, made.statusItem()], 14));
    });
  }

  it('the menu', async () => {
    const made = await opened(1_000, 700, { world: BEDROCK, theme: DARK });
    await made.answer(TOLD, CALM);
    await made.statusItem().locator('a').click();
    await made.options().first().waitFor();
    await take(made, 'menu', await around([made.page.locator('.quick-input-widget')], 4));
  });

  it('the page', async () => {
    const made = await openedWide(740, 590, { world: BEDROCK, theme: LIGHT });
    await made.answer(TOLD, 'Explain');
    await made.webview().locator('h1').waitFor();
    await take(made, 'page', await around([made.page.locator('.part.editor')], 0));
  });

  it('the view, and help in the settings file', async () => {
    const made = await opened(940, 450, { world: BEDROCK, theme: DARK, zoom: 1.6 });
    await made.answer(TOLD, CALM);
    await made.runCommand('View: Show Claude Code Env');
    await widen(made, 350);
    await made.page.getByRole('treeitem', { name: /^CLAUDE_CODE_USE_BEDROCK: 1/ }).click();
    await made.tab('settings.json').waitFor();
    await made.page.locator('.squiggly-warning').first().waitFor();
    await made.editor().getByText('CLAUDE_CODE_USE_BEDROCK').first().hover();
    await made.page.locator('.monaco-hover').getByText('Claude Code sees').first().waitFor();
    const parts = ['sidebar', 'editor', 'statusbar'].map((name) => made.page.locator(`.part.${name}`));
    await take(made, 'settings-file', await around(parts, 0));
  });

  it('what the sessions say', async () => {
    const made = await openedWide(820, 620, { world: GATEWAY, theme: LIGHT });
    // Settings that are older than what went wrong: else a refusal says nothing about them.
    const settled = new Date(NOW - 30 * DAY);
    utimesSync(path.join(made.home, '.claude/settings.json'), settled, settled);
    await made.runCommand('Claude Code Env: Explain the Bedrock Incompatibility');
    const page = made.webview();
    await page.locator('.chart svg').waitFor();
    for (const [name, id] of [
      ['sessions', '#sessions'],
      ['caching', '#caching'],
    ] as const) {
      await page.locator(id).evaluate((heading) => heading.scrollIntoView());
      await take(made, name, await around([made.page.locator('.part.editor'), made.statusItem()], 0));
    }
  });
});

/** Pulls the edge of the side bar. */
async function widen({ page }: Workbench, width: number): Promise<void> {
  const box = await around([page.locator('.part.sidebar')], 0);
  await page.mouse.move(box.x + box.width + 1, 300);
  await page.mouse.down();
  await page.mouse.move(width, 300, { steps: 4 });
  await page.mouse.up();
}
