// From reading to the report: six settings files, a very large one, and two hundred workspace folders.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseTree } from 'jsonc-parser';
import { evaluate } from '../src/core/evaluate.ts';
import { readKnownNames } from '../src/node/catalogue.ts';
import { createDisk } from '../src/node/disk.ts';
import { readSnapshot, type SnapshotRequest } from '../src/node/snapshot.ts';
import { tell } from './figures.ts';
import { medianOf, pair } from './timing.ts';

const RUNS = 41;
const root = process.env['TEST_ROOT'] ?? process.cwd();
const machine = mkdtempSync(path.join(tmpdir(), 'bench-'));

try {
  const request = await sixFiles();
  const judge = async (): Promise<unknown> => evaluate(await readSnapshot(request));
  await medianOf(RUNS, judge);
  const plain = (): Promise<unknown> => readPlainly(machine);
  const read = await pair(RUNS, judge, plain);
  tell({
    name: 'six settings files, read to report',
    ours: read.ours,
    beside: ['read and JSON.parse', read.theirs],
    unit: 'ms',
  });

  const large = largeSettings();
  writeFileSync(path.join(request.home, '.claude/settings.json'), large);
  const snapshot = await readSnapshot(request);
  const big = await pair(
    RUNS,
    () => evaluate(snapshot),
    () => parseTree(large),
  );
  tell({ name: 'settings of 1 MB, text to report', ours: big.ours, beside: ['parseTree', big.theirs], unit: 'ms' });
  rmSync(path.join(request.home, '.claude/settings.json'));

  const folders = twoHundredFolders();
  const all = async (): Promise<unknown> => {
    const disk = createDisk();
    return Promise.all(folders.map(async (folder) => evaluate(await readSnapshot({ ...request, folder, disk }))));
  };
  tell({ name: '200 workspace folders', ours: await medianOf(11, all), unit: 'ms' });

  const cli = path.join(root, 'dist/cli.cjs');
  const args = ['doctor', '--home', request.home, '--cwd', request.folder ?? '', '--claude-version', '2.1.329'];
  const whole = await pair(
    21,
    () => tryRun([cli, ...args]),
    () => tryRun(['-e', '0']),
  );
  tell({ name: 'doctor', ours: whole.ours, beside: ['node -e 0', whole.theirs], unit: 'ms' });
  tell({ name: 'doctor above node -e 0', ours: whole.ours - whole.theirs, unit: 'ms' });
} finally {
  rmSync(machine, { recursive: true, force: true });
}

/** The doctor's exit status says that it found something. */
function tryRun(args: readonly string[]): void {
  try {
    execFileSync(process.execPath, args, { stdio: 'ignore' });
  } catch {
    // A status above zero is an answer.
  }
}

async function sixFiles(): Promise<SnapshotRequest> {
  const at = (...names: string[]): string => path.join(machine, ...names);
  const env = (name: string): string =>
    JSON.stringify({ env: { [name]: '1', SHARED: name }, permissions: { allow: [] } }, null, 2);
  const files: Record<string, string> = {
    'managed/managed-settings.json': env('A'),
    'managed/managed-settings.d/10-x.json': env('B'),
    'proj/.claude/settings.local.json': env('C'),
    'proj/.claude/settings.json': env('D'),
    'home/.claude/settings.json': env('CLAUDE_CODE_USE_BEDROCK'),
    'home/.claude.json': env('F'),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  }
  return {
    platform: 'linux',
    home: at('home'),
    folder: at('proj'),
    processEnv: { PATH: '/usr/bin' },
    editorEnv: null,
    client: { version: '2.1.329', source: 'option', others: [] },
    knownNames: await readKnownNames(path.join(root, 'dist/facts')),
    managedDir: at('managed'),
  };
}

/** The least that a program can do with the same files: read and parse them. */
async function readPlainly(folder: string): Promise<unknown[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json'));
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(path.join(folder, name), 'utf8')) as unknown));
}

function largeSettings(): string {
  const env = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, index) => [`SOME_VARIABLE_OF_MINE_${index}`, 'x'.repeat(60)]),
  );
  return JSON.stringify({ env }, null, 2);
}

function twoHundredFolders(): string[] {
  return Array.from({ length: 200 }, (_, index) => {
    const folder = path.join(machine, 'folders', String(index));
    mkdirSync(path.join(folder, '.claude'), { recursive: true });
    writeFileSync(path.join(folder, '.claude/settings.json'), JSON.stringify({ env: { [`V${index}`]: '1' } }));
    return folder;
  });
}
