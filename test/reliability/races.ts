import assert from 'node:assert/strict';
import type { Acknowledged } from './child.ts';
import { createPlace, type Place } from './place.ts';
import { type Child, start } from './processes.ts';
import { countOf, type Test } from './test.ts';

const WRITERS = 4;

export const raceTests: readonly Test[] = [
  { name: 'races between four of ours', run: () => inPlace(raceOfOurs) },
  { name: 'races with a program that knows no locks', run: () => inPlace(raceWithAnother) },
];

async function inPlace(run: (place: Place) => Promise<string>): Promise<string> {
  const place = createPlace();
  try {
    return await run(place);
  } finally {
    place.dispose();
  }
}

const setsOf = (): number => countOf('RELIABILITY_SETS', 500);

async function raceOfOurs(place: Place): Promise<string> {
  place.write('{"env":{}}');
  const acknowledged = await acknowledgedBy(startSetters(place));
  const env = envOf(place);
  const lost = acknowledged.filter(({ key }) => env[key] !== '1');
  assert.deepEqual(lost, []);
  assert.equal(Object.keys(env).length, WRITERS * setsOf());
  assert.deepEqual([place.beside(), place.left()], [['settings.json'], []]);
  return `${Object.keys(env).length} of ${WRITERS * setsOf()} present`;
}

async function raceWithAnother(place: Place): Promise<string> {
  place.write('{"env":{}}');
  const rewriter = start({ role: 'rewriter', file: place.file });
  await rewriter.spoke;
  const acknowledged = await acknowledgedBy(startSetters(place));
  // It ends with a rewrite or without one: only then it is asked about what is not there.
  const lostBefore = acknowledged.filter(({ key }) => envOf(place)[key] !== '1');
  rewriter.process.stdin.write(`${JSON.stringify(lostBefore)}\n`);
  assert.equal(await rewriter.ended, 0);
  const { rewrites, unexplained } = JSON.parse(rewriter.lines.at(-1) ?? '') as {
    rewrites: number;
    unexplained: string[];
  };
  assert.ok(rewrites > 10, 'there was a race');
  assert.deepEqual(unexplained, [], 'lost without having been overwritten after our read-back');
  assert.deepEqual([place.beside(), place.left()], [['settings.json'], []]);
  return `${acknowledged.length} acknowledged, ${rewrites} foreign rewrites, ${lostBefore.length} overwritten after the read-back, 0 lost otherwise`;
}

const startSetters = ({ home, file }: Place): Child[] =>
  Array.from({ length: WRITERS }, (_, index) =>
    start({ role: 'setter', home, file, name: `W${index}`, sets: setsOf() }),
  );

async function acknowledgedBy(setters: readonly Child[]): Promise<Acknowledged[]> {
  const codes = await Promise.all(setters.map(({ ended }) => ended));
  assert.deepEqual(
    codes,
    Array.from({ length: WRITERS }, () => 0),
  );
  const lines = setters.flatMap(({ lines: said }) => said.slice(0, -1));
  assert.equal(lines.length, WRITERS * setsOf());
  return lines.map((line) => JSON.parse(line) as Acknowledged);
}

/** The rewriter may be in the middle of it. */
function envOf(place: Place): Record<string, string> {
  for (;;) {
    try {
      return (JSON.parse(place.read()) as { env: Record<string, string> }).env;
    } catch {
      continue;
    }
  }
}
