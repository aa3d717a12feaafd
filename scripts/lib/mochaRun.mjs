// Mocha as every suite runs it: in plain Node and inside the extension host.
import { renameSync, writeFileSync } from 'node:fs';

/**
 * @typedef {{ title: string, state: 'passed' | 'failed' | 'skipped', ms: number, error?: string }} Row
 * @typedef {{ files: string[], timeout: number, grep?: string | undefined, say?: (line: string) => void }} Run
 */

/**
 * Runs the suites and tells what became of each test. Hooks that fail are rows, too.
 *
 * @param {Run} run
 * @returns {Promise<Row[]>}
 */
export async function runMocha({ files, timeout, grep, say = () => {} }) {
  // Mocha is an ES module: VS Code's older hosts cannot `require` it.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    ui: 'bdd',
    timeout,
    forbidOnly: true,
    reporter: Mocha.reporters.Base,
    ...(grep ? { grep } : {}),
  });
  for (const file of files) mocha.addFile(file);
  if (files.some((file) => file.endsWith('.mjs'))) await mocha.loadFilesAsync();

  /** @type {Row[]} */
  const rows = [];
  /** @type {(test: Mocha.Runnable, state: Row['state'], error?: Error) => void} */
  const note = (test, state, error) => {
    const row = { title: test.fullTitle(), state, ms: test.duration ?? 0, ...(error && { error: traceOf(error) }) };
    rows.push(row);
    say(lineFor(row));
  };
  await new Promise((resolve) => {
    mocha
      .run(resolve)
      .on('pass', (test) => note(test, 'passed'))
      .on('pending', (test) => note(test, 'skipped'))
      .on('fail', (test, error) => note(test, 'failed', error));
  });
  return rows;
}

/** @param {Row} row */
function lineFor({ title, state, ms, error }) {
  if (state === 'failed') return `FAILED ${title}\n${error}`;
  return state === 'skipped' ? `skipped ${title}` : `${title} (${ms} ms)`;
}

/** @param {Error & { actual?: unknown, expected?: unknown }} error */
function traceOf(error) {
  return error.stack?.includes(error.message) ? error.stack : `${error.message}\n${error.stack}`;
}

/**
 * The launcher trusts this file only, so it is there whole or not at all.
 *
 * @param {string} file
 * @param {object} results
 */
export function writeResults(file, results) {
  writeFileSync(`${file}.tmp`, JSON.stringify(results));
  renameSync(`${file}.tmp`, file);
}
