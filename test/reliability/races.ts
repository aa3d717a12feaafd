import assert from 'node:assert/strict';
import type { Acknowledged, RewriterAnswer } from './child.ts';
import { createPlace, type Place } from './place.ts';
import { type Child, start } from './processes.ts';
import { countOf, type Test } from './test.ts';

const WRITERS = 4;

export const raceTests: readonly Test[] = [
  { name: 'races between four of ours', run: (progress) => inPlace(raceOfOurs, progress) },
  { name: 'races with a program that knows no locks', run: (progress) => inPlace(raceWithAnother, progress) },
];

type Progress = (words: string) => void;
type Race = (place: Place, progress: Progress) => Promise<string>;

async function inPlace(race: Race, progress: Progress): Promise<string> {
  const place = createPlace();
  try {
    return await race(place, progress);
  } finally {
    place.dispose();
  }
}

const setsOf = (): number => countOf('RELIABILITY_SETS', 500);

async function raceOfOurs(place: Place, progress: Progress): Promise<string> {
  place.write('{"env":{}}');
  const acknowledged = await acknowledgedBy(startSetters(place, progress));
  const { env } = JSON.parse(place.read()) as { env: Record<string, string> };
  const lost = acknowledged.filter(({ key }) => env[key] !== '1');
  assert.deepEqual(lost, []);
  assert.equal(Object.keys(env).length, WRITERS * setsOf());
  assert.deepEqual([place.beside(), place.left()], [['settings.json'], []]);
  return `${Object.keys(env).length} of ${WRITERS * setsOf()} present`;
}

async function raceWithAnother(place: Place, progress: Progress): Promise<string> {
  place.write('{"env":{}}');
  const rewriter = start({ role: 'rewriter', file: place.file });
  await rewriter.spoke;
  const acknowledged = await acknowledgedBy(startSetters(place, progress));
  // It stops rewriting when it is asked, and only then looks at what is there.
  rewriter.process.stdin.write(`${JSON.stringify(acknowledged)}\n`);
  assert.equal(await rewriter.ended, 0);
  const { rewrites, lost, unexplained } = JSON.parse(rewriter.lines.at(-1) ?? '') as RewriterAnswer;
  assert.ok(rewrites > 10, 'there was a race');
  assert.deepEqual(unexplained, [], 'lost without having been overwritten after our read-back');
  assert.deepEqual([place.beside(), place.left()], [['settings.json'], []]);
  return `${acknowledged.length} acknowledged, ${rewrites} foreign rewrites, ${lost} overwritten after the read-back, 0 lost otherwise`;
}

function startSetters({ home, file }: Place, progress: Progress): Child[] {
  const all = WRITERS * setsOf();
  let said = 0;
  const heard = (): void => {
    said += 1;
    if (said % 250 === 0) progress(`${said} of ${all} sets`);
  };
  return Array.from({ length: WRITERS }, (_, index) =>
    start({ role: 'setter', home, file, name: `W${index}`, sets: setsOf() }, heard),
  );
}

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
