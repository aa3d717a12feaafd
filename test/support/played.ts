import { isDeepStrictEqual } from 'node:util';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readScenarios, type Scenario } from './scenario.ts';

/** That a version was given all scenarios of another one: it did the same, but where a scenario of its own says otherwise. */
export interface Played {
  readonly version: string;
  /** The version whose scenarios were played. */
  readonly as: string;
  /** Ids of those that came to no outcome, or to two. */
  readonly open: readonly string[];
}

export const SCENARIO_FILES = ['test/conformance/scenarios.json', 'test/conformance/more.json'];

/** Every recorded scenario. */
export function allScenarios(root: string): Scenario[] {
  return SCENARIO_FILES.flatMap((file) => readScenarios(path.join(root, file)));
}

export function readPlayed(root: string): Played[] {
  return JSON.parse(readFileSync(path.join(root, 'test/conformance/played.json'), 'utf8')) as Played[];
}

/** All that is known of a version's behaviour: its own scenarios, and those of the version that it was played as. */
export function scenariosOf(version: string, scenarios: readonly Scenario[], played: readonly Played[]): Scenario[] {
  const own = scenarios.filter((scenario) => scenario.version === version);
  const entry = played.find((each) => each.version === version);
  if (!entry) return own;
  const others = scenariosOf(entry.as, scenarios, played)
    .filter(({ id }) => !entry.open.includes(id))
    .filter((scenario) => !own.some((each) => isSameQuestion(each, scenario)))
    .map((scenario) => ({ ...scenario, version }));
  return [...others, ...own];
}

/** Whether two scenarios differ in nothing but the version and what came of it. */
export function isSameQuestion(a: Scenario, b: Scenario): boolean {
  return isDeepStrictEqual(questionOf(a), questionOf(b));
}

function questionOf({ cwd, processEnv, files, git, gitWorktree, gitNested }: Scenario): unknown {
  return { cwd, processEnv, files, git, gitWorktree, gitNested };
}
