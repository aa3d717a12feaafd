// Bundles the product into dist/ and the tests into out/test/.
//   node build.mjs            the product
//   node build.mjs --tests    the tests
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { bundlePrograms, SCANNER } from './scripts/programs.mjs';

const ROOT = import.meta.dirname;

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  target: 'node20',
  charset: 'utf8',
  platform: 'node',
  mainFields: ['module', 'main'], // with Node's default, jsonc-parser comes as UMD, whose parts cannot be found in a bundle
  logLevel: 'warning',
  loader: { '.wasm': 'binary' },
  plugins: [
    {
      name: 'scanner',
      setup: ({ onResolve }) => onResolve({ filter: /\/scanner\.wasm$/ }, () => ({ path: SCANNER })),
    },
  ],
};

/** CommonJS packages inside an ES module ask for Node's own modules with `require`. */
const MODULES = {
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
};

/** The page runs in a webview. */
const PAGE = {
  ...COMMON,
  entryPoints: ['src/page/main.ts'],
  outfile: 'dist/page.js',
  platform: 'browser',
  format: 'esm',
  target: 'es2022',
  minify: true,
};

export async function build() {
  await buildScanner();
  rmSync(path.join(ROOT, 'dist'), { recursive: true, force: true });
  await Promise.all([bundlePrograms(), esbuild.build(PAGE), compileTranslations()]);
  minifyFacts();
}

/** The scanner is AssemblyScript, which takes a second to compile: it is done only where it has changed. */
async function buildScanner() {
  const sources = filesBelow('src/scanner', '.ts').map((name) => path.join(ROOT, name));
  const made = existsSync(SCANNER) ? statSync(SCANNER).mtimeMs : 0;
  if (sources.every((source) => statSync(source).mtimeMs < made)) return;
  const { main } = await import('assemblyscript/asc');
  const options = '-O3 --runtime stub --enable simd --memoryBase 1024 --initialMemory 11 --noAssert'.split(' ');
  const { error } = await main([path.join(ROOT, 'src/scanner/scanner.ts'), '-o', SCANNER, ...options], {
    stderr: process.stderr,
  });
  if (error) throw error;
}

/** A translation goes by the names of its texts, not by the texts: see `keyOf`. */
async function compileTranslations() {
  const { keyOf } = await sourceModule('src/core/l10n.ts');
  for (const file of filesBelow('l10n', '.json')) {
    const texts = Object.entries(readJson(file));
    const compiled = Object.fromEntries(texts.map(([text, translated]) => [keyOf(text), translated]));
    if (Object.keys(compiled).length < texts.length)
      throw new Error(`${file}: two texts have the same name; see keyOf`);
    const [, language] = /([\w-]+)\.json$/.exec(file);
    writeInto('dist/l10n', `${language}.json`, compiled);
  }
}

/** A module of ours that imports nothing. */
async function sourceModule(file) {
  const { code } = await esbuild.transform(readFileSync(path.join(ROOT, file), 'utf8'), { loader: 'ts' });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

/**
 * Facts are data that is read on first use, not part of a bundle. Translated meanings stand in the order of the variables:
 * their names are there already.
 */
function minifyFacts() {
  const folder = 'src/core/facts';
  const variables = readJson(folder, 'variables.json');
  writeInto('dist/facts', 'variables.json', variables);
  for (const file of filesBelow(folder, '.json').filter((name) => !name.endsWith('variables.json'))) {
    const meanings = readJson(file);
    writeInto(
      'dist/facts',
      path.basename(file),
      variables.map(({ name }) => meanings[name] ?? null),
    );
  }
}

const readJson = (...names) => JSON.parse(readFileSync(path.join(ROOT, ...names), 'utf8'));

function writeInto(folder, name, value) {
  mkdirSync(path.join(ROOT, folder), { recursive: true });
  writeFileSync(path.join(ROOT, folder, name), JSON.stringify(value));
}

/** The host loads CommonJS only. Unit tests are one file, which loads faster than two hundred; others share chunks. */
export async function buildTests() {
  await buildScanner();
  rmSync(path.join(ROOT, 'out/test'), { recursive: true, force: true });
  const files = filesBelow('test', '.test.ts');
  const host = files.filter((file) => file.startsWith(path.join('test', 'host') + path.sep));
  const unit = files.filter((file) => file.startsWith(path.join('test', 'unit') + path.sep));
  const tests = { ...COMMON, outdir: 'out/test', outbase: 'test', sourcemap: true };
  const modules = { ...tests, ...MODULES, external: tools() };
  await Promise.all([
    esbuild.build({
      ...tests,
      entryPoints: ['test/host/index.ts', ...host],
      format: 'cjs',
      outExtension: { '.js': '.cjs' },
      external: ['vscode', ...tools()],
    }),
    esbuild.build({
      ...modules,
      stdin: { contents: `${wholeCore()}\n${unit.map((file) => importing(file)).join('\n')}`, resolveDir: ROOT },
      entryNames: 'unit/all.test',
    }),
    esbuild.build({
      ...modules,
      entryPoints: files.filter((file) => !host.includes(file) && !unit.includes(file)),
      splitting: true,
      chunkNames: 'chunks/[hash]',
    }),
  ]);
}

/** Every file of the core with all that it exports: what no test runs must be there, to be seen not to run. */
function wholeCore() {
  const files = filesBelow('src/core', '.ts');
  const names = files.map((_, at) => `core${at}`);
  const imports = files.map((file, at) => importing(file, `* as ${names[at]} from`));
  return `${imports.join('\n')}\n[${names.join(', ')}].map(Object.values);`;
}

export async function buildBenches() {
  await buildScanner();
  await esbuild.build({
    ...COMMON,
    entryPoints: [...filesBelow('bench', '.bench.ts'), ...filesBelow('bench', '.child.ts')],
    outdir: 'out/bench',
    outbase: 'bench',
    external: tools(),
    ...MODULES,
  });
}

const importing = (file, what = '') => `import ${what} ${JSON.stringify(`./${file}`)};`;

/** Tests load packages as they are installed. */
function tools() {
  const { devDependencies } = readJson('package.json');
  return Object.keys(devDependencies);
}

function filesBelow(folder, ending) {
  return readdirSync(path.join(ROOT, folder), { recursive: true })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name))
    .toSorted();
}

if (process.argv[1] === import.meta.filename) await (process.argv.includes('--tests') ? buildTests() : build());
