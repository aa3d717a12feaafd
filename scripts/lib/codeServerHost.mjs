// Runs test suites in the extension host of code-server, with headless Chromium as its window.
import path from 'node:path';
import { firstPage, startBrowser } from './browser.mjs';
import { startServer } from './codeServer.mjs';
import { ROOT, TEST_BUNDLES } from './paths.mjs';

/** @typedef {import('./sandbox.mjs').Sandbox} Sandbox */
/** @typedef {import('playwright-core').BrowserContext} Browser */
/** @typedef {{ env: Record<string, string>, limit: number, heard: (text: string) => void }} HostRun */

/**
 * Resolves with the host's exit code, rejects where it cannot be had in time.
 *
 * @param {Sandbox} sandbox
 * @param {HostRun} run
 * @returns {Promise<number>}
 */
export async function runInCodeServer(sandbox, { env, limit, heard }) {
  const server = await startServer(sandbox, { devPayload: true, env });
  /** @type {Browser | undefined} */
  let browser;
  try {
    browser = await startBrowser(sandbox);
    const page = await firstPage(browser);
    const exitCode = hostExit(page, browser, limit, heard);
    await Promise.race([exitCode, page.goto(address(server.url, sandbox), { waitUntil: 'commit' })]);
    return await exitCode;
  } catch (error) {
    heard(`${server.log().split('\n').slice(-15).join('\n')}\n`);
    throw error;
  } finally {
    await browser?.close().catch(() => {});
    await server.stop();
  }
}

/**
 * What a desktop VS Code is told on its command line, the web workbench reads from its address.
 *
 * @param {string} serverUrl
 * @param {Sandbox} sandbox
 */
function address(serverUrl, { folder }) {
  const url = new URL(serverUrl);
  /** @param {string} file */
  const remote = (file) => `vscode-remote://${url.host}${file}`;
  const payload = [
    ['extensionDevelopmentPath', remote(ROOT)],
    ['extensionTestsPath', remote(path.join(TEST_BUNDLES, 'host/index.cjs'))],
    ['skipWelcome', 'true'],
  ];
  url.searchParams.set('folder', folder);
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/**
 * The workbench reports the host's console and exit code through two functions of the page.
 *
 * @param {import('playwright-core').Page} page
 * @param {Browser} browser
 * @param {number} limit
 * @param {(text: string) => void} heard
 * @returns {Promise<number>}
 */
function hostExit(page, browser, limit, heard) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the extension host did not end within ${limit} ms`)), limit);
    browser.once('close', () => clearTimeout(timer));
    browser.once('close', () => reject(new Error('the browser closed')));
    page.on('crash', () => reject(new Error('the workbench page crashed')));
    /** @type {(type: unknown, args: readonly unknown[]) => void} */
    const print = (_type, args) => heard(lineOf(args));
    page.exposeFunction('codeAutomationLog', print).catch(reject);
    page.exposeFunction('codeAutomationExit', resolve).catch(reject);
  });
}

/** @param {readonly unknown[]} args */
function lineOf(args) {
  const line = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
  return line.replace(/\n?$/, '\n');
}
