// What of other people's is in the bundles, under which licence. Asked of the bundler and of the scanner's compiler, not
// kept by hand.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { filesBelow, ROOT } from './paths.mjs';

const PACKAGES = path.join(ROOT, 'node_modules');
const RULER = '-'.repeat(80);

/** The whole text of THIRD-PARTY-NOTICES.txt. */
export async function noticesText() {
  const packages = (await bundledPackages()).map(licenceOf);
  const texts = [...new Set(packages.map(({ text }) => text))];
  const parts = texts.map((text) => {
    const users = packages.filter((each) => each.text === text);
    const names = users.map(({ copyright, name, version }) => [`${name} ${version}`, ...copyright].join('\n'));
    return [...names, text, ...users.flatMap(({ notice }) => notice)].join('\n\n');
  });
  return [
    'Env Manager for Claude Code contains parts of these packages. `npm run package -- --update` writes this list.',
    ...parts,
    '',
  ].join(`\n\n${RULER}\n\n`);
}

/** The names of the packages whose code is in a bundle, in the order of the alphabet. */
export async function bundledPackages() {
  const found = [...(await inScripts()), ...((await isLibraryInScanner()) ? ['assemblyscript'] : [])];
  return [...new Set(found)].toSorted();
}

/** Bundles every module of ours, so that no entry point can be forgotten, and looks whose code comes along. */
async function inScripts() {
  const sources = filesBelow(path.join(ROOT, 'src'), '.ts').filter((file) => !isOfScanner(file));
  const { metafile } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: sources.filter((file) => !file.endsWith('.d.ts')),
    outdir: 'out/notices',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    external: ['vscode', '*.wasm'],
    logLevel: 'warning',
  });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return used.flatMap(([file, { bytesInOutput }]) => {
    const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
    return bytesInOutput > 0 && name !== undefined ? [name] : [];
  });
}

/** @param {string} file */
function isOfScanner(file) {
  return path.relative(path.join(ROOT, 'src'), file).startsWith(`scanner${path.sep}`);
}

/** The compiler's own library is compiled into the program that uses it: the map of its sources says so. */
async function isLibraryInScanner() {
  const { main } = await import('assemblyscript/asc');
  let map = '{"sources":[]}';
  const args = ['src/scanner/scanner.ts', '-o', 'out/notices/scanner.wasm', '-O3', '--runtime', 'stub', '--sourceMap'];
  const { error } = await main([...args, '--enable', 'simd', '--baseDir', ROOT], {
    writeFile: (name, contents) => {
      if (name.endsWith('.map')) map = String(contents);
    },
  });
  if (error) throw error;
  const { sources } = /** @type {{ sources: string[] }} */ (JSON.parse(map));
  return sources.some((source) => source.startsWith('~lib/'));
}

/**
 * A package without a text of its own (it only names its licence) has that of another one with the same licence.
 *
 * @param {string} name
 */
function licenceOf(name) {
  const { author, license, version } = manifestOf(name);
  const own = textIn(name, /^LICEN[CS]E/i) ?? '';
  const copyright = own.split('\n').filter((line) => /^\s*Copyright \(c\)/i.test(line));
  const holder = typeof author === 'string' ? author : (author?.name ?? name);
  return {
    name,
    version,
    copyright: copyright.length > 0 ? copyright.map((line) => line.trim()) : [`Copyright (c) ${holder}`],
    text: `Licence: ${license}\n\n${license === 'MIT' ? mitText() : own.trim()}`,
    notice: [textIn(name, /^NOTICE/i) ?? []].flat().map((text) => text.trim()),
  };
}

/** One text for all that are under it: they differ in who holds the copyright, which stands above it. */
function mitText() {
  const text = textIn('jsonc-parser', /^LICEN[CS]E/i) ?? '';
  return text.slice(text.indexOf('Permission is hereby granted')).trim();
}

/**
 * @param {string} name
 * @returns {{ version: string, license: string, author?: string | { name: string } }}
 */
function manifestOf(name) {
  return JSON.parse(readFileSync(path.join(PACKAGES, name, 'package.json'), 'utf8'));
}

/**
 * @param {string} name
 * @param {RegExp} pattern
 */
function textIn(name, pattern) {
  const folder = path.join(PACKAGES, name);
  const file = existsSync(folder) ? readdirSync(folder).find((each) => pattern.test(each)) : undefined;
  return file === undefined ? undefined : readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n');
}
