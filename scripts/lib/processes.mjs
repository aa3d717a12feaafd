// Child processes that never outlive us. Each leads a process group of its own, so that its own children end with it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const GRACE_MS = 5_000;

/** @typedef {import('node:child_process').ChildProcess} Child */
/** @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, input?: string }} Surroundings */

/** @type {Set<Child>} */
const groups = new Set();

process.on('exit', () => {
  for (const child of groups) signalGroup(child, 'SIGKILL');
});

/** Lets a signal end the process in the ordinary way, so that everything registered for the exit is done. */
export function exitOnSignals() {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  process.once('SIGHUP', () => process.exit(129));
}

/**
 * Starts a process whose output arrives in `heard`, in small pieces.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Surroundings} surroundings
 * @param {(text: string) => void} heard
 */
export function start(command, args, { cwd, env }, heard) {
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  groups.add(child);
  child.once('close', () => groups.delete(child));
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', heard);
  return child;
}

/**
 * Runs a process to its end. `code` is undefined where it could not be started, was killed or took too long.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Surroundings & { limit?: number, heard?: (text: string) => void }} [options]
 */
export async function run(command, args, { limit, heard, ...surroundings } = {}) {
  let output = '';
  const child = start(command, args, surroundings, (text) => {
    output += text;
    heard?.(text);
  });
  const timer = limit === undefined ? undefined : setTimeout(() => void stop(child), limit);
  try {
    const [code] = await once(child, 'close');
    return { code: code ?? undefined, output };
  } catch (error) {
    return { code: undefined, output: `${output}${String(error)}` };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Ends a process and whatever of its group outlives it.
 *
 * @param {Child} child
 */
export async function stop(child) {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    signalGroup(child, 'SIGTERM');
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS);
    await gone;
    clearTimeout(timer);
  }
  signalGroup(child, 'SIGKILL');
  groups.delete(child);
}

/**
 * @param {Child} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup({ pid }, signal) {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // The group is gone already.
  }
}
