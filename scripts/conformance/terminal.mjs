// A terminal in which a program believes that a person sits before it: tmux, on a socket that nobody else knows.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { run } from '../lib/processes.mjs';

const SIZE = ['-x', '160', '-y', '50'];
const LIMIT_MS = 30_000;
/** A terminal does not tell when it has drawn, nor a process of somebody else's that it has gone. */
const LOOK_MS = 40;
const GRACE_MS = 5_000;

/** Why there is no terminal here; undefined where there is one. */
export async function whyNoTerminal() {
  const { code } = await run('tmux', ['-V'], { limit: 5_000 });
  return code === 0 ? undefined : 'tmux is not installed';
}

/**
 * Starts a command in a terminal of its own. It ends with `close`, at the latest with this process.
 *
 * @param {readonly string[]} command
 * @param {{ cwd: string, env: Record<string, string>, dir: string }} surroundings `dir`: for the socket
 */
export async function openTerminal(command, { cwd, env, dir }) {
  const sockets = path.join(dir, 'tmux');
  mkdirSync(sockets, { recursive: true, mode: 0o700 });
  const surroundings = { cwd, env: { ...env, TMUX_TMPDIR: sockets } };
  const own = ['-f', '/dev/null', '-L', 'lab'];

  /** @param {readonly string[]} args */
  async function tmux(...args) {
    const { code, output } = await run('tmux', [...own, ...args], { ...surroundings, limit: LIMIT_MS });
    if (code !== 0) throw new Error(`tmux ${args[0]} (${code}): ${output}`);
    return output;
  }

  const format = ['-P', '-F', '#{pid} #{pane_pid}'];
  const started = await tmux('new-session', '-d', ...SIZE, '-c', cwd, ...format, '--', ...command);
  const [server = 0, pane = 0] = started.split(' ').map(Number);
  const endAtOnce = () => {
    signalGroup(pane, 'SIGKILL');
    signalGroup(server, 'SIGKILL');
  };
  process.once('exit', endAtOnce);

  /** What stands on the screen. */
  const screen = () => tmux('capture-pane', '-p');

  /**
   * Waits for a screen.
   *
   * @param {(text: string) => boolean | Promise<boolean>} isThere
   * @param {string} what for the error
   */
  async function see(isThere, what) {
    const until = Date.now() + LIMIT_MS;
    for (;;) {
      const text = await screen();
      if (await isThere(text)) return;
      if (Date.now() > until) throw new Error(`the terminal never showed ${what}:\n${text}`);
      await wait(LOOK_MS);
    }
  }

  return {
    screen,
    see,
    /**
     * Types a line that does not stand on the screen yet, and Enter when it does.
     *
     * @param {string} line
     */
    async type(line) {
      await tmux('send-keys', '-l', '--', line);
      await see((text) => text.includes(line), line);
      await tmux('send-keys', 'Enter');
    },
    enter: () => tmux('send-keys', 'Enter'),
    async close() {
      process.off('exit', endAtOnce);
      await run('tmux', [...own, 'kill-server'], { ...surroundings, limit: LIMIT_MS });
      await endGroup(pane);
    },
  };
}

/**
 * The terminal's end is a signal to all that ran in it; what does not heed it is killed.
 *
 * @param {number} pid
 */
async function endGroup(pid) {
  const until = Date.now() + GRACE_MS;
  while (signalGroup(pid, Date.now() > until ? 'SIGKILL' : 0)) await wait(LOOK_MS);
}

/**
 * False where nobody is left in the group.
 *
 * @param {number} pid
 * @param {NodeJS.Signals | 0} signal
 */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}
