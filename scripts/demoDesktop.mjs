// The demo in a desktop VS Code, in a profile of its own: a VS Code that is open already is left alone.
import { once as nextEvent } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SilentReporter } from '@vscode/test-electron';
import { chromium } from 'playwright-core';
import { desktopExecutable, hasDisplay, onDisplay, UNATTENDED } from './lib/desktopHost.mjs';
import { onPath, ROOT } from './lib/paths.mjs';
import { start, stop } from './lib/processes.mjs';
import { environmentOf } from './lib/sandbox.mjs';
import { STATUS_ITEM } from './lib/statusItem.mjs';

const ASK_AGAIN_MS = 200;
const GRACE_MS = 5_000;

/** The program of a desktop VS Code that can be shown here: the installed one, else a downloaded one. */
export async function findDesktop({ once }) {
  const canBeShown = hasDisplay() || (once && onPath('xvfb-run') !== undefined);
  if (!canBeShown) return undefined;
  const installed = process.platform === 'win32' ? undefined : onPath('code');
  if (installed !== undefined) return installed;
  try {
    console.log('looking for a desktop VS Code …');
    return await desktopExecutable(new SilentReporter());
  } catch (error) {
    console.log(`no desktop VS Code can be downloaded (${error.code ?? error.message}); using code-server`);
    return undefined;
  }
}

export async function openDesktop(program, sandbox, { once, env }) {
  const userData = path.join(sandbox.dir, 'user');
  const port = once ? await freePort() : undefined;
  const args = [
    sandbox.folder,
    '--new-window',
    '--wait',
    `--extensionDevelopmentPath=${ROOT}`,
    `--user-data-dir=${userData}`,
    `--extensions-dir=${path.join(sandbox.dir, 'ext')}`,
    ...UNATTENDED,
    ...(port === undefined ? [] : [`--remote-debugging-port=${port}`]),
  ];
  const [command, ...before] = onDisplay(program);
  const child = start(command, [...before, ...args], { env: environmentOf(sandbox, env) }, () => {});
  const gone = nextEvent(child, 'exit');
  // The `code` command starts VS Code in a process group of its own, which knows nothing of ours.
  process.prependListener('exit', () => end(userData, 'SIGKILL'));
  return {
    greeting: 'VS Code is open. Ctrl-C or closing its window ends it.',
    indicator: (limit) => indicator(port, limit),
    ended: () => gone,
    close: async () => {
      end(userData, 'SIGTERM');
      await Promise.race([gone, delay(GRACE_MS, undefined, { ref: false })]);
      end(userData, 'SIGKILL');
      await stop(child);
    },
  };
}

/** VS Code leaves its process id in its profile. */
function end(userData, signal) {
  try {
    const pid = Number(readFileSync(path.join(userData, 'code.lock'), 'utf8'));
    if (pid > 1) process.kill(pid, signal);
  } catch {
    // It is not running.
  }
}

async function indicator(port, limit) {
  const until = Date.now() + limit;
  const browser = await connected(port, until);
  const page = await workbenchOf(browser.contexts()[0], until);
  const item = page.locator(STATUS_ITEM);
  await item.waitFor({ timeout: Math.max(1, until - Date.now()) });
  return item.innerText();
}

/** Nothing tells when the port is ready: it has to be asked. */
async function connected(port, until) {
  for (;;) {
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    } catch (error) {
      if (Date.now() > until) throw error;
      await delay(ASK_AGAIN_MS);
    }
  }
}

async function workbenchOf(context, until) {
  const isWorkbench = (page) => page.url().includes('workbench');
  return (
    context.pages().find(isWorkbench) ??
    context.waitForEvent('page', { predicate: isWorkbench, timeout: Math.max(1, until - Date.now()) })
  );
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await nextEvent(server, 'listening');
  const { port } = server.address();
  server.close();
  await nextEvent(server, 'close');
  return port;
}
