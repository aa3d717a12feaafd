// One process of tests in plain Node. The launcher reads its results file, not its exit status:
// a process that crashed has none.
//   node mochaChild.mjs FOLDER RESULTS TIMEOUT-MS [--list]     --list names every test, not only what failed
import { runMocha, writeResults } from './lib/mochaRun.mjs';
import { filesBelow } from './lib/paths.mjs';

const CLOSING_MS = 3_000;

const [folder, results, timeout, list] = process.argv.slice(2);
const rows = await runMocha({
  files: filesBelow(folder, '.test.mjs'),
  timeout: Number(timeout),
  grep: process.env.TEST_GREP,
  say: (line) => {
    if (list || line.startsWith('FAILED')) console.log(line);
  },
});
writeResults(results, { rows });

// Fires only when something else keeps the process alive.
setTimeout(() => {
  console.error(`the tests left open: ${process.getActiveResourcesInfo().join(', ')}`);
  process.exit(1);
}, CLOSING_MS).unref();
