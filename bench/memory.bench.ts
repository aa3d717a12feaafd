// What the extension costs its host in memory: two windows are used alike, one with the extension and one with an empty
// one, and a third extension in both says what the host holds after a garbage collection.
//   BENCH_MINUTES=2 npm run bench -- memory     a shorter use
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { STATUS_ITEM } from '../scripts/lib/statusItem.mjs';
import { tell } from './figures.ts';
import { install, openWindow, OURS, packed, readJson, SETTINGS, type Window, writeSettings } from './support/window.ts';

const MINUTES = Number(process.env['BENCH_MINUTES'] ?? 10);
const PAUSE_MS = 4_000;
const folder = mkdtempSync(path.join(tmpdir(), 'bench-memory-'));

/** What a host says of itself, in bytes. */
interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}

interface Used {
  readonly window: Window;
  readonly memory: () => Promise<Memory>;
}

const probe = await packed('probe');
const windows = [await open('ours', OURS), await open('empty', await packed('empty'))];
try {
  const [ours, empty] = windows;
  if (!ours || !empty) throw new Error('there are two windows');
  await ours.window.page.locator(STATUS_ITEM).waitFor();
  const rounds = Math.ceil((MINUTES * 60_000) / PAUSE_MS);
  for (let round = 0; round < rounds; round += 1) {
    for (const { window } of windows) writeSettings(window.home, settingsOf(round));
    if (round % 10 === 0) await look(ours.window);
    await wait(PAUSE_MS);
  }
  const [a, b] = [await ours.memory(), await empty.memory()];
  console.log(`after ${MINUTES} minutes: ours ${told(a)}; empty ${told(b)}`);
  tell({ name: 'host memory above an empty extension', ours: mebibytes(a.rss - b.rss), unit: 'MiB' });
  tell({ name: 'heap above an empty extension', ours: mebibytes(held(a) - held(b)), unit: 'MiB' });
} finally {
  for (const { window } of windows) await window.close();
  rmSync(folder, { recursive: true, force: true });
}

async function open(name: string, vsix: string): Promise<Used> {
  const answer = path.join(folder, `${name}.json`);
  const window = await openWindow(await install(vsix, probe), { env: { BENCH_MEMORY: answer } });
  await window.openFile(path.join(window.home, SETTINGS));
  const memory = async (): Promise<Memory> => {
    rmSync(answer, { force: true });
    await window.command('Bench: Memory');
    while (!existsSync(answer)) await wait(50);
    return readJson(answer) as Memory;
  };
  return { window, memory };
}

/** The flag comes and goes, and another variable with each change. */
function settingsOf(round: number): Record<string, string> {
  const fixed = round % 2 === 0 ? { CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: '1' } : {};
  return { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1', SOME_VARIABLE: `${round}`, ...fixed };
}

/** What a person does now and then: opens the explanation and the list of fixes, and closes them. */
async function look({ command, page }: Window): Promise<void> {
  await command('Claude Code Env: Explain the Bedrock Incompatibility');
  await page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame').locator('h1').waitFor();
  await command('View: Close Editor');
  await command('Claude Code Env: Show Fixes');
  await page.locator('.quick-input-widget').getByRole('option').first().waitFor();
  await page.keyboard.press('Escape');
}

function held({ external, heapUsed }: Memory): number {
  return heapUsed + external;
}

function mebibytes(bytes: number): number {
  return bytes / 2 ** 20;
}

function told(memory: Memory): string {
  return `rss ${mebibytes(memory.rss).toFixed(1)} MiB, heap and external ${mebibytes(held(memory)).toFixed(1)} MiB`;
}
