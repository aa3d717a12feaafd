// Packs dist/ into claude-code-env.vsix, offline, and compares what is in it with the committed lists: of its files, and
// of other people's code in the bundles.
//   node scripts/package.mjs [--update]     --update rewrites the lists
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from '../build.mjs';
import { noticesText } from './lib/notices.mjs';
import { packedReadme } from './lib/packedReadme.mjs';
import { ROOT, VSIX } from './lib/paths.mjs';
import { exitOnSignals, run } from './lib/processes.mjs';
import { repacked } from './lib/zip.mjs';

const LIST = path.join(ROOT, 'scripts/vsix-files.txt');
const NOTICES = path.join(ROOT, 'THIRD-PARTY-NOTICES.txt');
const README = 'dist/README.md';

export async function packVsix() {
  rmSync(VSIX, { force: true });
  writeFileSync(path.join(ROOT, README), packedReadme(readFileSync(path.join(ROOT, 'README.md'), 'utf8')));
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

/** Throws where a package is in a bundle and its licence is not in the notices, or the other way round. */
export async function compareNotices({ update = false } = {}) {
  const text = await noticesText();
  if (update) writeFileSync(NOTICES, text);
  if (readFileSync(NOTICES, 'utf8') === text) return;
  throw new Error('THIRD-PARTY-NOTICES.txt is not what the bundles hold (npm run package -- --update rewrites it)');
}

async function vsce(command, ...options) {
  const program = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');
  const args = [program, command, '--no-dependencies', '--readme-path', README, ...options];
  const { code, output } = await run(process.execPath, args, { cwd: ROOT, limit: 120_000 });
  if (code !== 0) throw new Error(`vsce ${command} failed (${code ?? 'killed'}):\n${output}`);
  return output;
}

if (process.argv[1] === import.meta.filename) {
  exitOnSignals();
  const update = process.argv.includes('--update');
  await build();
  await compareNotices({ update }); // first: it is packed
  await packVsix();
  await compareFiles({ update });
}
