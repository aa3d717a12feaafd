// The demo in code-server: for machines without a screen, or without a desktop VS Code.
import { existsSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { firstPage, startBrowser } from './lib/browser.mjs';
import { installVsix, startServer } from './lib/codeServer.mjs';
import { VSIX } from './lib/paths.mjs';
import { STATUS_ITEM } from './lib/statusItem.mjs';
import { packVsix } from './package.mjs';
import { canHostRun, installHost } from './vscodeHost.mjs';

export async function openCodeServer(sandbox, { once, env }) {
  if (!canHostRun()) throw new Error('no desktop VS Code found, and none can be downloaded');
  await installHost();
  await packVsix();
  if (env.HOME) leaveNoLogs(env);
  await installVsix(sandbox, VSIX);
  const server = await startServer(sandbox, { env });
  const url = `${server.url}/?folder=${encodeURIComponent(sandbox.folder)}`;
  const browser = once ? await startBrowser(sandbox) : undefined;
  return {
    greeting: once ? `VS Code (code-server) at ${url}` : `VS Code (code-server) is at ${url}\nCtrl-C ends it.`,
    indicator: (limit) => indicator(browser, url, limit),
    ended: () => server.ended,
    close: async () => {
      await browser?.close().catch(() => {});
      await server.stop();
    },
  };
}

/** Wherever its profile is, code-server also writes logs below the home: they go with us, and the folders made for them. */
function leaveNoLogs({ HOME: home, XDG_DATA_HOME: data = path.join(home, '.local/share') }) {
  const folders = ['code-server/coder-logs', 'code-server', '.', '..'].map((name) => path.join(data, name));
  const [logs, ...parents] = folders.filter((folder) => !existsSync(folder));
  if (logs === undefined) return;
  process.once('exit', () => {
    rmSync(logs, { recursive: true, force: true });
    for (const parent of parents) removeIfEmpty(parent);
  });
}

function removeIfEmpty(folder) {
  try {
    rmdirSync(folder);
  } catch {
    // Somebody else uses it by now.
  }
}

async function indicator(browser, url, limit) {
  const page = await firstPage(browser);
  await page.goto(url, { waitUntil: 'commit' });
  const item = page.locator(STATUS_ITEM);
  await item.waitFor({ timeout: limit });
  return item.innerText();
}
