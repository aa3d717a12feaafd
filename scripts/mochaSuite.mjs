// Runs one folder of test bundles in a process of its own, with a throw-away home.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { countsOf, FAILED, NOTHING, sum } from './lib/counts.mjs';
import { filesBelow, ROOT, TEST_BUNDLES } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { createSandbox, environmentOf } from './lib/sandbox.mjs';

/** `timeout` is for one test, `limit` for all of them, both in ms. `list` names every test as it ends. */
export async function runMochaSuite({ suite, timeout, limit, list = false, env = {} }) {
  const folder = path.join(TEST_BUNDLES, suite);
  if (filesBelow(folder, '.test.mjs').length === 0) return NOTHING;

  const sandbox = createSandbox();
  const results = path.join(sandbox.dir, 'results.json');
  const child = path.join(ROOT, 'scripts/mochaChild.mjs');
  const args = ['--enable-source-maps', child, folder, results, String(timeout), ...(list ? ['--list'] : [])];
  try {
    const { code } = await run(process.execPath, args, {
      cwd: ROOT,
      env: environmentOf(sandbox, { ...ours(), ...env, TEST_ROOT: ROOT }),
      limit,
      heard: (text) => process.stdout.write(text),
    });
    return verdict(suite, results, code);
  } finally {
    sandbox.dispose();
  }
}

/** The variables that steer the tests themselves. */
function ours() {
  const { FUZZ_RUNS, SHOTS, TEST_GREP } = process.env;
  return { FUZZ_RUNS, SHOTS, TEST_GREP };
}

/** Without a results file nothing is known, whatever the exit status says; no test at all is no success either. */
function verdict(suite, results, code) {
  if (!existsSync(results)) {
    console.log(`FAILED ${suite}: the process left no results (exit status ${code ?? 'none: killed or out of time'})`);
    return FAILED;
  }
  const counts = countsOf(JSON.parse(readFileSync(results, 'utf8')).rows);
  if (code === 0 && (counts.passed + counts.failed > 0 || process.env.TEST_GREP)) return counts;
  console.log(`FAILED ${suite}: ${code === 0 ? 'no test ran' : `exit status ${code ?? 'none'}`}`);
  return sum([counts, FAILED]);
}
