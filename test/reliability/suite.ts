import { faultTests } from './faults.ts';
import { killTests } from './kills.ts';
import { raceTests } from './races.ts';
import { sequenceTests } from './sequences.ts';
import type { Test } from './test.ts';

/** Runs the tests one after the other. The last line is `N passed, N failed`; the answer is the exit status. */
export async function runSuite(only: readonly string[]): Promise<number> {
  const all: readonly Test[] = [...faultTests, ...raceTests, ...sequenceTests, ...killTests];
  const tests = all.filter(({ name }) => only.length === 0 || only.some((text) => name.includes(text)));
  const started = performance.now();
  let failed = tests.length === 0 ? 1 : 0;
  for (const test of tests) if (!(await passes(test))) failed += 1;
  console.log(`in ${seconds(started)}`);
  console.log(`${tests.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function passes({ name, run }: Test): Promise<boolean> {
  const started = performance.now();
  console.log(`${name} …`);
  try {
    const counts = await run((words) => console.log(`  ${words} (${seconds(started)})`));
    console.log(`${name}: ${counts} (${seconds(started)})`);
    return true;
  } catch (error) {
    console.log(`FAILED ${name} (${seconds(started)})\n${error instanceof Error ? error.stack : String(error)}`);
    return false;
  }
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;
