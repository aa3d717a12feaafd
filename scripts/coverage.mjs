// What of the core the unit tests run. Node records it, by branch; a source map leads from the bundle to the sources.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, TEST_BUNDLES } from './lib/paths.mjs';

const RECORDS = path.join(ROOT, 'out/coverage');
const BUNDLE = path.join(TEST_BUNDLES, 'unit/all.test.mjs');
const CORE = path.join(ROOT, 'src/core') + path.sep;

/** The environment that makes a Node process record what it runs; what was recorded before is gone. */
export function recordCoverage() {
  rmSync(RECORDS, { recursive: true, force: true });
  return { NODE_V8_COVERAGE: RECORDS };
}

/**
 * The branches of the core, and those that did not run, as `file:line:column: what stands there`. A branch is what V8
 * counts by itself: a function, an arm of a condition, what follows a `return`, what is right of `&&`, `||` and `??`.
 */
export function coverageOfCore() {
  const text = readFileSync(BUNDLE, 'utf8');
  const sourceOf = tracer(text, new SourceMap(JSON.parse(readFileSync(`${BUNDLE}.map`, 'utf8'))));
  const branches = rangesOf(BUNDLE)
    .map(({ count, startOffset, endOffset }) => ({ count, place: sourceOf(startOffset), startOffset, endOffset }))
    .filter(({ place }) => place.startsWith(CORE));
  if (branches.length === 0) throw new Error('the record knows nothing of the core');
  const missed = branches
    .filter(({ count }) => count === 0)
    .map(({ place, startOffset, endOffset }) => {
      const [line] = text.slice(startOffset, endOffset).trim().split('\n');
      return `${path.relative(ROOT, place)}: ${line}`;
    });
  return { total: branches.length, missed: missed.toSorted() };
}

/** All that was counted in a script. */
function rangesOf(file) {
  const url = pathToFileURL(file).href;
  const scripts = readdirSync(RECORDS).flatMap(
    (name) => JSON.parse(readFileSync(path.join(RECORDS, name), 'utf8')).result,
  );
  const functions = scripts.filter((script) => script.url === url).flatMap((script) => script.functions);
  return functions.flatMap(({ ranges }) => ranges);
}

/** Finds `file:line:column` of an offset in the bundle. */
function tracer(text, map) {
  const lineStarts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  return (offset) => {
    const line = lastAtMost(lineStarts, offset);
    const { originalSource, originalLine, originalColumn } = map.findEntry(line, offset - lineStarts[line]);
    if (!originalSource) return '';
    return `${path.resolve(path.dirname(BUNDLE), originalSource)}:${originalLine + 1}:${originalColumn + 1}`;
  };
}

/** The index of the last of these numbers, which ascend, that is not above a limit. */
function lastAtMost(numbers, limit) {
  let [low, high] = [0, numbers.length];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (numbers[middle] <= limit) low = middle;
    else high = middle;
  }
  return low;
}
