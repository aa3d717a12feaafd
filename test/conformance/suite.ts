import { inspect } from 'node:util';
import { clientCache, installClient } from '../../scripts/conformance/clients.mjs';
import type { Lab } from '../../scripts/conformance/lab.mjs';
import { type Counts, FAILED, PASSED, SKIPPED, sum, words } from '../../scripts/lib/counts.mjs';
import { ROOT } from '../../scripts/lib/paths.mjs';
import { exitOnSignals } from '../../scripts/lib/processes.mjs';
import { NEWEST_MEASURED } from '../../src/core/facts/measuredRange.ts';
import { allScenarios, readPlayed, scenariosOf } from '../support/played.ts';
import type { Case, CaseResult } from './case.ts';
import { fixCases } from './fixes.ts';
import { interactiveCases } from './interactive.ts';
import { measureCases } from './measured.ts';
import { recordedCase } from './recorded.ts';
import { verifyCases } from './verify.ts';
import { inLabs, inParallel } from './workers.ts';

/** The boundaries of what the model says, an old version that much was measured on, and the newest. */
const VERSIONS = ['2.1.31', '2.1.87', '2.1.88', '2.1.89', '2.1.96', '2.1.97', NEWEST_MEASURED];

export interface SuiteOptions {
  /** Only cases whose name or version is or begins with one of these; empty for all. */
  readonly only: readonly string[];
  /** Whether recorded scenarios of further versions run as well; those versions are installed too. */
  readonly everyVersion: boolean;
}

/** Runs the suite and prints what came of it, the counts last. The answer is the exit status. */
export async function runSuite({ only, everyVersion }: SuiteOptions): Promise<number> {
  exitOnSignals();
  const cache = clientCache();
  const cases = [
    ...recordedCases(everyVersion),
    ...fixCases(VERSIONS),
    ...verifyCases(VERSIONS),
    ...interactiveCases(),
    ...measureCases(),
  ].filter((one) => isWanted(one, only));
  const started = Date.now();
  await installAll([...new Set(cases.map(({ version }) => version))], cache);
  const counts = await runAll(cases, cache, started);
  console.log(words(counts));
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}

function recordedCases(everyVersion: boolean): Case[] {
  const scenarios = allScenarios(ROOT);
  const older = scenarios
    .filter(({ version }) => version !== NEWEST_MEASURED)
    .filter(({ version }) => everyVersion || VERSIONS.includes(version));
  return [...older, ...scenariosOf(NEWEST_MEASURED, scenarios, readPlayed(ROOT))].map(recordedCase);
}

function isWanted({ name, version }: Case, only: readonly string[]): boolean {
  return only.length === 0 || only.some((text) => version === text || name.startsWith(text));
}

async function installAll(versions: readonly string[], cache: string): Promise<void> {
  await inParallel(versions, async (version) => {
    const started = Date.now();
    await installClient(version, cache);
    const took = Date.now() - started;
    if (took > 1_000) console.log(`installed ${version} in ${(took / 1_000).toFixed(1)} s`);
  });
}

async function runAll(cases: readonly Case[], cache: string, started: number): Promise<Counts> {
  const results: Counts[] = [];
  const progress = (): void => {
    if (results.length % 50 !== 0 && results.length !== cases.length) return;
    const seconds = ((Date.now() - started) / 1_000).toFixed(0);
    console.log(`[${seconds} s] ${results.length} of ${cases.length}: ${words(sum(results))}`);
  };
  await inLabs(cache, cases, async (one, lab) => {
    results.push(countOf(one, await resultOf(one, lab)));
    progress();
  });
  return sum(results);
}

async function resultOf(one: Case, lab: Lab): Promise<CaseResult> {
  try {
    return await one.run(lab);
  } catch (error) {
    return { objections: [inspect(error)] };
  }
}

function countOf({ name, version }: Case, result: CaseResult): Counts {
  if ('skipped' in result) {
    console.log(`skipped ${name} (${version}): ${result.skipped}`);
    return SKIPPED;
  }
  if (result.measured !== undefined) console.log(`${name} (${version}): ${result.measured}`);
  if (result.objections.length === 0) return PASSED;
  console.log(`FAILED ${name} (${version})\n${result.objections.map((line) => `  ${line}`).join('\n')}`);
  return FAILED;
}

export { recordDrafts } from './record.ts';
