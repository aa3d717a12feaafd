// Runs the suites of test/host inside a real extension host: one launch for each world.
//   TEST_HOST=desktop                the VS Code that @vscode/test-electron downloads
//   VSCODE_EXECUTABLE=/path/to/code  that VS Code
//   unset                            code-server on Linux, else desktop
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { countsOf, FAILED, NOTHING, sum } from './lib/counts.mjs';
import { runInCodeServer } from './lib/codeServerHost.mjs';
import { runInDesktop } from './lib/desktopHost.mjs';
import { filesBelow, ROOT, TEST_BUNDLES } from './lib/paths.mjs';
import { createSandbox } from './lib/sandbox.mjs';
import { buildWorld } from './lib/world.mjs';
import { canHostRun } from './vscodeHost.mjs';

const LOG = path.join(ROOT, 'out/test-host.log');
const MARK = '\u2502 '; // starts every line of our own suite, see test/host/index.ts
const LIMIT_MS = Number(process.env.HOST_TEST_LIMIT_MS ?? 180_000);

export async function runHostSuites() {
  mkdirSync(path.dirname(LOG), { recursive: true });
  rmSync(LOG, { force: true });
  const counts = [];
  for (const world of worlds()) counts.push(await runWorld(world));
  return sum(counts);
}

/** A world is a folder of test/host with suites in it. */
function worlds() {
  const folder = path.join(TEST_BUNDLES, 'host');
  return [...new Set(filesBelow(folder, '.test.cjs').map((file) => path.relative(folder, file).split(path.sep)[0]))];
}

async function runWorld(name) {
  const sandbox = createSandbox();
  const results = path.join(sandbox.dir, 'results.json');
  const env = {
    ...buildWorld(sandbox, worldOf(name)),
    HOST_TEST_SUITES: path.join(TEST_BUNDLES, 'host', name),
    HOST_TEST_RESULTS: results,
    ...(process.env.TEST_GREP ? { TEST_GREP: process.env.TEST_GREP } : {}),
    TEST_ROOT: ROOT,
    TEST_HOME: sandbox.home,
    TEST_FOLDER: sandbox.folder,
  };
  const started = Date.now();
  const runHost = isDesktop() ? runInDesktop : runInCodeServer;
  try {
    const exitCode = await runHost(sandbox, { env, limit: LIMIT_MS, heard: sieve(name) });
    return verdict(name, { results, exitCode, started });
  } catch (error) {
    console.log(`FAILED ${name}: ${error.message}`);
    return sum([countsIn(results), FAILED]);
  } finally {
    sandbox.dispose();
  }
}

function isDesktop() {
  return process.env.TEST_HOST === 'desktop' || process.env.VSCODE_EXECUTABLE !== undefined || !canHostRun();
}

/** The fixture is part of every world; `world.json` adds to it. */
function worldOf(name) {
  const file = path.join(ROOT, 'test/host', name, 'world.json');
  const world = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return { ...world, folder: { ...fixture(), ...world.folder } };
}

function fixture() {
  const folder = path.join(ROOT, 'test/host/fixture');
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((file) => [path.relative(folder, file), readFileSync(file, 'utf8')]));
}

/** Everything that the host prints goes to the log file; the suite's own lines are shown. */
function sieve(world) {
  let tail = '';
  return (text) => {
    appendFileSync(LOG, text);
    const lines = (tail + text).split('\n');
    tail = lines.pop();
    for (const line of lines) {
      const at = line.indexOf(MARK);
      if (at >= 0) console.log(`${world}: ${line.slice(at + MARK.length)}`);
    }
  };
}

/** A host that was killed may report exit code 0: only a results file is a verdict. */
function verdict(name, { results, exitCode, started }) {
  if (!existsSync(results)) {
    console.log(`FAILED ${name}: the host left no results (exit code ${exitCode}); see ${path.relative(ROOT, LOG)}`);
    return FAILED;
  }
  const { vscode, node, rows, began } = JSON.parse(readFileSync(results, 'utf8'));
  const delay = ((began - started) / 1000).toFixed(1);
  console.log(`${name}: VS Code ${vscode}, Node ${node}; the suites began ${delay} s after the launch`);
  const counts = countsOf(rows);
  const isSound = (exitCode === 0) === (counts.failed === 0) && (rows.length > 0 || process.env.TEST_GREP);
  if (isSound) return counts;
  console.log(`FAILED ${name}: ${rows.length} tests, but exit code ${exitCode}`);
  return sum([counts, FAILED]);
}

function countsIn(results) {
  return existsSync(results) ? countsOf(JSON.parse(readFileSync(results, 'utf8')).rows) : NOTHING;
}
