// Writes the generated parts of the documentation anew; a unit test says when they are out of date.
//   npm run docs
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap } from './bootstrap.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const BUNDLE = path.join(ROOT, 'out/docs/pages.mjs');

await bootstrap();
// What this imports must be installed first.
const esbuild = await import('esbuild');
mkdirSync(path.dirname(BUNDLE), { recursive: true });
await esbuild.build({
  absWorkingDir: ROOT,
  entryPoints: ['scripts/docs/pages.ts'],
  outfile: BUNDLE,
  bundle: true,
  target: 'node20',
  platform: 'node',
  format: 'esm',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  // CommonJS packages inside an ES module ask for Node's own modules with `require`.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
const { generatedPages } = await import(pathToFileURL(BUNDLE).href);
for (const { file, text } of generatedPages(ROOT)) {
  const isNew = readFileSync(path.join(ROOT, file), 'utf8') !== text;
  if (isNew) writeFileSync(path.join(ROOT, file), text);
  console.log(`${file}: ${isNew ? 'written' : 'up to date'}`);
}
