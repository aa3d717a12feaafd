import { statSync } from 'node:fs';
import { onPath } from './paths.mjs';
import { run } from './processes.mjs';
import { installSystemPackages } from './systemPackages.mjs';

/**
 * Writes a picture with a palette of so many colours, without dithering: that keeps text sharp and the file small.
 * Resolves with its size in bytes.
 *
 * @param {string} from
 * @param {string} to
 * @param {number} colours
 */
export async function smallPng(from, to, colours) {
  await installSystemPackages(onPath('pngquant') ? [] : ['pngquant']);
  const options = ['--force', '--strip', '--speed', '1', '--nofs', String(colours), '--output', to, from];
  const { code, output } = await run('pngquant', options);
  if (code !== 0) throw new Error(`pngquant failed (${code ?? 'killed'}):\n${output}`);
  return statSync(to).size;
}
