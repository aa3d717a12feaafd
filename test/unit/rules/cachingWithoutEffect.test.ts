import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { evidence, type Told } from '../support/sessions.ts';
import { told } from '../support/findings.ts';
import { reportOn, type Variables, type World } from '../../support/world.ts';

const RULE = 'caching-without-effect';
const WRITTEN = { cacheWrite5m: 9000 };
const LONG = { input: 20_000 };
const READ = { input: 100, cacheRead: 900 };

const thrice = (session: Told): Told[] => [session, session, session];
const given = (sessions: readonly Told[], lastChange: number | null = null, user: Variables = {}): World => ({
  user,
  evidence: evidence(sessions, { lastChange }),
});
const words = (world: World): string => reportOn(world).findings.find(({ rule }) => rule === RULE)?.message ?? 'silent';

describe('caching-without-effect', () => {
  it('speaks where three sessions wrote to the cache and none read', () => {
    assert.deepEqual(told(RULE, given(thrice({ tokens: WRITTEN }))), ['info user -']);
    assert.match(words(given(thrice({ tokens: WRITTEN }))), /never read .* more than no caching/);
  });

  it('speaks where three long sessions tell of no cache', () =>
    assert.match(words(given(thrice({ tokens: LONG }))), /nothing is written .* strips the marks/));

  it('is silent where one of them read, and where there are fewer', () => {
    assert.equal(words(given([...thrice({ tokens: WRITTEN }), { tokens: READ }])), 'silent');
    assert.equal(words(given([{ tokens: WRITTEN }, { tokens: WRITTEN }])), 'silent');
    assert.equal(words(given([])), 'silent');
    assert.equal(words({}), 'silent');
  });

  it('asks only the sessions that began since the settings were changed', () => {
    const old = { first: 5, tokens: READ };
    assert.match(words(given([old, ...thrice({ first: 11, tokens: WRITTEN })], 10)), /never read/);
    assert.equal(words(given([old, ...thrice({ first: 9, tokens: WRITTEN })], 10)), 'silent');
    assert.equal(words(given(thrice({ first: null, tokens: WRITTEN }), 10)), 'silent');
  });

  it('is silent where a variable turns caching off', () =>
    assert.equal(words(given(thrice({ tokens: LONG }), null, { DISABLE_PROMPT_CACHING: '1' })), 'silent'));
});
