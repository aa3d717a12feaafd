// Packs dist/ into claude-code-env.vsix, offline, and compares what is in it with the committed list.
//   node scripts/package.mjs [--update]     --update rewrites the list
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from '../build.mjs';
import { ROOT, VSIX } from './lib/paths.mjs';
import { exitOnSignals, run } from './lib/processes.mjs';
import { repacked } from './lib/zip.mjs';

const LIST = path.join(ROOT, 'scripts/vsix-files.txt');

export async function packVsix() {
  rmSync(VSIX, { force: true });
  await vsce('package', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', VSIX);
  writeFileSync(VSIX, await repacked(readFileSync(VSIX)));
}

/** Throws where the package is not what the list says. */
export async function compareFiles({ update = false } = {}) {
  const files = (await vsce('ls')).trimEnd().split('\n').toSorted();
  if (update) writeFileSync(LIST, `${files.join('\n')}\n`);
  const expected = readFileSync(LIST, 'utf8').trimEnd().split('\n');
  const difference = [
    ...files.filter((file) => !expected.includes(file)).map((file) => `+ ${file}`),
    ...expected.filter((file) => !files.includes(file)).map((file) => `- ${file}`),
  ];
  if (difference.length === 0) return;
  throw new Error(
    `the package is not what scripts/vsix-files.txt says (--update rewrites it):\n${difference.join('\n')}`,
  );
}

async function vsce(command, ...options) {
  const program = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');
  const args = [program, command, '--no-dependencies', ...options];
  const { code, output } = await run(process.execPath, args, { cwd: ROOT, limit: 120_000 });
  if (code !== 0) throw new Error(`vsce ${command} failed (${code ?? 'killed'}):\n${output}`);
  return output;
}

if (process.argv[1] === import.meta.filename) {
  exitOnSignals();
  await build();
  await packVsix();
  await compareFiles({ update: process.argv.includes('--update') });
}
