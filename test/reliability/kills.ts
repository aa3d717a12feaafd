import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { listBackups } from '../../src/node/backups.ts';
import { isTorn, recoverJournals } from '../../src/node/journal.ts';
import { countIn, fileOf } from './counter.ts';
import { createPlace, namesBelow, type Place } from './place.ts';
import { start } from './processes.ts';
import { countOf, type Test } from './test.ts';

/** A place each for two processes at a time; half of the kills for each way of writing. */
export const killTests: readonly Test[] = [false, true].map((inPlace) => ({
  name: inPlace ? 'kills while a file is written in place' : 'kills while a file is replaced',
  run: async (progress) => {
    const kills = Math.ceil(countOf('RELIABILITY_KILLS', 2_000) / 4);
    const halves = await Promise.all([1, 2].map((half) => killOften(kills, inPlace, half === 1 ? progress : () => {})));
    const sum = (of: Exclude<keyof Tally, 'isLeftTorn'>): number => halves.reduce((total, half) => total + half[of], 0);
    const most = Math.max(...halves.map((half) => half.mostLeft));
    return `${sum('kills')} kills, ${sum('writes')} writes acknowledged, ${sum('torn')} torn and restored, ${sum('unsaid')} written but not yet acknowledged, at most ${most} scratch files at any time, none at the end`;
  },
}));

interface Tally {
  kills: number;
  writes: number;
  torn: number;
  unsaid: number;
  mostLeft: number;
  /** Whether the file was left torn after the last kill: then the next start may have finished it without a word. */
  isLeftTorn: boolean;
}

async function killOften(kills: number, inPlace: boolean, progress: (words: string) => void): Promise<Tally> {
  const place = createPlace();
  const tally: Tally = { kills: 0, writes: 0, torn: 0, unsaid: 0, mostLeft: 0, isLeftTorn: false };
  try {
    place.write(fileOf(0));
    let last = 0;
    for (; tally.kills < kills; tally.kills += 1) {
      if (tally.kills % 100 === 0) progress(`${tally.kills} of ${kills} kills`);
      const said = await killOnce(place, inPlace);
      tally.writes += said.length;
      last = Math.max(last, ...said);
      last = await checkAfterKill(place, last, tally);
    }
    await checkAtTheEnd(place, inPlace, last);
    return tally;
  } finally {
    place.dispose();
  }
}

/** At a random moment after the first write, so that any step is hit; one in ten from its start, recovery included. */
async function killOnce({ home, file }: Place, inPlace: boolean): Promise<number[]> {
  const child = start({ role: 'counter', home, file, inPlace, writes: 1e9 });
  const fromStart = Math.random() < 0.1;
  if (!fromStart) await child.spoke;
  await wait(Math.random() * (fromStart ? 120 : 15)); // the random moment
  child.process.kill('SIGKILL');
  assert.equal(await child.ended, null, 'it was ended by us and by nothing else');
  return child.lines.map(Number);
}

/** Answers the count that is in the file, or that the next start will bring about. */
async function checkAfterKill(place: Place, last: number, tally: Tally): Promise<number> {
  const left = place.beside().length - 1 + namesBelow(place.context().state.root).filter(isScratch).length;
  tally.mostLeft = Math.max(tally.mostLeft, left);
  assert.ok(left < 10, `scratch files pile up: ${[...place.beside(), ...place.left()].join(', ')}`);
  const now = place.read();
  if (now !== fileOf(last) && now !== fileOf(last + 1)) {
    tally.torn += 1;
    assertJournalFits(place, now);
    const finished = tally.isLeftTorn ? [fileOf(last), fileOf(last + 1)] : [fileOf(last + 1)];
    tally.isLeftTorn = tally.torn % 2 === 0 && !tally.isLeftTorn;
    if (tally.isLeftTorn) return last + 1; // the next start finishes it
    await recoverJournals(place.context());
    assert.ok(finished.includes(place.read()), `the next start finishes what was torn: ${last} ${place.read()}`);
  }
  tally.isLeftTorn = false;
  const count = countIn(place.read());
  if (count === last + 1) tally.unsaid += 1;
  return count;
}

const isScratch = (name: string): boolean => /\.(?:tmp|aside|guard)$/.test(name);

/** A torn file comes with a whole record from which it can be restored. */
function assertJournalFits(place: Place, now: string): void {
  const folder = path.join(place.context().state.root, 'journals');
  const [name, ...more] = namesBelow(folder).filter((each) => each.endsWith('.json'));
  assert.ok(name !== undefined && more.length === 0, `torn without a record: ${now.slice(0, 80)}`);
  const { target, before, after } = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Record<string, string>;
  const decode = (text = ''): Uint8Array => Buffer.from(text, 'base64');
  assert.equal(target, place.file);
  assert.ok(isTorn(Buffer.from(now), { before: decode(before), after: decode(after) }));
}

/** One more process that may finish: it does not wait for the dead, and clears up after them. */
async function checkAtTheEnd(place: Place, inPlace: boolean, last: number): Promise<void> {
  const { home, file } = place;
  const started = performance.now();
  const child = start({ role: 'counter', home, file, inPlace, writes: 3 });
  assert.equal(await child.ended, 0);
  const took = performance.now() - started;
  assert.ok(took < 10_000, `a dead process's lock held up the next one for ${took} ms`);
  assert.ok(countIn(place.read()) > last);
  assert.equal(place.read(), fileOf(countIn(place.read())));
  assert.deepEqual(place.beside(), ['settings.json']);
  assert.deepEqual(place.left(), []);
  const backups = await listBackups(place.context());
  assert.ok(backups.length > 0 && backups.length <= 20, `${backups.length} backups`);
}
