// A throw-away home, folder and environment: nothing of the caller's own decides what happens in it.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a program needs from the machine. Everything else of the caller's environment stays outside. */
const PASSED_ON = new Set(
  [
    'PATH LANG TERM DISPLAY WAYLAND_DISPLAY XAUTHORITY',
    'SystemRoot SystemDrive ComSpec PATHEXT windir ProgramFiles ProgramData',
    'VSCODE_HOST VSCODE_TOOLS CS_NODE CS_ENTRY CHROMIUM',
  ].flatMap((names) => names.split(' ')),
);

const TRIES = 30;
const AGAIN_MS = 100;
const FOLDERS = ['home', 'folder', 'user', 'ext', 'run', 'tmp'];

/** @typedef {ReturnType<typeof createSandbox>} Sandbox */

/** Makes the folders of one run below the system's temporary folder; they go when the process ends, at the latest. */
export function createSandbox() {
  const dir = mkdtempSync(path.join(tmpdir(), 'cce-')); // short: socket paths have a limit
  // Some tests run children under another user id.
  chmodSync(dir, 0o755);
  for (const folder of FOLDERS) mkdirSync(path.join(dir, folder), { mode: folder === 'run' ? 0o700 : 0o755 });
  chmodSync(path.join(dir, 'tmp'), 0o1777);

  const dispose = () => {
    process.off('exit', dispose);
    remove(dir);
  };
  process.once('exit', dispose);
  return { dir, home: path.join(dir, 'home'), folder: path.join(dir, 'folder'), dispose };
}

/**
 * A process that was just ended may still write: what it leaves is removed again. Does not return before, because a
 * process that exits waits for nothing.
 *
 * @param {string} dir
 */
function remove(dir) {
  for (let tries = 1; ; tries++) {
    try {
      rmSync(dir, { recursive: true, force: true });
      return;
    } catch (error) {
      if (tries === TRIES) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, AGAIN_MS);
    }
  }
}

/**
 * The whole environment of a process in the sandbox.
 *
 * @param {Sandbox} sandbox
 * @param {Record<string, string | undefined>} [extra]
 * @returns {Record<string, string>}
 */
export function environmentOf({ dir, home }, extra = {}) {
  const passedOn = Object.entries(process.env).filter(([name]) => PASSED_ON.has(name));
  const all = {
    LANG: 'C.UTF-8',
    ...Object.fromEntries(passedOn),
    HOME: home,
    USERPROFILE: home,
    XDG_RUNTIME_DIR: path.join(dir, 'run'),
    TMPDIR: path.join(dir, 'tmp'),
    ...extra,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
