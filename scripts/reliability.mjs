// The writer against kills, races and failing disks, on throw-away folders.
//   npm run test:reliability             all
//   npm run test:reliability -- TEXT…    only the tests whose name holds one of these
//   RELIABILITY_KILLS=200 RELIABILITY_SEQUENCES=2000 npm run test:reliability     fewer of them
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap } from './bootstrap.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const OUT = path.join(ROOT, 'out/reliability');

try {
  await bootstrap();
  await bundle();
  process.env.TEST_ROOT = ROOT; // what is bundled cannot tell from its own place
  const { runSuite } = await import(pathToFileURL(path.join(OUT, 'suite.mjs')).href);
  process.exitCode = await runSuite(process.argv.slice(2));
} catch (error) {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}

async function bundle() {
  // What this imports must be installed first.
  const esbuild = await import('esbuild');
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ['test/reliability/suite.ts', 'test/reliability/child.ts'],
    outdir: OUT,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    target: 'node20',
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
    external: ['fast-check'],
    // CommonJS packages inside an ES module ask for Node's own modules with `require`.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
}
