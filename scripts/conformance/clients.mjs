// Versions of Claude Code, installed from npm into a folder of their own and kept there.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../lib/paths.mjs';
import { run } from '../lib/processes.mjs';

export const CLIENT_PACKAGE = '@anthropic-ai/claude-code';
const INSTALL_LIMIT_MS = 600_000;

/** Where installed versions are kept: `CLAUDE_CACHE`, or a folder of this checkout. */
export const clientCache = () => path.resolve(process.env['CLAUDE_CACHE'] ?? path.join(ROOT, '.cache/claude'));

/** @type {Map<string, Promise<void>>} */
const installations = new Map();

/**
 * Installs a version unless it is there, or being installed by this process. Throws where npm cannot.
 *
 * @param {string} version
 * @param {string} cache
 */
export function installClient(version, cache) {
  const dir = path.join(cache, version);
  const installation = installations.get(dir) ?? install(version, dir);
  installations.set(dir, installation);
  return installation;
}

/**
 * @param {string} version
 * @param {string} dir
 */
async function install(version, dir) {
  const done = path.join(dir, 'installed');
  if (existsSync(done)) return;
  mkdirSync(dir, { recursive: true });
  writeFileSync(path.join(dir, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', `${CLIENT_PACKAGE}@${version}`];
  const { code, output } = await run('npm', args, { cwd: dir, limit: INSTALL_LIMIT_MS });
  if (code !== 0) throw new Error(`npm could not install ${CLIENT_PACKAGE}@${version}:\n${output}`);
  writeFileSync(done, '');
}

/**
 * The command that starts an installed version.
 *
 * @param {string} version
 * @param {string} cache
 * @returns {string[]}
 */
export function commandOf(version, cache) {
  const root = path.join(cache, version, 'node_modules', CLIENT_PACKAGE);
  const { bin } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const program = path.join(root, typeof bin === 'string' ? bin : bin.claude);
  return /\.m?js$/.test(program) ? [process.execPath, program] : [program];
}
