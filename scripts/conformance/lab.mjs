// Runs any published version of Claude Code against stand-ins for the model providers, and tells what it sent. No key,
// no account; nothing of the caller's environment but PATH reaches the client, and nothing leaves the machine.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandOf, installClient } from './clients.mjs';
import { conversation } from './conversation.mjs';
import { execute } from './execute.mjs';
import { observer } from './observer.mjs';
import { replacePorts } from './ports.mjs';
import { hasOwnManagedSettings, inPrivateMounts, whyNoPrivateMounts } from './privateMounts.mjs';
import { mainRequest, summaryOf } from './requests.mjs';
import { routeOfRequest, ROUTES } from './routes.mjs';
import { startStandIns } from './standIns.mjs';
import { openTerminal, whyNoTerminal } from './terminal.mjs';

const PROMPT = ['-p', 'Reply with ok'];
const LIMIT_MS = 60_000;

/**
 * Where a client is started, and with what. Nothing in it is written by the lab.
 *
 * @typedef {{
 *   version: string,
 *   home: string,
 *   cwd: string,
 *   env?: Record<string, string | undefined>,
 *   managed?: string,
 *   args?: readonly string[],
 *   mode?: import('./answers.mjs').Mode,
 *   limitMs?: number,
 *   observe?: boolean,
 * }} Start
 *   env: on top of `lab.environment(home)`; undefined removes. Addresses in it must name the real ports.
 *   managed: a folder that stands for the machine's managed settings; only where `lab.whyNoManaged` is undefined.
 *   observe: false runs without the hook that writes the effective environment down.
 *
 * A run in a fresh home.
 * @typedef {Omit<Start, 'home' | 'cwd'> & {
 *   route?: string,
 *   files?: Record<string, string | Uint8Array | object>,
 * }} FreshStart
 *   files: path below the home → text, bytes, or what becomes JSON. The start folder is `project/`.
 *
 * @typedef {{
 *   exit: number | null,
 *   timedOut: boolean,
 *   stdout: string,
 *   stderr: string,
 *   ms: number,
 *   route: string,
 *   main: import('./requests.mjs').Summary | undefined,
 *   requests: import('./requests.mjs').Request[],
 *   effective: Record<string, string> | undefined,
 * }} Run
 *   main: the first request with tools; undefined if nothing was sent.
 *   effective: the environment that the client gave a hook; undefined if none ran.
 *
 * @typedef {Awaited<ReturnType<typeof openLab>>} Lab
 */

/**
 * Opens stand-ins of its own: a lab does one run at a time. `cache`: the folder of installed versions.
 *
 * @param {{ cache: string }} options
 */
export async function openLab({ cache }) {
  const dir = mkdtempSync(path.join(tmpdir(), 'lab-'));
  const standIns = await startStandIns();
  const authority = path.join(dir, 'authority.pem');
  writeFileSync(authority, standIns.authorityPem);
  const tmp = path.join(dir, 'tmp');
  mkdirSync(tmp);
  const whyNoManaged = await whyNoPrivateMounts(emptyFolders(dir));

  /**
   * @param {string} home
   * @returns {Record<string, string>}
   */
  const environment = (home) => baseEnvironment({ home, tmp, proxyUrl: standIns.proxyUrl, authority });

  /** @param {Start} options */
  async function run(options) {
    const { version, home, env = {}, managed, mode = 'ok' } = options;
    await installClient(version, cache);
    const folders = emptyFolders(dir);
    const hook = observer(folders.run);
    const args = [...(options.args ?? PROMPT), ...(options.observe === false ? [] : hook.args)];
    const command = [...commandOf(version, cache), ...args];
    standIns.state.mode = mode;
    standIns.take();
    const ended = await execute(sealed(whyNoManaged, folders, managed, command), {
      cwd: options.cwd,
      env: defined({ ...environment(home), ...env }),
      limitMs: options.limitMs ?? LIMIT_MS,
    });
    const requests = standIns.take();
    const main = summaryOf(mainRequest(requests));
    return { ...ended, route: routeOfRequest(main), main, requests, effective: hook.read() };
  }

  /**
   * Starts a client in a terminal; it must be closed.
   *
   * @param {Omit<Start, 'limitMs' | 'observe'>} options
   */
  async function converse({ version, home, cwd, env = {}, managed, args = [], mode = 'ok' }) {
    await installClient(version, cache);
    const folders = emptyFolders(dir);
    standIns.state.mode = mode;
    standIns.take();
    const command = sealed(whyNoManaged, folders, managed, [...commandOf(version, cache), ...args]);
    const terminal = await openTerminal(command, {
      cwd,
      env: defined({ ...environment(home), ...env }),
      dir: folders.run,
    });
    return conversation(terminal, standIns);
  }

  /** @param {FreshStart} options */
  async function runFresh({ route = 'none', files = {}, env = {}, ...options }) {
    const routeEnv = ROUTES[route];
    if (!routeEnv) throw new Error(`unknown route ${route}; known: ${Object.keys(ROUTES).join(', ')}`);
    const home = mkdtempSync(path.join(dir, 'home-'));
    const cwd = path.join(home, 'project');
    mkdirSync(cwd);
    for (const [name, content] of Object.entries(files)) writeContent(path.join(home, name), realIn(content));
    try {
      return await run({ ...options, home, cwd, env: { ...realIn(routeEnv), ...env } });
    } finally {
      remove(home);
    }
  }

  /**
   * The recorded ports in a text or a value replaced by the real ones, the value's strings at any depth.
   *
   * @template T
   * @param {T} value
   * @returns {T}
   */
  const realIn = (value) => replacePorts(value, standIns.ports);

  function close() {
    process.off('exit', close);
    standIns.close();
    remove(dir);
  }
  process.once('exit', close);

  return {
    /** Why managed settings cannot be played here; undefined where they can. */
    whyNoManaged,
    ports: standIns.ports,
    environment,
    realIn,
    /** Why no client can be started in a terminal; undefined where one can. */
    whyNoTerminal: await whyNoTerminal(),
    run,
    runFresh,
    converse,
    /** Done when the process ends, at the latest. */
    close,
  };
}

/** @param {string} dir */
function emptyFolders(dir) {
  const folder = mkdtempSync(path.join(dir, 'run-'));
  const folders = { run: folder, work: path.join(folder, 'work'), managed: path.join(folder, 'managed') };
  mkdirSync(folders.work);
  mkdirSync(folders.managed);
  return folders;
}

/**
 * The command with the managed settings it is to see, and never the machine's.
 *
 * @param {string | undefined} whyNoManaged
 * @param {ReturnType<typeof emptyFolders>} folders
 * @param {string | undefined} managed
 * @param {readonly string[]} command
 */
function sealed(whyNoManaged, folders, managed, command) {
  if (whyNoManaged === undefined) return inPrivateMounts({ ...folders, managed: managed ?? folders.managed }, command);
  if (managed !== undefined || hasOwnManagedSettings()) throw new Error(whyNoManaged);
  return [...command];
}

/**
 * @param {{ home: string, tmp: string, proxyUrl: string, authority: string }} places
 * @returns {Record<string, string>}
 */
function baseEnvironment({ home, tmp, proxyUrl, authority }) {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    LANG: 'C.UTF-8',
    TERM: 'dumb',
    HTTPS_PROXY: proxyUrl,
    HTTP_PROXY: proxyUrl,
    NO_PROXY: '127.0.0.1,localhost',
    NODE_EXTRA_CA_CERTS: authority,
    AWS_EC2_METADATA_DISABLED: 'true',
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    CLAUDE_CODE_TMPDIR: tmp,
    DISABLE_AUTOUPDATER: '1',
    DISABLE_ERROR_REPORTING: '1',
    DISABLE_TELEMETRY: '1',
  };
}

/** @param {Record<string, string | undefined>} env */
function defined(env) {
  return /** @type {Record<string, string>} */ (
    Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined))
  );
}

/**
 * @param {string} file
 * @param {unknown} content
 */
function writeContent(file, content) {
  mkdirSync(path.dirname(file), { recursive: true });
  const isRaw = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(file, isRaw ? content : JSON.stringify(content));
}

/** @param {string} dir */
const remove = (dir) => rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
