import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { firstPage, startBrowser } from '../../../scripts/lib/browser.mjs';
import { startServer } from '../../../scripts/lib/codeServer.mjs';
import { ROOT } from '../../../scripts/lib/paths.mjs';
import { createSandbox, type Sandbox } from '../../../scripts/lib/sandbox.mjs';
import { STATUS_ITEM } from '../../../scripts/lib/statusItem.mjs';
import { buildWorld, type World } from '../../../scripts/lib/world.mjs';
import { PageWatch } from './pageWatch.ts';
import { until } from './until.ts';

export type Theme =
  'Default Dark Modern' | 'Default Light Modern' | 'Default High Contrast' | 'Default High Contrast Light';

export interface WorkbenchOptions {
  readonly world?: World;
  readonly theme?: Theme;
  /** 2 is 200 %. */
  readonly zoom?: number;
  readonly width?: number;
  readonly height?: number;
  /** A workspace file of the folder, to open instead of the folder. */
  readonly workspace?: string;
  /** A module that the extension host loads before anything else. */
  readonly preload?: string;
  /** The folder's name in the home, where people have theirs; else it lies beside the home. */
  readonly project?: string;
  /** An untrusted folder, and no dialog about it. */
  readonly untrusted?: boolean;
}

type Server = Awaited<ReturnType<typeof startServer>>;

const LOADED_MS = 45_000;
const PATIENCE_MS = 15_000;

const open = new Set<Workbench>();

/** Opens a real workbench, with the packaged extension installed, in a home and a folder made for it. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { world = {}, theme = 'Default Dark Modern', untrusted = false } = options;
  const sandbox = withProject(createSandbox(), options.project);
  const env = buildWorld(sandbox, { ...world, settings: { ...settingsFor(theme, untrusted), ...world.settings } });
  cpSync(needed('TEST_EXTENSIONS'), path.join(sandbox.dir, 'ext'), { recursive: true });
  const server = await startServer(sandbox, { env, trust: !untrusted, preload: options.preload });
  try {
    const browser = await startBrowser(sandbox, options);
    const page = await firstPage(browser);
    page.setDefaultTimeout(PATIENCE_MS);
    const workbench = new Workbench(page, sandbox, server, browser, options.workspace);
    open.add(workbench);
    await workbench.load();
    return workbench;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function withProject(sandbox: Sandbox, project?: string): Sandbox {
  return project === undefined ? sandbox : { ...sandbox, folder: path.join(sandbox.home, project) };
}

function settingsFor(theme: Theme, untrusted: boolean): Record<string, unknown> {
  return {
    'workbench.colorTheme': theme,
    'window.autoDetectColorScheme': false,
    'window.autoDetectHighContrast': false,
    ...(untrusted && {
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
      'security.workspace.trust.banner': 'never',
    }),
  };
}

/** What a person can see and do. */
export class Workbench {
  readonly page: Page;
  readonly home: string;
  readonly folder: string;
  readonly #sandbox: Sandbox;
  readonly #server: Server;
  readonly #browser: BrowserContext;
  readonly #watch: PageWatch;
  readonly #opened: string;

  constructor(page: Page, sandbox: Sandbox, server: Server, browser: BrowserContext, workspace?: string) {
    this.page = page;
    this.home = sandbox.home;
    this.folder = sandbox.folder;
    this.#sandbox = sandbox;
    this.#server = server;
    this.#browser = browser;
    this.#watch = new PageWatch(page, server.url);
    const target = path.join(this.folder, workspace ?? '');
    this.#opened = `${workspace === undefined ? 'folder' : 'workspace'}=${encodeURIComponent(target)}`;
  }

  /** Opens the folder, or opens it again as after *Reload Window*. */
  async load(): Promise<void> {
    await this.page.goto(`${this.#server.url}/?${this.#opened}`, { waitUntil: 'commit' });
    await this.page.locator('.statusbar').waitFor({ timeout: LOADED_MS });
  }

  /** Ends everything, and fails if something was wrong behind the screen. */
  async close(): Promise<void> {
    open.delete(this);
    await this.#browser.close().catch(() => undefined);
    await this.#server.stop();
    this.#sandbox.dispose();
    this.#watch.assertQuiet();
  }

  async shot(name: string): Promise<void> {
    const folder = process.env['SHOTS'] ?? path.join(ROOT, 'shots');
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: path.join(folder, `${name.replaceAll(/[^\w.-]+/g, '-')}.png`) });
  }

  /** Our item in the status bar. Its accessible name is on the link inside. */
  statusItem(): Locator {
    return this.page.locator(STATUS_ITEM);
  }

  /** The notification that holds this text. */
  toast(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast').filter({ hasText: text });
  }

  /** The entry that holds this text in the list of all notifications, where that is open. */
  message(text: string | RegExp): Locator {
    return this.page.locator('.notifications-center .notification-list-item').filter({ hasText: text });
  }

  /** The notification that holds this text, as a toast or in the list: a list that becomes empty closes itself. */
  notice(text: string | RegExp): Locator {
    return this.page.locator('.notification-list-item').filter({ hasText: text }).first();
  }

  /** Presses a button of a notification and waits until it has gone. */
  async answer(text: string | RegExp, button: string): Promise<void> {
    const toast = this.toast(text);
    await toast.getByRole('button', { name: button, exact: true }).click();
    await toast.waitFor({ state: 'detached' });
  }

  /** Presses a button of an entry in the list of all notifications. */
  async reply(text: string | RegExp, button: string): Promise<void> {
    await this.message(text).getByRole('button', { name: button, exact: true }).click();
  }

  /** A modal dialog. */
  dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Opens the palette by mouse (F1 is lost while a webview has the focus) and runs a command by its title. */
  async runCommand(title: string): Promise<void> {
    // The palette knows the commands of the moment when it opened; some come when the folder is known to be trusted.
    await until(
      async () => {
        const input = this.page.locator('.quick-input-widget input.input');
        if (await input.isVisible()) await input.press('Escape');
        await this.#ask(`>${title}`);
      },
      (timeout) => this.options().filter({ hasText: title }).first().waitFor({ timeout }),
    );
    await this.pick(title);
  }

  /** Opens a file of the folder by its relative path, or any other by its absolute one. */
  async openFile(file: string): Promise<void> {
    await this.#ask(file);
    await this.pick(path.basename(file)); // before the file is found there is an option that says so
    await this.tab(path.basename(file)).waitFor();
  }

  /** Chooses an entry of the open quick pick. */
  async pick(label: string): Promise<void> {
    await this.options().filter({ hasText: label }).first().click();
  }

  /** The entries of the open quick pick; those outside its window do not exist. */
  options(): Locator {
    return this.page.locator('.quick-input-widget').getByRole('option');
  }

  tab(label: string): Locator {
    return this.page.locator('.tabs-container .tab').filter({ hasText: label });
  }

  /** The editor in front. */
  editor(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor').first();
  }

  /** The rows of the Problems panel; opens it where it is closed. */
  async problems(): Promise<Locator> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.runCommand('Problems: Focus on Problems View');
    await panel.waitFor();
    return panel.locator('.monaco-list-row');
  }

  /** The document of the webview in front: it sits two frames deep. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  serverLog(): string {
    return this.#server.log();
  }

  async #ask(text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input.input');
    await until(
      () => this.page.locator('.command-center .command-center-quick-pick').click(),
      (timeout) => input.waitFor({ timeout }),
    );
    await input.fill(text);
  }
}

function needed(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`the launcher has to set ${name}`);
  return value;
}

// For every suite: what a failure looked like, and nothing left behind.
afterEach(async function () {
  if (this.currentTest?.state !== 'failed') return;
  for (const workbench of open) await workbench.shot(`failed ${this.currentTest.fullTitle()}`).catch(() => undefined);
});

after(async () => {
  for (const workbench of open) await workbench.close();
});
