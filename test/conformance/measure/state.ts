import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compareVersions } from '../../../src/core/version.ts';
import { allScenarios, type Played, readPlayed, SCENARIO_FILES } from '../../support/played.ts';
import { readScenarios, type Scenario } from '../../support/scenario.ts';
import { readWire, type WireRow } from '../../support/wire.ts';
import type { ReadSource } from './contradictions.ts';
import type { Findings, ScenarioFindings } from './findings.ts';
import { MEASURED_LIST, MEASURED_RANGE, measuredRange, withMeasured } from './measuredList.ts';
import { lineChanges, textOfRecords } from './records.ts';
import { withRows } from './wireRecord.ts';

/** All that is recorded. */
export interface State {
  readonly wire: readonly WireRow[];
  readonly scenarios: readonly Scenario[];
  readonly played: readonly Played[];
  /** Which file holds a scenario; a new one goes into the last. */
  readonly fileOf: ReadonlyMap<string, string>;
  readonly measuredList: string;
  readonly read: ReadSource;
}

export function readState(root: string): State {
  const read: ReadSource = (file) => readFileSync(path.join(root, file), 'utf8');
  const fileOf = SCENARIO_FILES.flatMap((file) =>
    readScenarios(path.join(root, file)).map(({ id }): [string, string] => [id, file]),
  );
  return {
    wire: readWire(root),
    scenarios: allScenarios(root),
    played: readPlayed(root),
    fileOf: new Map(fileOf),
    measuredList: read(MEASURED_LIST),
    read,
  };
}

/** What was measured of a version. */
export interface Measured {
  readonly findings: Findings;
  readonly rows: readonly WireRow[];
}

/** The record with what was measured. */
export function withMeasurement(record: State, { findings, rows }: Measured): State {
  const { scenarios, version } = findings;
  const now = (scenarios?.changed ?? []).map((each) => each.now);
  const replaced = new Map(now.map((scenario) => [scenario.id, scenario]));
  const kept = record.scenarios.map((scenario) => replaced.get(scenario.id) ?? scenario);
  const known = new Set(record.scenarios.map(({ id }) => id));
  return {
    ...record,
    wire: withRows(record.wire, rows),
    scenarios: [...kept, ...now.filter(({ id }) => !known.has(id))],
    played: scenarios && scenarios.as !== version ? withPlayed(record.played, version, scenarios) : record.played,
    measuredList: withMeasured(record.measuredList, version, rows),
  };
}

function withPlayed(played: readonly Played[], version: string, { as, open }: ScenarioFindings): Played[] {
  const others = played.filter((each) => each.version !== version);
  const entry = { version, as, open: open.map(({ id }) => id) };
  return [...others, entry].toSorted((a, b) => compareVersions(a.version, b.version));
}

/** Every file of the record with its text. */
function filesOf({ fileOf, measuredList, played, scenarios, wire }: State): Map<string, string> {
  const last = SCENARIO_FILES.at(-1) ?? '';
  return new Map([
    ['test/conformance/wire.json', textOfRecords(wire)],
    ...SCENARIO_FILES.map((file): [string, string] => [
      file,
      textOfRecords(scenarios.filter(({ id }) => (fileOf.get(id) ?? last) === file)),
    ]),
    ['test/conformance/played.json', textOfRecords(played)],
    [MEASURED_LIST, measuredList],
    [MEASURED_RANGE, measuredRange(measuredList)],
  ]);
}

export interface WriteOptions {
  /** The checkout whose record it is. */
  readonly root: string;
  readonly dryRun: boolean;
}

/** Writes what changed, unless it is to be only shown, and tells of it. */
export function writeState(before: State, after: State, { dryRun, root }: WriteOptions): string[] {
  const texts = filesOf(before);
  const changed = [...filesOf(after)].filter(([file, text]) => text !== texts.get(file));
  if (changed.length === 0) return ['the record stays as it is'];
  return changed.flatMap(([file, text]) => {
    const { come, gone } = lineChanges(texts.get(file) ?? '', text);
    if (!dryRun) writeFileSync(path.join(root, file), text);
    const counts = `+${come.length} −${gone.length} lines`;
    if (!dryRun) return [`written: ${file} (${counts})`];
    return [
      `would write: ${file} (${counts})`,
      ...gone.map((line) => `  -${line}`),
      ...come.map((line) => `  +${line}`),
    ];
  });
}
