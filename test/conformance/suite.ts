import path from 'node:path';
import { inspect } from 'node:util';
import { clientCache, installClient } from '../../scripts/conformance/clients.mjs';
import { type Lab, openLab } from '../../scripts/conformance/lab.mjs';
import { type Counts, FAILED, PASSED, SKIPPED, sum, words } from '../../scripts/lib/counts.mjs';
import { ROOT } from '../../scripts/lib/paths.mjs';
import { exitOnSignals } from '../../scripts/lib/processes.mjs';
import { readScenarios } from '../support/scenario.ts';
import type { Case, CaseResult } from './case.ts';
import { fixCases } from './fixes.ts';
import { interactiveCases } from './interactive.ts';
import { recordedCase } from './recorded.ts';
import { verifyCases } from './verify.ts';

/** The boundaries of what the model says, and the two versions that most was measured on. */
const VERSIONS = ['2.1.31', '2.1.87', '2.1.88', '2.1.89', '2.1.96', '2.1.97', '2.1.329'];

/** Clients at a time: what a machine of two cores can carry. */
const AT_A_TIME = 2;

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
  ].filter((one) => isWanted(one, only));
  const started = Date.now();
  await installAll([...new Set(cases.map(({ version }) => version))], cache);
  const counts = await runAll(cases, cache, started);
  console.log(words(counts));
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}

function recordedCases(everyVersion: boolean): Case[] {
  return ['scenarios.json', 'more.json']
    .flatMap((file) => readScenarios(path.join(ROOT, 'test/conformance', file)))
    .filter(({ version }) => everyVersion || VERSIONS.includes(version))
    .map(recordedCase);
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

/** Each worker has a lab of its own. */
async function runAll(cases: readonly Case[], cache: string, started: number): Promise<Counts> {
  const labs = await Promise.all(Array.from({ length: AT_A_TIME }, () => openLab({ cache })));
  const results: Counts[] = [];
  const progress = (): void => {
    if (results.length % 50 !== 0 && results.length !== cases.length) return;
    const seconds = ((Date.now() - started) / 1_000).toFixed(0);
    console.log(`[${seconds} s] ${results.length} of ${cases.length}: ${words(sum(results))}`);
  };
  const free = [...labs];
  try {
    await inParallel(cases, async (one) => {
      const lab = free.pop();
      if (!lab) throw new Error('there are as many labs as workers');
      results.push(countOf(one, await resultOf(one, lab)));
      free.push(lab);
      progress();
    });
    return sum(results);
  } finally {
    for (const lab of labs) lab.close();
  }
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

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}

export { recordDrafts } from './record.ts';
