import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { clientCache } from '../../scripts/conformance/clients.mjs';
import { type Lab, openLab } from '../../scripts/conformance/lab.mjs';
import { ROOT } from '../../scripts/lib/paths.mjs';
import type { Report } from '../../src/core/model.ts';
import { type Outcome, readScenarios, type Scenario } from '../support/scenario.ts';
import { textOfRecords } from './measure/records.ts';
import { ourReport, type Place, placeOf, runClient } from './places.ts';
import { againstCore, isObserved, outcomeOf, wordsOfRecord } from './recorded.ts';

/** A scenario that was not measured yet. */
type Draft = Omit<Scenario, 'outcome'>;

const RECORD = path.join(ROOT, 'test/conformance/more.json');

/**
 * Measures every draft of a JSON file twice and puts it into `more.json`, in the place of one with its id. What comes out
 * differently the second time is not recorded. The answer is the exit status.
 */
export async function recordDrafts(file: string): Promise<number> {
  const drafts = JSON.parse(readFileSync(file, 'utf8')) as Draft[];
  const record = new Map(readScenarios(RECORD).map((scenario) => [scenario.id, scenario]));
  const lab = await openLab({ cache: clientCache() });
  let failed = 0;
  try {
    for (const draft of drafts) {
      const [{ outcome: first }, { outcome: second }] = [await measure(draft, lab), await measure(draft, lab)];
      if (isDeepStrictEqual(first, second)) record.set(draft.id, { ...draft, outcome: first });
      else failed += 1;
      console.log(`${draft.id}: ${isDeepStrictEqual(first, second) ? first.route : 'two outcomes, not recorded'}`);
    }
  } finally {
    lab.close();
  }
  writeFileSync(RECORD, textOfRecords([...record.values()]));
  return failed === 0 ? 0 : 1;
}

/** What a scenario comes to now, as a record has it, and what our core would have said otherwise. */
export interface Measurement {
  readonly outcome: Outcome;
  readonly againstCore: readonly string[];
}

/** `names`: variables whose effective values are told, besides those that stand somewhere. */
export async function measure(draft: Draft, lab: Lab, names: readonly string[] = []): Promise<Measurement> {
  const place = placeOf(draft, lab);
  try {
    if (place.managesSettings && lab.whyNoManaged !== undefined) throw new Error(lab.whyNoManaged);
    // Before the client runs: it may change its own files.
    const report = await ourReport(place, draft.version);
    const recordedWords = wordsOfRecord(place, lab);
    const live = outcomeOf(await runClient(lab, place, draft.version, isObserved(draft)), recordedWords);
    const { complains, effective, ...rest } = live;
    const outcome = {
      ...rest,
      effective: effective && valuesOf([...namesIn(report, place), ...names], effective),
      settingsErrorsReported: complains ? 'reported' : null,
      exit: rest.exit ?? -1,
    };
    return { outcome, againstCore: againstCore(live, report, recordedWords, draft.processEnv) };
  } finally {
    place.dispose();
  }
}

function valuesOf(
  names: readonly string[],
  effective: Readonly<Record<string, string>>,
): NonNullable<Outcome['effective']> {
  return Object.fromEntries([...new Set(names)].toSorted().map((name) => [name, effective[name] ?? null]));
}

/** Every variable that stands somewhere, whether it counts or not. */
function namesIn({ files }: Report, { processEnv }: Place): string[] {
  const inFiles = files.flatMap(({ declarations }) => declarations.map(({ name }) => name));
  return [...Object.keys(processEnv), ...inFiles];
}
