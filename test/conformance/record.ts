import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { clientCache } from '../../scripts/conformance/clients.mjs';
import { type Lab, openLab } from '../../scripts/conformance/lab.mjs';
import { ROOT } from '../../scripts/lib/paths.mjs';
import type { Report } from '../../src/core/model.ts';
import { type Outcome, readScenarios, type Scenario } from '../support/scenario.ts';
import { ourReport, type Place, placeOf, runClient } from './places.ts';
import { outcomeOf, wordsOfRecord } from './recorded.ts';

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
      const [first, second] = [await measure(draft, lab), await measure(draft, lab)];
      if (isDeepStrictEqual(first, second)) record.set(draft.id, { ...draft, outcome: first });
      else failed += 1;
      console.log(`${draft.id}: ${isDeepStrictEqual(first, second) ? first.route : 'two outcomes, not recorded'}`);
    }
  } finally {
    lab.close();
  }
  const lines = [...record.values()].map((scenario) => JSON.stringify(scenario));
  writeFileSync(RECORD, `[\n${lines.join(',\n')}\n]\n`);
  return failed === 0 ? 0 : 1;
}

async function measure(draft: Draft, lab: Lab): Promise<Outcome> {
  const place = placeOf(draft, lab);
  try {
    if (place.managesSettings && lab.whyNoManaged !== undefined) throw new Error(lab.whyNoManaged);
    const report = await ourReport(place, draft.version);
    const { complains, effective, ...rest } = outcomeOf(
      await runClient(lab, place, draft.version),
      wordsOfRecord(place, lab),
    );
    return {
      ...rest,
      effective: effective && Object.fromEntries(namesIn(report, place).map((name) => [name, effective[name] ?? null])),
      settingsErrorsReported: complains ? 'reported' : null,
      exit: rest.exit ?? -1,
    };
  } finally {
    place.dispose();
  }
}

/** Every variable that stands somewhere, whether it counts or not. */
function namesIn({ files }: Report, { processEnv }: Place): string[] {
  const inFiles = files.flatMap(({ declarations }) => declarations.map(({ name }) => name));
  return [...new Set([...Object.keys(processEnv), ...inFiles])].toSorted();
}
