import { start, stop } from '../lib/processes.mjs';

/**
 * Runs a command to its end, or to the end of its time.
 *
 * @param {readonly string[]} command
 * @param {{ cwd: string, env: Record<string, string>, limitMs: number }} surroundings
 */
export async function execute([program = '', ...args], { cwd, env, limitMs }) {
  const started = Date.now();
  const output = { stdout: '', stderr: '' };
  const child = start(program, args, { cwd, env }, () => {});
  for (const name of /** @type {const} */ (['stdout', 'stderr'])) {
    child[name].on('data', (text) => {
      output[name] += text;
    });
  }
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    void stop(child);
  }, limitMs);
  const exit = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearTimeout(timer);
  return { exit: /** @type {number | null} */ (exit), timedOut, ...output, ms: Date.now() - started };
}
