import { isDeepStrictEqual } from 'node:util';
import { clientCache } from '../../../scripts/conformance/clients.mjs';
import type { Lab } from '../../../scripts/conformance/lab.mjs';
import { exitOnSignals } from '../../../scripts/lib/processes.mjs';
import { compareVersions } from '../../../src/core/version.ts';
import type { WireRow } from '../../support/wire.ts';
import { measure } from '../record.ts';
import { inLabs } from '../workers.ts';
import { contradictions } from './contradictions.ts';
import { outcomeDifferences } from './differences.ts';
import { isNews, type ScenarioFindings, type Sending, wireFinding, type WireFinding } from './findings.ts';
import { type Measured, type WriteOptions, readState, type State, withMeasurement, writeState } from './state.ts';
import { idFor, playedAs, questionsFor } from './scenarioRecord.ts';
import { measureCell } from './requests.ts';
import { summaryOf } from './summary.ts';
import { type Cell, CELLS } from './wireRecord.ts';

/** So long a version may take; what is not measured by then is not recorded, and neither is the rest. */
const LIMIT_MS = 30 * 60_000;

/**
 * Measures each version, oldest first, prints what changed and writes it down. The answer is the exit status: 0 where
 * nothing changed, 1 where something did, or could not be measured, or our core says otherwise.
 */
export async function measureVersions(versions: readonly string[], { dryRun, root }: WriteOptions): Promise<number> {
  exitOnSignals();
  const cache = clientCache();
  let record = readState(root);
  let news = false;
  for (const version of versions.toSorted(compareVersions)) {
    const started = Date.now();
    const measured = await measureVersion(version, record, cache);
    const { findings } = measured;
    const after = withMeasurement(record, measured);
    console.log(`\n${summaryOf(findings)}\n  measured in ${seconds(started)}`);
    for (const line of writeState(record, after, { dryRun, root })) console.log(`  ${line}`);
    record = after;
    news ||= isNews(findings);
  }
  return news ? 1 : 0;
}

async function measureVersion(version: string, record: State, cache: string): Promise<Measured> {
  const work = new Work(version, cache);
  const wire = await measureRequests(version, record.wire, CELLS, work);
  const scenarios = await playScenarios(version, record, work);
  const said = [...wire.rows.flatMap((row) => contradictions(row, record.read)), ...scenarios.againstCore];
  return {
    rows: wire.rows,
    findings: { version, wire: wire.findings, scenarios: scenarios.findings, contradictions: said },
  };
}

/** Does pieces of work in labs, tells how far it is, and ends where the time is over. */
export class Work {
  readonly #started = Date.now();
  readonly #version: string;
  readonly #cache: string;
  readonly #limitMs: number;

  constructor(version: string, cache: string, limitMs = LIMIT_MS) {
    this.#version = version;
    this.#cache = cache;
    this.#limitMs = limitMs;
  }

  async each<T>(items: readonly T[], what: string, work: (item: T, lab: Lab) => Promise<void>): Promise<void> {
    let done = 0;
    let told = Date.now();
    await inLabs(this.#cache, items, async (item, lab) => {
      if (Date.now() - this.#started > this.#limitMs)
        throw new Error(
          `${this.#version}: not done within ${this.#limitMs / 60_000} minutes; nothing of it was written`,
        );
      await work(item, lab);
      done += 1;
      if (done < items.length && Date.now() - told < TELL_MS) return;
      told = Date.now();
      console.log(`[${seconds(this.#started)}] ${this.#version}: ${done} of ${items.length} ${what}`);
    });
  }
}

const TELL_MS = 10_000;

const seconds = (since: number): string => `${((Date.now() - since) / 1_000).toFixed(0)} s`;

/** Sends the requests of some cells, each twice, and holds them against the record. */
export async function measureRequests(
  version: string,
  recorded: readonly WireRow[],
  cells: readonly Cell[],
  work: Pick<Work, 'each'>,
): Promise<{ readonly findings: readonly WireFinding[]; readonly rows: readonly WireRow[] }> {
  const found = new Map<Cell, { readonly findings: WireFinding[]; readonly rows: WireRow[] }>();
  await work.each(cells, 'kinds of requests', async (cell, lab) => {
    const [first, second] = [await measureCell(lab, version, cell), await measureCell(lab, version, cell)];
    const findings = first.map((sending, at) =>
      wireFinding(recorded, version, [sending, second[at] ?? noSession(sending)]),
    );
    const settled = first.filter((_, at) => findings[at]?.kind !== 'unsettled');
    found.set(cell, { findings, rows: settled.flatMap((sending) => ('row' in sending ? [sending.row] : [])) });
  });
  const inOrder = cells.flatMap((cell) => found.get(cell) ?? []);
  return {
    findings: inOrder.flatMap(({ findings }) => findings),
    rows: inOrder.flatMap(({ rows }) => rows),
  };
}

/** The second time the first request failed already, so that there was no session to resume. */
const noSession = ({ key }: Sending): Sending => ({ key, why: 'there was no session to resume' });

async function playScenarios(
  version: string,
  { played, scenarios }: State,
  work: Work,
): Promise<{ readonly findings: ScenarioFindings | null; readonly againstCore: readonly string[] }> {
  const as = playedAs(version, scenarios, played);
  if (as === undefined) return { findings: null, againstCore: [] };
  const questions = questionsFor(version, as, scenarios, played);
  const ownIds = new Set(scenarios.filter((each) => each.version === version).map(({ id }) => id));
  const changed: ScenarioFindings['changed'][number][] = [];
  const open: ScenarioFindings['open'][number][] = [];
  const againstCore: string[] = [];
  await work.each(questions, 'scenarios', async (scenario, lab) => {
    const draft = { ...scenario, version };
    const names = Object.keys(scenario.outcome.effective ?? {});
    if (lab.whyNoManaged !== undefined && Object.keys(scenario.files).some((name) => name.startsWith('managed/'))) {
      open.push({ id: scenario.id, why: lab.whyNoManaged });
      return;
    }
    const [first, second] = [await measure(draft, lab, names), await measure(draft, lab, names)];
    againstCore.push(...first.againstCore.map((sentence) => `${scenario.id}: ${sentence}`));
    if (!isDeepStrictEqual(first.outcome, second.outcome)) {
      open.push({
        id: scenario.id,
        why: `two outcomes: ${outcomeDifferences(first.outcome, second.outcome).join('; ')}`,
      });
      return;
    }
    const changes = outcomeDifferences(scenario.outcome, first.outcome);
    if (changes.length === 0) return;
    const id = ownIds.has(scenario.id) ? scenario.id : idFor(scenario.id, version);
    changed.push({ id: scenario.id, changes, now: { ...draft, id, outcome: first.outcome } });
  });
  const byId = <T extends { readonly id: string }>(all: readonly T[]): T[] =>
    all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    findings: { as, played: questions.length, changed: byId(changed), open: byId(open) },
    againstCore: againstCore.toSorted(),
  };
}
