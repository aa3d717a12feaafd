import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withGenerated } from './generated.ts';
import { howWeKnow, type RecordedScenario, type WireRecord } from './howWeKnow.ts';

export interface Page {
  readonly file: string;
  readonly text: string;
}

/** All pages with generated parts, as they should be. */
export function generatedPages(root: string): Page[] {
  const textOf = (name: string): string => readFileSync(path.join(root, name), 'utf8');
  const recorded = (name: string): unknown => JSON.parse(textOf(`test/conformance/${name}`));
  const wire = recorded('wire.json') as WireRecord[];
  const scenarios = ['scenarios.json', 'more.json'].flatMap((name) => recorded(name) as RecordedScenario[]);
  const file = 'docs/how-we-know.md';
  return [{ file, text: withGenerated(textOf(file), howWeKnow(wire, scenarios)) }];
}
