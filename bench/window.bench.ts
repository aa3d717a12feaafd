// A real window: what VS Code says of our activation beside an empty extension's, and how soon people see what changed.
import { statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { STATUS_ITEM } from '../scripts/lib/statusItem.mjs';
import { tell } from './figures.ts';
import {
  type Installed,
  install,
  openWindow,
  OURS,
  packed,
  SETTINGS,
  type Window,
  WORLD,
  writeSettings,
} from './support/window.ts';
import { median } from './timing.ts';

const STARTS = 20;
const RUNS = 15;
const EDITOR = '.editor-group-container.active .monaco-editor';
const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1' };
const FIXED = { ...BEDROCK, CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: '1' };

const ours = await install(OURS);
const empty = await install(await packed('empty'));
await activation();
await inWindow(ours, {}, writeToStatus);
const marks = await inWindow(ours, { 'json.validate.enable': false }, keystrokeToMarks);
const theirs = await inWindow(empty, {}, keystrokeToMarks);
tell({ name: 'keystroke to marks', ours: marks, beside: ['VS Code on broken JSON', theirs], unit: 'ms' });
tell({ name: 'VSIX', ours: statSync(OURS).size / 1000, unit: 'KB' });

async function inWindow<T>(
  extensions: Installed,
  settings: object,
  measure: (window: Window) => Promise<T>,
): Promise<T> {
  const window = await openWindow(extensions, { world: { ...WORLD, settings: { ...settings } } });
  try {
    return await measure(window);
  } finally {
    await window.close();
  }
}

/** Cold starts in turn: each with a server, a profile and a browser of its own. */
async function activation(): Promise<void> {
  const all = { ours: [] as Activation[], empty: [] as Activation[] };
  for (let start = 0; start < STARTS; start += 1) {
    all.ours.push(await activationOf(ours, 'claude-code-env.claude-code-env'));
    all.empty.push(await activationOf(empty, 'bench.empty'));
  }
  const of = (which: keyof typeof all, what: keyof Activation): number => median(all[which].map((each) => each[what]));
  for (const what of ['load', 'call'] as const)
    console.log(
      `  ${what}: ours ${all.ours.map((each) => each[what]).join(' ')}, empty ${all.empty.map((each) => each[what]).join(' ')}`,
    );
  const sum = (which: keyof typeof all): number => median(all[which].map(({ call, load }) => load + call));
  tell({ name: 'Load Code', ours: of('ours', 'load'), unit: 'ms' });
  tell({ name: 'Call Activate', ours: of('ours', 'call'), unit: 'ms' });
  tell({ name: 'Load Code and Call Activate above an empty extension', ours: sum('ours') - sum('empty'), unit: 'ms' });
}

/** In ms, as VS Code reports it. */
interface Activation {
  readonly load: number;
  readonly call: number;
}

/** By *Developer: Startup Performance*, in a window that is high enough to show all of it. */
async function activationOf(installed: Installed, id: string): Promise<Activation> {
  const window = await openWindow(installed, { height: 9000 });
  try {
    await window.command('Developer: Startup Performance');
    const row = window.page
      .locator('.view-line')
      .filter({ hasText: `| ${id} ` })
      .first();
    const cells = ((await row.textContent()) ?? '')
      .replaceAll('\u00a0', ' ')
      .split('|')
      .map((cell) => cell.trim());
    const [load, call] = [Number(cells[3]), Number(cells[4])];
    if (load === undefined || call === undefined || Number.isNaN(load + call)) throw new Error(cells.join('|'));
    return { load, call };
  } finally {
    await window.close();
  }
}

/** One write, and two who show it: the editor in which the file is open, and our status bar item. */
async function writeToStatus({ home, openFile, page }: Window): Promise<void> {
  const warning = { selector: `${STATUS_ITEM}.warning-kind` };
  await happens(page, { ...warning, isThere: true });
  await openFile(path.join(home, SETTINGS));
  const times = { status: [] as number[], editor: [] as number[] };
  for (let run = 0; run < RUNS * 2; run += 1) {
    const isFixed = run % 2 === 0;
    const seen = Promise.all([
      happens(page, { ...warning, isThere: !isFixed }),
      happens(page, { selector: `${EDITOR} .view-lines`, text: 'DISABLE_EXPERIMENTAL', isThere: isFixed }),
    ]);
    const from = Date.now();
    writeSettings(home, isFixed ? FIXED : BEDROCK);
    const [status, editor] = await seen;
    times.status.push(status - from);
    times.editor.push(editor - from);
  }
  const beside = ['the editor that shows the file', median(times.editor)] as const;
  tell({ name: 'write to status', ours: median(times.status), beside, unit: 'ms' });
}

/** From a key that makes the settings broken to the mark that says so. */
async function keystrokeToMarks({ home, openFile, page }: Window): Promise<number> {
  await openFile(path.join(home, SETTINGS));
  await page.locator(`${EDITOR} .view-lines`).click();
  await page.keyboard.press('Control+End');
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const marked = happens(page, { selector: `${EDITOR} .squiggly-error`, isThere: true });
    const from = Date.now();
    await page.keyboard.press('x');
    times.push((await marked) - from);
    const gone = happens(page, { selector: `${EDITOR} .squiggly-error`, isThere: false });
    await page.keyboard.press('Backspace');
    await gone;
  }
  return median(times);
}

/** When, in ms since 1970, the page comes to hold such an element, with such a text, or comes to hold it no more. */
function happens(page: Page, what: { selector: string; text?: string; isThere: boolean }): Promise<number> {
  return page.evaluate(
    ({ isThere, selector, text = '' }) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const isNow = [...document.querySelectorAll(selector)].some((each) => each.textContent.includes(text));
          if (isNow !== isThere) return;
          observer.disconnect();
          resolve(Date.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        look();
      }),
    what,
  );
}
