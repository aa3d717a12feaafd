// Bundles what runs in Node: the extension and what it loads on demand, the terminal front, and the thread that reads
// transcripts. Every module of ours is in one file of dist/ only:
//   base.cjs      what start-up needs and others, too; everybody loads it
//   reading.cjs   what the thread needs and others, too
//   shared.cjs    what else more than one needs
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { ROOT } from './lib/paths.mjs';

export const SCANNER = path.join(ROOT, 'out/scanner.wasm');
const DIST = path.join(ROOT, 'dist');
const EXTENSION = path.join(ROOT, 'src/extension.ts');
const READER = path.join(ROOT, 'src/node/transcripts/worker.ts');
const SHEBANG = '#!/usr/bin/env node\n';

export async function bundlePrograms() {
  const bundle = await rolldown({
    cwd: ROOT,
    input: { extension: EXTENSION, cli: 'src/cli/main.ts', transcripts: READER },
    platform: 'node',
    external: ['vscode', /^node:/],
    transform: { target: 'node20' },
    plugins: [SCANNER_AS_FILE],
    preserveEntrySignatures: 'allow-extension',
  });
  const { output } = await bundle.generate({
    format: 'esm',
    minify: true,
    comments: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { ...common('base', importedBy(EXTENSION)), priority: 2 },
        { ...common('reading', importedBy(READER)), priority: 1 },
        common('shared', () => true),
      ],
    },
  });
  await bundle.close();
  mkdirSync(DIST, { recursive: true });
  for (const { code, fileName } of output) {
    const file = path.join(DIST, fileName);
    writeFileSync(file, (fileName === 'cli.cjs' ? SHEBANG : '') + commonJs(code));
  }
  chmodSync(path.join(DIST, 'cli.cjs'), 0o755);
  copyFileSync(SCANNER, path.join(DIST, 'scanner.wasm'));
}

/** As text in a bundle, the scanner would take twice the room. */
const SCANNER_AS_FILE = {
  name: 'scanner',
  resolveId: (name) => (name.endsWith('/scanner.wasm') ? SCANNER : null),
  load: (id) => (id === SCANNER ? READ_SCANNER : null),
};
const READ_SCANNER =
  "import { readFileSync } from 'node:fs'; export default readFileSync(__dirname + '/scanner.wasm');";

const needsVscode = (id) => id === EXTENSION || id.startsWith(path.join(ROOT, 'src/vscode') + path.sep);

/** A file for modules that several programs load; those that need VS Code, only the extension can. */
const common = (name, isWanted) => ({
  debugName: name,
  minShareCount: 2,
  test: (id) => !needsVscode(id),
  name: (id, modules) => (isWanted(id, modules) ? name : null),
});

/** Whether a module, or what it imports, imports another: not what is loaded later. */
function importedBy(start) {
  let found;
  return (id, modules) => (found ??= closure(start, modules)).has(id);
}

function closure(id, modules, found = new Set()) {
  for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) {
    if (found.has(imported)) continue;
    found.add(imported);
    closure(imported, modules, found);
  }
  return found;
}

/**
 * VS Code 1.94 loads CommonJS only. The bundler's own has a getter for each of hundreds of names, which start-up would
 * pay for; here a file hands its names over as they are. That is the same, because no file needs one that needs it, and
 * nothing that is handed over gets another value (the linter sees to it).
 */
function commonJs(code) {
  const imports = /^(?:import[^;]+;)*/.exec(code)[0];
  const [exports = '', names = ''] = /export\{([^}]*)\};\s*$/.exec(code) ?? [];
  const body = code
    .slice(imports.length, code.length - exports.length)
    .replaceAll(/\bimport\((["'`]\.\/[\w.-]+["'`])\)/g, 'Promise.resolve().then(()=>require($1))');
  const handed = names && `module.exports={${names.split(',').map(handedOver).join(',')}};`;
  return `"use strict";${imports.replaceAll(/import([^;]+);/g, (_, what) => required(what))}${body}${handed}`;
}

/** `d,{a as b}from"c"`, `*as b from"c"` or `"c"` as a `require`. */
function required(what) {
  const parts = /^\s*([\w$]+)?,?(?:\*as ([\w$]+))?(?:\{([^}]*)\})?\s*(?:from)?(["'`].+)$/.exec(what);
  const [, own, all = own, names, file] = parts;
  const value = `require(${file})`;
  if (all === undefined) return names ? `const{${pairs(names)}}=${value};` : `${value};`;
  return names ? `const ${all}=${value},{${pairs(names)}}=${all};` : `const ${all}=${value};`;
}

/** `a as b,c` as `a:b,c`. */
const pairs = (names) => names.replaceAll(' as ', ':');

/** `a as b` as `b:a`: what is `a` inside is `b` outside. */
const handedOver = (name) => name.split(' as ').toReversed().join(':');
