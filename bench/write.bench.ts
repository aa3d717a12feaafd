// Setting one key in a settings file of 1 MB, as the extension does, beside the least that any program would do.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Change } from '../src/core/model.ts';
import { writeChanges } from '../src/node/settingsWriter.ts';
import { createWriteContext } from '../src/node/writeContext.ts';
import { tell } from './figures.ts';
import { pair } from './timing.ts';

const RUNS = 61;
const WARM_UP = 15;
const VARIABLE = 'SOME_VARIABLE_OF_MINE_5000';
const VERSION = '2.1.329';
const home = mkdtempSync(path.join(tmpdir(), 'bench-'));

try {
  const [ours, theirs] = ['ours', 'theirs'].map((name) => largeSettings(path.join(home, name, 'settings.json')));
  if (ours === undefined || theirs === undefined) throw new Error('there are two files');
  const context = createWriteContext({ platform: 'linux', home, xdgStateHome: undefined });
  let count = 0;
  const set = async (): Promise<void> => {
    const change: Change = {
      source: { scope: 'user', path: ours },
      variable: VARIABLE,
      from: null,
      to: `value ${(count += 1)}`,
    };
    const written = await writeChanges([change], VERSION, context);
    if (written.length !== 1) throw new Error('every value is a new one');
  };
  const plain = (): Promise<void> => setPlainly(theirs, `value ${(count += 1)}`);
  await pair(WARM_UP, set, plain);
  const both = await pair(RUNS, set, plain);
  tell({
    name: 'set one key in 1 MB',
    ours: both.ours,
    beside: ['parse, stringify, write, fsync', both.theirs],
    unit: 'ms',
  });
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** What a program does that cares for nothing: no lock, no backup, no comparison, and the file torn if it is killed. */
async function setPlainly(file: string, value: string): Promise<void> {
  const settings = JSON.parse(await readFile(file, 'utf8')) as { env: Record<string, string> };
  settings.env[VARIABLE] = value;
  const handle = await open(file, 'r+');
  try {
    const text = JSON.stringify(settings, null, 2);
    await handle.truncate(0);
    await handle.write(text, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function largeSettings(file: string): string {
  const env = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, index) => [`SOME_VARIABLE_OF_MINE_${index}`, 'x'.repeat(65)]),
  );
  mkdirSync(path.dirname(file));
  writeFileSync(file, JSON.stringify({ env }, null, 2));
  return file;
}
