import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../lib/paths.mjs';

/**
 * A module of the conformance tests, with what it needs of our own code.
 *
 * @param {string} entry path in the repository
 */
export async function importBundled(entry) {
  // What this imports must be installed first.
  const esbuild = await import('esbuild');
  const outfile = path.join(ROOT, 'out/conformance', `${path.basename(entry, '.ts')}.mjs`);
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile,
    bundle: true,
    target: 'node20',
    platform: 'node',
    format: 'esm',
    sourcemap: true,
    mainFields: ['module', 'main'],
    logLevel: 'warning',
    // CommonJS packages inside an ES module ask for Node's own modules with `require`.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  process.env['TEST_ROOT'] = ROOT; // what is bundled cannot tell from its own place
  return import(pathToFileURL(outfile).href);
}
