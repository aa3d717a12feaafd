import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { after, before, describe, it } from 'mocha';
import { openWorkbench, type Workbench } from './support/workbench.ts';

const AXE = path.join(process.env['TEST_ROOT'] ?? process.cwd(), 'node_modules/axe-core/axe.min.js');

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
  readonly passes: readonly unknown[];
}

describe('the page for everybody', () => {
  let workbench: Workbench;
  before(async function () {
    this.timeout(90_000);
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1' };
    workbench = await openWorkbench({ world: { files: { '.claude/settings.json': { env } } } });
    await workbench.statusItem().waitFor();
    await workbench.runCommand('Claude Code Env: Explain the Bedrock Incompatibility');
    await workbench.webview().locator('h2').first().waitFor();
  });
  after(() => workbench.close());

  /** The document of the page itself: the innermost frame that has its heading. */
  async function pageFrame(): Promise<Frame> {
    for (const frame of workbench.page.frames()) if ((await frame.locator('#state').count()) > 0) return frame;
    throw new Error('the page is not open');
  }

  it('has nothing that axe objects to', async () => {
    const frame = await pageFrame();
    await frame.evaluate(readFileSync(AXE, 'utf8'));
    const results = await frame.evaluate<AxeResults>('axe.run(document)');
    assert.deepEqual(
      results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
      [],
    );
    assert.ok(results.passes.length > 15, 'it looked at something');
  });
});

describe('the walkthrough', () => {
  let workbench: Workbench;
  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({
      width: 1_800,
      world: { files: { '.claude/settings.json': { env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1' } } } },
    });
    await workbench.statusItem().waitFor();
  });
  after(() => workbench.close());

  it('has five steps, which the real state ticks off', async () => {
    await workbench.runCommand('Welcome: Open Walkthrough...');
    await workbench.pick('Claude Code on Bedrock or a gateway');
    const step = (title: string) => workbench.page.locator('.getting-started-step', { hasText: title });
    for (const title of ['Identify the error', 'Confirm the route', 'Apply the fix', 'Verify', 'If it persists'])
      await step(title).waitFor();
    await workbench.webview().getByText('What the message looks like').waitFor();
    await workbench.shot('walkthrough');
    const fix = step('Apply the fix').locator('.codicon.complete');
    assert.equal(await fix.count(), 0);
    await workbench.runCommand('Claude Code Env: Fix: Turn Off Experimental Betas (Recommended)');
    await fix.first().waitFor();
    await step('Verify').locator('.codicon.complete').first().waitFor();
    await workbench.shot('walkthrough-ticked');
  });
});
