// The scan of transcripts against ripgrep, and against a parser of every line; its memory; what a second scan costs.
//   BENCH_GIB=4 npm run bench -- sessions     a larger corpus
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isDeepStrictEqual } from 'node:util';
import { FILES } from '../src/node/fileOperations.ts';
import { StateFolder } from '../src/node/stateFolder.ts';
import { scanInBackground } from '../src/node/transcripts/background.ts';
import { scanTranscripts } from '../src/node/transcripts/scan.ts';
import { referenceScan } from '../test/support/referenceScan.ts';
import { writeCorpus } from '../test/support/transcriptCorpus.ts';
import { tell } from './figures.ts';
import { median, medianOf, pair } from './timing.ts';

const GIB = Number(process.env['BENCH_GIB'] ?? 1);
const RUNS = 7;
const SAME_FIELDS = String.raw`isApiErrorMessage|"cache_(read|creation)_input_tokens":\d+|"id":"m[^"]*"`;
const root = process.env['TEST_ROOT'] ?? process.cwd();
const cli = path.join(root, 'dist/cli.cjs');
const program = path.join(root, 'dist/transcripts.cjs');
const home = mkdtempSync(path.join(tmpdir(), 'bench-sessions-'));
const folder = path.join(home, '.claude/projects');
const args = ['sessions', '--home', home, '--cwd', home];
const PEAK = `process.on('exit', () => require('fs').writeSync(2, String(process.resourceUsage().maxRSS / 1024)))`;
const AS_CLI = `process.argv.splice(1, Infinity, ...${JSON.stringify([cli, ...args, '--json'])}); require(${JSON.stringify(cli)})`;

try {
  mkdirSync(folder, { recursive: true });
  writeCorpus(folder, {
    files: 2000 * GIB,
    bytes: GIB * 2 ** 30,
    errors: 0.001,
    longLines: 20,
    hostile: 0.01,
    seed: 7,
  });
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jsonl'));
  const bytes = files.reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
  console.log(`corpus: ${(bytes / 2 ** 30).toFixed(2)} GiB in ${files.length} files`);

  if (GIB === 1) {
    const isEqual = isDeepStrictEqual(await scanTranscripts({ folder, state: null }), referenceScan(folder));
    console.log(`equal to a parser of every line: ${isEqual ? 'yes' : 'NO'}`);
    if (!isEqual) process.exitCode = 1;
  }

  const ripgrep = findRipgrep();
  const first = (): unknown => (forget(), sessions());
  if (ripgrep === null) {
    tell({ name: 'first scan', ours: await medianOf(RUNS, first), unit: 'ms' }); // no ripgrep to compare with
  } else {
    const search = ['--no-mmap', '-j1', '-o', '-N', '--no-filename', SAME_FIELDS, folder];
    const grep = (): unknown => spawnSync(ripgrep, search, { stdio: ['ignore', 'ignore', 'inherit'] });
    grep();
    const { ours, theirs } = await pair(RUNS, first, grep);
    tell({ name: 'first scan', ours, beside: ['ripgrep', theirs], unit: 'ms' });
  }

  const scanOnce = [path.join(root, 'out/bench/scanOnce.child.mjs'), program, folder, path.join(home, 'state')];
  const inThread = mebibytes(() => (forget(), scanOnce));
  tell({ name: 'scan in a thread, peak above idle', ours: inThread, unit: 'MiB' });
  const idle = mebibytes(() => ['-e', PEAK]);
  const peak = mebibytes(() => (forget(), ['-e', `${PEAK}; ${AS_CLI}`]));
  tell({ name: 'sessions --json, peak above idle', ours: peak - idle, unit: 'MiB' });

  sessions();
  const doctor = ['doctor', '--home', home, '--cwd', home];
  const asProcess = await pair(RUNS, sessions, () => spawnSync(process.execPath, [cli, ...doctor], { env: {} }));
  tell({ name: 'sessions, nothing new', ours: asProcess.ours, beside: ['doctor', asProcess.theirs], unit: 'ms' });

  const state = new StateFolder(path.join(home, 'state'), FILES);
  const scan = (): Promise<unknown> => scanTranscripts({ folder, state });
  forget();
  await scan();
  const again = await medianOf(RUNS, scan);
  tell({ name: 'second scan, nothing new', ours: again, unit: 'ms' });
  for (const size of [1, 8]) {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      appendMore(size);
      times.push(await medianOf(1, scan));
    }
    tell({ name: `the same with ${size} MiB appended, above that`, ours: median(times) - again, unit: 'ms' });
  }

  forget();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await scanInBackground(
    program,
    { folder, stateRoot: path.join(home, 'state'), digest: null },
    new AbortController().signal,
  );
  delay.disable();
  tell({ name: 'longest block of the thread that asks', ours: delay.max / 1e6, unit: 'ms' });
} finally {
  rmSync(home, { recursive: true, force: true });
}

function sessions(): void {
  execFileSync(process.execPath, [cli, ...args], { stdio: 'ignore', env: {} });
}

function forget(): void {
  rmSync(path.join(home, '.local'), { recursive: true, force: true });
  rmSync(path.join(home, 'state'), { recursive: true, force: true });
}

/** The median of what three processes say of their memory, where errors are told. */
function mebibytes(argumentsOf: () => string[]): number {
  const told = Array.from({ length: 3 }, () => {
    const { stderr } = spawnSync(process.execPath, argumentsOf(), { stdio: ['ignore', 'ignore', 'pipe'], env: {} });
    return Number(stderr.toString());
  });
  return median(told);
}

/** A session goes on: lines that were there, once more, at the end of one file. */
function appendMore(mib: number): void {
  const name = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((each) => each.endsWith('.jsonl')) ?? '';
  const file = path.join(folder, name);
  const text = readFileSync(file).subarray(0, mib * 2 ** 20);
  appendFileSync(file, text.subarray(0, text.lastIndexOf(0x0a) + 1));
}

/** The one that comes with the VS Code of the tests, else the one on the PATH. */
function findRipgrep(): string | null {
  const host = path.join(root, '.vscode-host/node_modules/code-server/lib/vscode/node_modules/@vscode');
  const own = path.join(host, `ripgrep-universal/bin/${process.platform}-${process.arch}/rg`);
  return [own, 'rg'].find((command) => spawnSync(command, ['--version']).status === 0) ?? null;
}
