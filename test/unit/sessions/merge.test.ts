import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sessionsOf } from '../../../src/core/sessions/merge.ts';
import type { SessionRecord, Sessions } from '../../../src/core/sessions/session.ts';
import { session, type Told } from '../support/sessions.ts';

const DAY = 86_400_000;
const FOLDER = '/home/ann/.claude/projects/-work-proj';

/** The sessions of these files; each counts all of its tokens and days as its own. */
function merged(...told: readonly Told[]): Sessions {
  const records = told.map((each) => session(each));
  return sessionsOf(records.map((record) => ({ record, ownTokens: record.tokens, ownDays: record.days })));
}

/** The one session that two files tell of, in either order. */
function one(a: Told, b: Told): SessionRecord {
  const [there, back] = [merged(a, b), merged(b, a)].map(({ sessions }) => sessions);
  assert.equal(there?.length, 1);
  assert.deepEqual(back, there);
  return there?.[0] ?? session();
}

const OWN: Told = { id: 's1', path: `${FOLDER}/s1.jsonl` };
const HELPER: Told = { id: 's1', path: `${FOLDER}/s1/subagents/agent-a.jsonl` };

describe('a session of several files', () => {
  it('goes by the file that is named for it, else by the first', () => {
    assert.equal(one(OWN, { ...HELPER, path: `${FOLDER}/a.jsonl` }).path, OWN.path);
    assert.equal(
      one({ ...HELPER, path: `${FOLDER}/b.jsonl` }, { ...HELPER, path: `${FOLDER}/a.jsonl` }).path,
      `${FOLDER}/a.jsonl`,
    );
  });

  it('lasts from the first line of any to the last of any', () => {
    const both = one({ ...OWN, first: 10, last: 20 }, { ...HELPER, first: 5, last: 15 });
    assert.deepEqual([both.first, both.last], [5, 20]);
    const timeless = one({ ...OWN, first: null, last: null }, { ...HELPER, first: 5, last: 15 });
    assert.deepEqual([timeless.first, timeless.last], [5, 15]);
    const unknown = one(OWN, HELPER);
    assert.deepEqual([unknown.first, unknown.last], [null, null]);
  });

  it('began in its own folder, or where the first file says', () => {
    assert.equal(
      one({ ...OWN, project: '/own', first: 10 }, { ...HELPER, project: '/other', first: 5 }).project,
      '/own',
    );
    assert.equal(
      one({ ...OWN, project: null, first: 10 }, { ...HELPER, project: '/other', first: 5 }).project,
      '/other',
    );
    assert.equal(one({ ...OWN, project: null }, { ...HELPER, project: null }).project, null);
  });

  it('is of the client that wrote last', () => {
    const old = { ...OWN, last: 10, clientVersion: '2.1.89', entrypoint: 'cli', model: 'opus' };
    const late = one(old, { ...HELPER, last: 20, clientVersion: '2.1.329', entrypoint: 'sdk-cli', model: 'sonnet' });
    assert.deepEqual([late.clientVersion, late.entrypoint, late.model], ['2.1.329', 'sdk-cli', 'sonnet']);
    const silent = one(old, { ...HELPER, last: 20, clientVersion: null, entrypoint: null, model: null });
    assert.deepEqual([silent.clientVersion, silent.entrypoint, silent.model], ['2.1.89', 'cli', 'opus']);
  });

  it('has the failures of all in the order of time', () => {
    const failed = (...times: readonly (number | null)[]) => times.map((time) => ({ time }));
    const { failures } = one({ ...OWN, failures: failed(10, 30) }, { ...HELPER, failures: failed(20, null) });
    assert.deepEqual(
      failures.map(({ time }) => time),
      [null, 10, 20, 30],
    );
  });

  it('has the requests of all, and the betas of the last', () => {
    const early = { count: 2, scoped: 1, last: 10, lastScoped: 10, betas: ['a'] };
    const late = { count: 3, scoped: 1, last: 20, lastScoped: 5, betas: ['b'] };
    const sum = { count: 5, scoped: 2, last: 20, lastScoped: 10, betas: ['b'] };
    assert.deepEqual(one({ ...OWN, requests: early }, { ...HELPER, requests: late }).requests, sum);
    const never = { ...late, scoped: 0, lastScoped: null };
    assert.equal(one({ ...OWN, requests: early }, { ...HELPER, requests: never }).requests?.lastScoped, 10);
    assert.deepEqual(one({ ...OWN, requests: early }, HELPER).requests, early, 'where one file has none');
    assert.equal(one(OWN, HELPER).requests, null);
  });

  it('of requests whose time nobody wrote down keeps the betas that have one', () => {
    const timed = { count: 1, last: 10, betas: ['a'] };
    const timeless = { count: 1, last: null, betas: ['b'] };
    assert.deepEqual(one({ ...OWN, requests: timed }, { ...HELPER, requests: timeless }).requests?.betas, ['a']);
  });

  it('has the tokens of all, by day as well', () => {
    const on = (day: number, input: number): Told => ({
      tokens: { input },
      days: [{ day, tokens: { ...session().tokens, input } }],
    });
    const { days, tokens } = one({ ...OWN, ...on(DAY, 1) }, { ...HELPER, ...on(0, 2) });
    assert.equal(tokens.input, 3);
    assert.deepEqual(
      days.map(({ day, tokens: { input } }) => [day, input]),
      [
        [0, 2],
        [DAY, 1],
      ],
    );
    assert.deepEqual(
      one({ ...OWN, ...on(DAY, 1) }, { ...HELPER, ...on(DAY, 2) }).days.map(({ tokens: { input } }) => input),
      [3],
    );
  });
});

describe('all sessions', () => {
  const order = (...told: readonly Told[]): string[] => merged(...told).sessions.map(({ id }) => id);

  it('stand with the latest first, those of one time by name', () => {
    assert.deepEqual(order({ id: 'a', last: 1 }, { id: 'b', last: 2 }), ['b', 'a']);
    assert.deepEqual(order({ id: 'b' }, { id: 'a' }, { id: 'c' }), ['a', 'b', 'c']);
  });

  it('have the sum of what each file counted as its own', () => {
    const part = {
      record: session({ tokens: { input: 9 } }),
      ownTokens: session({ tokens: { input: 4 } }).tokens,
      ownDays: [],
    };
    const all = sessionsOf([part, { ...part, record: { ...part.record, id: 's2' } }]);
    assert.equal(all.tokens.input, 8);
    assert.deepEqual(all.days, []);
  });
});
