// The browser that shows the workbench.
import path from 'node:path';
import { chromium } from 'playwright-core';
import { onPath } from './paths.mjs';
import { environmentOf } from './sandbox.mjs';

/** Asked anew each time: it may just have been installed. */
export const chromiumFile = () => process.env['CHROMIUM'] ?? onPath('chromium', 'chromium-browser', 'google-chrome');

/**
 * @param {import('./sandbox.mjs').Sandbox} sandbox
 * @param {{ width?: number, height?: number, zoom?: number }} [window] in CSS pixels of an unzoomed page; zoom 2 is 200 %
 */
export async function startBrowser(sandbox, { width = 1280, height = 800, zoom = 1 } = {}) {
  const executablePath = chromiumFile();
  if (executablePath === undefined) throw new Error('no Chromium here; name one in CHROMIUM');
  const browser = await chromium.launchPersistentContext(path.join(sandbox.dir, 'chrome'), {
    executablePath,
    headless: true,
    chromiumSandbox: false,
    viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) },
    deviceScaleFactor: zoom,
    env: environmentOf(sandbox),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--lang=en-US',
      // Only loopback resolves: a request off the machine fails at once instead of hanging.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  });
  // At the exit, the browser has to go before the folder that it writes to.
  process.off('exit', sandbox.dispose);
  process.once('exit', sandbox.dispose);
  return browser;
}

/** @param {import('playwright-core').BrowserContext} browser */
export async function firstPage(browser) {
  return browser.pages()[0] ?? browser.newPage();
}
