// What `npm test` runs, in this order. A phase that fails hides none but those that need it.
import path from 'node:path';
import { build, buildTests } from '../build.mjs';
import { coverageOfCore, recordCoverage } from './coverage.mjs';
import { runHostSuites } from './hostSuites.mjs';
import { installVsix } from './lib/codeServer.mjs';
import { FAILED, NOTHING, PASSED, SKIPPED, sum, words } from './lib/counts.mjs';
import { exitOnSignals, run } from './lib/processes.mjs';
import { ROOT, VSIX } from './lib/paths.mjs';
import { createSandbox } from './lib/sandbox.mjs';
import { runMochaSuite } from './mochaSuite.mjs';
import { compareFiles, compareNotices, packVsix } from './package.mjs';
import { canHostRun, installHost } from './vscodeHost.mjs';

const SECOND = 1_000;

const PHASES = {
  check: { run: () => checks(['check:types', 'check:lint', 'check:format']) },
  build: { run: () => passes(build) },
  bundle: { run: () => passes(buildTests) },
  unit: { needs: ['bundle'], run: runUnit },
  coverage: { needs: ['unit'], run: runCoverage },
  properties: {
    needs: ['bundle'],
    run: () => runMochaSuite({ suite: 'properties', timeout: 60 * SECOND, limit: 900 * SECOND }),
  },
  node: {
    needs: ['build', 'bundle'],
    run: () => runMochaSuite({ suite: 'node', timeout: 30 * SECOND, limit: 600 * SECOND }),
  },
  package: { needs: ['build', 'bundle'], run: packaging },
  tools: { run: () => (canHostRun() ? passes(installHost) : { ...NOTHING }) },
  host: { needs: ['build', 'bundle', 'tools'], run: runHostSuites },
  ui: { needs: ['package', 'bundle', 'tools'], run: runUi },
};

/**
 * Runs the phases that are named, or all, and prints what came of them.
 * The last line is always `N passed, N failed`; the answer is the exit status.
 */
export async function runPhases(args) {
  exitOnSignals();
  const names = chosen(namesIn(args));
  const outcomes = new Map();
  const started = Date.now();
  for (const name of names) outcomes.set(name, await runPhase(name, outcomes, started));
  const total = sum([...outcomes.values()]);
  console.log(words(total));
  return total.failed === 0 ? 0 : 1;
}

function namesIn(args) {
  const at = args.indexOf('--grep');
  if (at >= 0) [, process.env.TEST_GREP] = args.splice(at, 2);
  const unknown = args.filter((name) => !(name in PHASES));
  if (unknown.length > 0)
    throw new Error(`no such phase: ${unknown.join(', ')}; there are ${Object.keys(PHASES).join(', ')}`);
  return args.length > 0 ? args : Object.keys(PHASES);
}

/** The named phases and all that they need, in the order of the list. */
function chosen(names) {
  const wanted = new Set();
  const want = (name) => {
    wanted.add(name);
    for (const needed of PHASES[name].needs ?? []) want(needed);
  };
  for (const name of names) want(name);
  return Object.keys(PHASES).filter((name) => wanted.has(name));
}

async function runPhase(name, outcomes, started) {
  const broken = (PHASES[name].needs ?? []).filter((needed) => outcomes.get(needed).failed > 0);
  const from = Date.now();
  console.log(`[${seconds(started)}] ${name} …`);
  const counts = broken.length > 0 ? notRun(broken) : await outcomeOf(PHASES[name].run);
  console.log(`[${seconds(started)}] ${name}: ${words(counts)} (${seconds(from)})`);
  return counts;
}

function notRun(broken) {
  console.log(`FAILED not run, because of: ${broken.join(', ')}`);
  return FAILED;
}

const seconds = (since) => `${((Date.now() - since) / SECOND).toFixed(1)} s`;

/** One test: the step does not throw. */
async function passes(step) {
  await step();
  return PASSED;
}

/** It can be packed, holds what it should, names whose code it holds, and works where it is unpacked. A wrong list stops nobody. */
async function packaging() {
  return sum([
    await passes(packVsix),
    await outcomeOf(() => passes(compareFiles)),
    await outcomeOf(() => passes(compareNotices)),
    await outcomeOf(() => runMochaSuite({ suite: 'package', timeout: 30 * SECOND, limit: 180 * SECOND })),
  ]);
}

async function outcomeOf(phase) {
  try {
    return await phase();
  } catch (error) {
    console.log(`FAILED ${error.message}`);
    return FAILED;
  }
}

/** Each npm script is one test. */
async function checks(scripts) {
  const counts = [];
  for (const script of scripts) counts.push(await check(script));
  return sum(counts);
}

async function check(script) {
  const { code, output } = await run(...npm('run', '-s', script), { cwd: ROOT, limit: 300 * SECOND });
  if (code === 0) return PASSED;
  console.log(`FAILED ${script}\n${output}`);
  return FAILED;
}

/** npm is a script, which cannot be started by its name on every system. */
function npm(...args) {
  const { npm_execpath: script } = process.env;
  return script ? [process.execPath, [script, ...args]] : ['npm', args];
}

/** What the tests run of the core is recorded as they go, which costs them next to nothing. */
function runUnit() {
  return runMochaSuite({ suite: 'unit', timeout: 5 * SECOND, limit: 300 * SECOND, env: recordCoverage() });
}

/** One test: there is nothing in the core that no unit test runs. */
function runCoverage() {
  if (process.env.TEST_GREP) {
    console.log('skipped: only some of the tests ran');
    return SKIPPED;
  }
  const { total, missed } = coverageOfCore();
  console.log(`${total - missed.length} of ${total} branches of the core`);
  for (const branch of missed) console.log(`FAILED no unit test runs ${branch}`);
  return missed.length === 0 ? PASSED : FAILED;
}

async function runUi() {
  if (!canHostRun()) {
    console.log('skipped: the workbench tests need Linux on x64');
    return SKIPPED;
  }
  const sandbox = createSandbox();
  try {
    await installVsix(sandbox, VSIX);
    const env = { TEST_EXTENSIONS: path.join(sandbox.dir, 'ext') };
    return await runMochaSuite({ suite: 'ui', timeout: 60 * SECOND, limit: 1_200 * SECOND, list: true, env });
  } finally {
    sandbox.dispose();
  }
}
