import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { after, afterEach, before, describe, it } from 'mocha';
import { fileBecomes } from './support/files.ts';
import { answered, refused, requested, transcript } from './support/transcripts.ts';
import { openWorkbench, type Theme, type Workbench } from './support/workbench.ts';

const AXE = path.join(process.env['TEST_ROOT'] ?? process.cwd(), 'node_modules/axe-core/axe.min.js');
const NOW = Date.now();
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

const FAILED = '0d2f6c1e-1111-4222-8333-444455556666';
const QUIET = '1a2b3c4d-5e6f-4a8b-9c0d-1e2f3a4b5c6d';
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

async function openPage(workbench: Workbench): Promise<void> {
  await workbench.statusItem().waitFor();
  await workbench.runCommand('Claude Code Env: Explain the Bedrock Incompatibility');
  await workbench.webview().locator('h2').first().waitFor();
}

async function pageFrame(workbench: Workbench): Promise<Frame> {
  for (const frame of workbench.page.frames()) if ((await frame.locator('#state').count()) > 0) return frame;
  throw new Error('the page is not open');
}

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
      workbench = await openWorkbench({ world: WORLD, theme, width: 1_400, height: 1_000 });
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
      await workbench.runCommand('View: Show Claude Code Env');
      await workbench.page.getByRole('treeitem', { name: /^Sessions/ }).waitFor();
      await workbench.shot(`${theme} sessions view`);
    });
  }
});
