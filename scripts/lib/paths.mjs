// Where things are. A bundled test cannot tell from its own place, so its launcher names the root.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

export const ROOT = process.env['TEST_ROOT'] ?? path.resolve(import.meta.dirname, '../..');
export const VSIX = path.join(ROOT, 'claude-code-env.vsix');
export const CLI = path.join(ROOT, 'dist/cli.cjs');
export const TEST_BUNDLES = path.join(ROOT, 'out/test');

/**
 * The files below a folder whose names have this ending, in a fixed order; none where there is no folder.
 *
 * @param {string} folder
 * @param {string} ending
 */
export function filesBelow(folder, ending) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name))
    .toSorted();
}

/**
 * The first of the commands' files on the PATH.
 *
 * @param {readonly string[]} commands
 */
export function onPath(...commands) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const files = commands.flatMap((command) => folders.map((folder) => path.join(folder, command)));
  return files.find((file) => existsSync(file));
}
