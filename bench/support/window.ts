import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { firstPage, startBrowser } from '../../scripts/lib/browser.mjs';
import { installVsix, startServer } from '../../scripts/lib/codeServer.mjs';
import { ROOT, VSIX } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/processes.mjs';
import { createSandbox } from '../../scripts/lib/sandbox.mjs';
import { buildWorld, type World } from '../../scripts/lib/world.mjs';

/** A real workbench with some extensions, in a home of its own. */
export interface Window {
  readonly page: Page;
  readonly home: string;
  readonly folder: string;
  /** Runs a command by its title. */
  readonly command: (title: string) => Promise<void>;
  readonly openFile: (file: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Extensions that are installed, to be copied into a window. */
export interface Installed {
  readonly folder: string;
}

/** Bedrock is on and the flag is missing: the extension has something to say. */
export const WORLD: World = {
  files: { '.claude/settings.json': { env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1' } } },
};

export const SETTINGS = '.claude/settings.json';

/** Installs packages as a person would. */
export async function install(...packages: readonly string[]): Promise<Installed> {
  const sandbox = createSandbox();
  for (const vsix of packages) await installVsix(sandbox, vsix);
  return { folder: path.join(sandbox.dir, 'ext') };
}

/** Our package, and one of the extensions below `bench/fixture`, packed with the same tool. */
export const OURS = VSIX;

export async function packed(name: 'empty' | 'probe'): Promise<string> {
  const { dir } = createSandbox();
  const folder = path.join(dir, name);
  cpSync(path.join(ROOT, 'bench/fixture', name), folder, { recursive: true });
  const out = path.join(dir, `${name}.vsix`);
  const vsce = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');
  const args = [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', out];
  const { code, output } = await run(process.execPath, args, { cwd: folder, limit: 60_000 });
  if (code !== 0) throw new Error(output);
  return out;
}

export async function openWindow(
  { folder: extensions }: Installed,
  { env = {}, height = 900, world = WORLD }: { env?: Record<string, string>; height?: number; world?: World } = {},
): Promise<Window> {
  const sandbox = createSandbox();
  const all = { ...buildWorld(sandbox, world), ...env };
  cpSync(extensions, path.join(sandbox.dir, 'ext'), { recursive: true });
  const server = await startServer(sandbox, { env: all });
  const browser = await startBrowser(sandbox, { height });
  const page = await firstPage(browser);
  page.setDefaultTimeout(60_000);
  const close = async (): Promise<void> => {
    await browser.close().catch(() => undefined);
    await server.stop();
    sandbox.dispose();
  };
  try {
    await page.goto(`${server.url}/?folder=${encodeURIComponent(sandbox.folder)}`, { waitUntil: 'commit' });
    await page.locator('.statusbar').waitFor();
    return { page, home: sandbox.home, folder: sandbox.folder, close, ...gestures(page) };
  } catch (error) {
    await close();
    throw error;
  }
}

function gestures(page: Page): Pick<Window, 'command' | 'openFile'> {
  const input = page.locator('.quick-input-widget input.input');
  const ask = async (text: string): Promise<void> => {
    await page.locator('.command-center .command-center-quick-pick').click();
    await input.fill(text);
  };
  const choose = (label: string): Promise<void> =>
    page.locator('.quick-input-widget').getByRole('option').filter({ hasText: label }).first().click();
  return {
    command: async (title) => {
      await ask(`>${title}`);
      await choose(title);
    },
    openFile: async (file) => {
      await ask(file);
      await choose(path.basename(file));
      await page
        .locator('.tabs-container .tab')
        .filter({ hasText: path.basename(file) })
        .waitFor();
    },
  };
}

export function writeSettings(home: string, env: Record<string, string>): void {
  const file = path.join(home, SETTINGS);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ env }, null, 2)}\n`);
}

export const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
