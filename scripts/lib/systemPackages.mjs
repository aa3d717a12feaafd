import { onPath } from './paths.mjs';
import { run } from './processes.mjs';

const LIMIT_MS = 900_000;

/**
 * Installs Debian packages, as root only. Throws an error of one line where that cannot be.
 *
 * @param {readonly string[]} names
 */
export async function installSystemPackages(names) {
  if (names.length === 0) return;
  if (process.getuid?.() !== 0 || !onPath('apt-get')) throw new Error(`please install: ${names.join(', ')}`);
  console.log(`installing ${names.join(', ')} (apt-get) …`);
  await aptGet('update', '-qq');
  await aptGet('install', '-y', '-qq', '--no-install-recommends', ...names);
}

/** @param {readonly string[]} args */
async function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await run('apt-get', args, { env, limit: LIMIT_MS });
  if (code !== 0) throw new Error(`apt-get ${args.join(' ')} failed (${code ?? 'killed'}):\n${output}`);
}
