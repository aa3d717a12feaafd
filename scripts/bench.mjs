// Measures what README and CHANGELOG quote, and compares it with bench/figures.json.
//   npm run bench [-- NAME…] [--update]     NAME: a file of bench/ without its endings; --update: these are the figures now
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, hostname } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { bootstrap } from './bootstrap.mjs';
import { ROOT } from './lib/paths.mjs';

await bootstrap();
const { build, buildBenches } = await import('../build.mjs');
const { packVsix } = await import('./package.mjs');
const { canHostRun, installHost } = await import('./vscodeHost.mjs');

/** What a ratio may be worse than its committed figure. */
const TOLERANCE = 1.25;
const ENDING = '.bench.mjs';
const COMMITTED = path.join(ROOT, 'bench/figures.json');
const RESULTS = path.join(ROOT, 'out/bench/results.jsonl');
const NEEDS_WINDOW = new Set(['window', 'memory'].map((name) => `${name}${ENDING}`));

const args = process.argv.slice(2);
const update = args.includes('--update');
const wanted = args.filter((arg) => arg !== '--update');

await build();
await buildBenches();
const folder = path.join(ROOT, 'out/bench');
const isWanted = (file) => wanted.length === 0 || wanted.includes(file.slice(0, -ENDING.length));
const files = readdirSync(folder).filter((file) => file.endsWith(ENDING) && isWanted(file));
if (files.some((file) => NEEDS_WINDOW.has(file)) && canHostRun()) await installHost();
await packVsix();

rmSync(RESULTS, { force: true });
for (const file of files) {
  if (NEEDS_WINDOW.has(file) && !canHostRun()) {
    console.log(`skipped: ${file} needs Linux on x64`);
    continue;
  }
  const { status } = spawnSync(process.execPath, [path.join(folder, file)], {
    stdio: 'inherit',
    env: { PATH: process.env.PATH, TEST_ROOT: ROOT, BENCH_RESULTS: RESULTS, ...passedOn() },
  });
  if (status !== 0) process.exitCode = 1;
}
summary();

function passedOn() {
  const names = ['BENCH_GIB', 'BENCH_MINUTES', 'CHROMIUM', 'VSCODE_TOOLS', 'LANG'];
  return Object.fromEntries(names.flatMap((name) => (name in process.env ? [[name, process.env[name]]] : [])));
}

/** All figures beside the committed ones. Only ratios are compared: what a machine takes is its own affair. */
function summary() {
  if (!existsSync(RESULTS)) return;
  const figures = readFileSync(RESULTS, 'utf8').trimEnd().split('\n').map(JSON.parse);
  const committed = JSON.parse(readFileSync(COMMITTED, 'utf8'));
  console.log(
    `\n${hostname()}: Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`,
  );
  for (const figure of figures) console.log(lineOf(figure, committed[figure.name]));
  if (!update) return;
  for (const figure of figures) committed[figure.name] = withRatio(figure);
  const sorted = Object.fromEntries(Object.entries(committed).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(COMMITTED, `${JSON.stringify(sorted, null, 2)}\n`);
}

function withRatio({ beside, ours, unit }) {
  if (!beside) return { ours: rounded(ours), unit };
  const [what, value] = beside;
  return { ours: rounded(ours), [what]: rounded(value), unit, ratio: rounded(ours / value) };
}

function lineOf(figure, before) {
  const { ratio, ...now } = withRatio(figure);
  const told = Object.entries(now).filter(([key]) => key !== 'unit');
  const parts = [told.map(([what, value]) => `${what} ${value} ${figure.unit}`).join(', ')];
  if (ratio !== undefined) parts.push(`ratio ${ratio}${before?.ratio === undefined ? '' : ` (${before.ratio})`}`);
  const isWorse = ratio !== undefined && before?.ratio !== undefined && ratio > before.ratio * TOLERANCE;
  if (isWorse) process.exitCode = 1;
  return `${isWorse ? 'WORSE ' : ''}${figure.name}: ${parts.join(', ')}`;
}

function rounded(value) {
  return Number(value.toPrecision(3));
}
