// Bundles the product into dist/ and the tests into out/test/.
//   node esbuild.mjs            the product
//   node esbuild.mjs --tests    the tests
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';

const ROOT = import.meta.dirname;

/** `src/scanner`, compiled, becomes part of the bundles that use it. */
const SCANNER = {
  name: 'scanner',
  setup({ onResolve }) {
    onResolve({ filter: /\/scanner\.wasm$/ }, () => ({ path: path.join(ROOT, 'out/scanner.wasm') }));
  },
};

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  target: 'node20',
  charset: 'utf8',
  platform: 'node',
  mainFields: ['module', 'main'], // with Node's default, jsonc-parser comes as UMD, whose parts cannot be found in a bundle
  logLevel: 'warning',
  loader: { '.wasm': 'binary' },
  plugins: [SCANNER],
};

const COMMONJS = { ...COMMON, format: 'cjs', external: ['vscode', './onDemand.cjs'] };

/** CommonJS packages inside an ES module ask for Node's own modules with `require`. */
const MODULES = {
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
};

/** Inside VS Code the core's words are translated by VS Code itself. */
const IN_VSCODE = { ...COMMONJS, alias: { '@vscode/l10n': './src/vscode/l10n.ts' } };

/** `import('…/onDemand.ts')` keeps its types in the source and becomes a `require` of the second bundle. */
const ON_DEMAND = {
  name: 'on-demand',
  setup({ onResolve }) {
    onResolve({ filter: /\/onDemand\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './onDemand.cjs', external: true } : undefined,
    );
  },
};

const PRODUCT = [
  {
    ...IN_VSCODE,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.cjs',
    plugins: [ON_DEMAND],
    supported: { 'dynamic-import': false },
  },
  { ...IN_VSCODE, entryPoints: ['src/vscode/onDemand.ts'], outfile: 'dist/onDemand.cjs' },
  { ...COMMONJS, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.cjs', banner: { js: '#!/usr/bin/env node' } },
  { ...COMMONJS, entryPoints: ['src/node/transcripts/worker.ts'], outfile: 'dist/transcripts.cjs' },
  {
    ...COMMON,
    entryPoints: ['src/page/main.ts'],
    outfile: 'dist/page.js',
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
  },
];

export async function build() {
  await buildScanner();
  rmSync(path.join(ROOT, 'dist'), { recursive: true, force: true });
  await Promise.all(PRODUCT.map((bundle) => esbuild.build({ ...bundle, minify: true })));
  chmodSync(path.join(ROOT, 'dist/cli.cjs'), 0o755);
  minifyFacts();
}

/** The scanner is AssemblyScript, which takes a second to compile: it is done only where it has changed. */
async function buildScanner() {
  const to = path.join(ROOT, 'out/scanner.wasm');
  const sources = filesBelow('src/scanner', '.ts').map((name) => path.join(ROOT, name));
  const made = existsSync(to) ? statSync(to).mtimeMs : 0;
  if (sources.every((source) => statSync(source).mtimeMs < made)) return;
  const { main } = await import('assemblyscript/asc');
  const options = '-O3 --runtime stub --enable simd --memoryBase 1024 --initialMemory 11 --noAssert'.split(' ');
  const { error } = await main([path.join(ROOT, 'src/scanner/scanner.ts'), '-o', to, ...options], {
    stderr: process.stderr,
  });
  if (error) throw error;
}

/** Facts are data that is read on first use, not part of a bundle. */
function minifyFacts() {
  const target = path.join(ROOT, 'dist/facts');
  mkdirSync(target, { recursive: true });
  for (const file of filesBelow('src/core/facts', '.json')) {
    const facts = JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
    writeFileSync(path.join(target, path.basename(file)), JSON.stringify(facts));
  }
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
    entryPoints: filesBelow('bench', '.bench.ts'),
    outdir: 'out/bench',
    outbase: 'bench',
    ...MODULES,
  });
}

const importing = (file, what = '') => `import ${what} ${JSON.stringify(`./${file}`)};`;

/** Every package but the two that are part of the product: tests load those as they are installed. */
function tools() {
  const { devDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  return Object.keys(devDependencies).filter((name) => name !== 'jsonc-parser' && name !== '@vscode/l10n');
}

function filesBelow(folder, ending) {
  return readdirSync(path.join(ROOT, folder), { recursive: true })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name))
    .toSorted();
}

if (process.argv[1] === import.meta.filename) await (process.argv.includes('--tests') ? buildTests() : build());
