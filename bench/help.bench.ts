// In the settings files and in the view: what a keystroke costs, a completion, and a large environment.
import path from 'node:path';
import { evaluate } from '../src/core/evaluate.ts';
import { completionsAt } from '../src/core/help/completions.ts';
import { fileDiagnostics } from '../src/core/help/diagnostics.ts';
import type { Snapshot } from '../src/core/model.ts';
import { envTree } from '../src/core/present/envTree.ts';
import { readCatalogue } from '../src/node/catalogue.ts';
import { tell } from './figures.ts';
import { medianOf } from './timing.ts';

const RUNS = 101;
const FILE = '/home/ann/.claude/settings.json';
const catalogue = await readCatalogue(path.join(process.env['TEST_ROOT'] ?? process.cwd(), 'dist/facts'));
const knownNames = new Set(catalogue.map(({ name }) => name));

/** A machine with the user's settings alone. */
function snapshotOf(text: string): Snapshot {
  const content = { kind: 'text', text, encoding: 'utf-8', saved: false } as const;
  return {
    platform: 'linux',
    home: '/home/ann',
    folder: '/work/proj',
    contents: [{ source: { scope: 'user', path: FILE }, content }],
    client: { version: '2.1.329', source: 'option', others: [] },
    hasMcpServers: false,
    knownNames,
    session: null,
    betasChanged: null,
    evidence: null,
    aws: { config: null, credentials: null },
    trackedFiles: null,
  };
}

const settings = (variables: number): string =>
  JSON.stringify(
    {
      permissions: { allow: Array.from({ length: 20 }, (_, index) => `Bash(npm run task-${index}:*)`) },
      env: Object.fromEntries(
        Array.from({ length: variables }, (_, index) => [`SOME_VARIABLE_${index}`, `value ${index}`]),
      ),
    },
    null,
    2,
  );

const small = settings(80);
let typed = 0;
const keystroke = await medianOf(RUNS, () => {
  typed += 1;
  return fileDiagnostics(evaluate(snapshotOf(small.replace('value 5', `value ${typed}`))), FILE);
});
tell({ name: 'settings of 4 KB, text to marks', ours: keystroke, unit: 'ms' });

const at = small.indexOf('"SOME_VARIABLE_40"') + 1;
const completion = await medianOf(RUNS, () => completionsAt(small, at, catalogue));
tell({ name: 'completion of a name there', ours: completion, unit: 'ms' });

const report = evaluate(snapshotOf(settings(500)));
const view = await medianOf(RUNS, () => envTree(report, { filter: '', isRelevant: () => true, profiles: [] }));
tell({ name: 'lines of the view with 500 variables', ours: view, unit: 'ms' });
