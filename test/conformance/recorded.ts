import type { Lab, Run } from '../../scripts/conformance/lab.mjs';
import { replacePorts } from '../../scripts/conformance/ports.mjs';
import type { Report } from '../../src/core/model.ts';
import { valueOf } from '../../src/core/resolve.ts';
import { isKeptFromHooks, type Outcome, type Scenario } from '../support/scenario.ts';
import type { Case } from './case.ts';
import { type Place, ourReport, placeOf, runClient } from './places.ts';

/** Measures a recorded scenario again: the live client, the record and our core must say the same. */
export function recordedCase(scenario: Scenario): Case {
  const { id, version } = scenario;
  return {
    name: id,
    version,
    async run(lab) {
      const place = placeOf(scenario, lab);
      try {
        if (place.managesSettings && lab.whyNoManaged !== undefined) return { skipped: lab.whyNoManaged };
        // Before the client runs: it may change its own files.
        const report = await ourReport(place, version);
        const run = await runClient(lab, place, version, isObserved(scenario));
        const recordedWords = wordsOfRecord(place, lab);
        const live = outcomeOf(run, recordedWords);
        return {
          objections: [
            ...againstRecord(live, scenario.outcome),
            ...againstCore(live, report, recordedWords, scenario.processEnv),
          ],
        };
      } finally {
        place.dispose();
      }
    },
  };
}

/** Those that say so ran without a hook: what a client does must not hang on our looking. */
export const isObserved = ({ id }: Pick<Scenario, 'id'>): boolean => !id.startsWith('noobs-');

export interface LiveOutcome {
  readonly route: string;
  readonly host: string | null;
  readonly scopeSent: boolean;
  readonly cacheControlCount: number | null;
  readonly headerBetas: readonly string[] | null;
  readonly bodyBetas: readonly string[] | null;
  readonly effective: Readonly<Record<string, string>> | null;
  readonly complains: boolean;
  readonly exit: number | null;
}

type Translate = (text: string) => string;

/** Live values in the words of the record: with its ports, and `@ROOT@` for the scenario's folder. */
export function wordsOfRecord({ root }: Place, { ports }: Lab): Translate {
  const recordedPorts = new Map([...ports].map(([recorded, real]) => [real, recorded]));
  return (text) => replacePorts(text, recordedPorts).replaceAll(root, '@ROOT@');
}

/** What a record says of a run, in its order. */
export function outcomeOf({ main, route, exit, effective, stderr }: Run, recordedWords: Translate): LiveOutcome {
  return {
    route,
    host: main ? recordedWords(main.host) : null,
    scopeSent: (main?.scope.length ?? 0) > 0,
    cacheControlCount: main?.cacheControl ?? null,
    headerBetas: main?.headerBetas ?? null,
    bodyBetas: main?.bodyBetas ?? null,
    effective: effective
      ? Object.fromEntries(Object.entries(effective).map(([name, value]) => [name, recordedWords(value)]))
      : null,
    complains: /settings|configuration/i.test(stderr),
    exit,
  };
}

function againstRecord(live: LiveOutcome, recorded: Outcome): string[] {
  const wire = recorded as Outcome & Partial<Record<keyof LiveOutcome, unknown>>;
  const same = (['route', 'host', 'scopeSent', 'cacheControlCount', 'headerBetas', 'bodyBetas', 'exit'] as const)
    .filter((field) => recorded.route !== 'none' || field === 'route' || field === 'exit')
    .flatMap((field) => differing(`${field} (record)`, live[field], wire[field]));
  const complaint = differing('complaint (record)', live.complains, recorded.settingsErrorsReported !== null);
  return [...same, ...complaint, ...effectiveAgainstRecord(live, recorded)];
}

function effectiveAgainstRecord(live: LiveOutcome, recorded: Outcome): string[] {
  if (live.effective === null || recorded.effective === null) {
    return differing('a hook ran (record)', live.effective !== null, recorded.effective !== null);
  }
  const { effective } = live;
  return Object.entries(recorded.effective).flatMap(([name, value]) =>
    differing(`${name} (record)`, effective[name] ?? null, value),
  );
}

/** What our core says otherwise. */
export function againstCore(
  live: LiveOutcome,
  report: Report,
  recordedWords: Translate,
  processEnv: Scenario['processEnv'],
): string[] {
  return [
    ...differing('route (core)', live.route, report.route.id),
    ...scopeAgainstCore(live, report),
    ...(live.effective === null ? [] : effectiveAgainstCore(live.effective, report, recordedWords, processEnv)),
  ];
}

/** The verdict may be open only where a remote gate or an MCP server decides. */
export function scopeAgainstCore({ scopeSent }: Pick<LiveOutcome, 'scopeSent'>, { scope }: Report): string[] {
  if (scope.verdict === 'possible' && OPEN_REASONS.has(scope.reason)) return [];
  return differing(`scope (core: ${scope.reason})`, scopeSent ? 'sent' : 'not-sent', scope.verdict);
}

const OPEN_REASONS = new Set(['remote-gate', 'mcp-tools']);

function effectiveAgainstCore(
  live: Readonly<Record<string, string>>,
  { environment }: Report,
  recordedWords: Translate,
  processEnv: Scenario['processEnv'],
): string[] {
  return [...environment.keys()]
    .filter((name) => !isKeptFromHooks(name, processEnv) && !isImpossible(name))
    .flatMap((name) => differing(`${name} (core)`, live[name], recordedWords(valueOf(environment, name) ?? '')));
}

/** No environment can hold such a name. */
const isImpossible = (name: string): boolean => name === '' || name.includes('=');

function differing(what: string, live: unknown, expected: unknown): string[] {
  const [is, should] = [live, expected].map((value) => JSON.stringify(value) ?? 'undefined');
  return is === should ? [] : [`${what}: live ${is}, expected ${should}`];
}
