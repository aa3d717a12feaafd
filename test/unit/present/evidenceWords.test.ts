import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ageWords } from '../../../src/core/present/ageWords.ts';
import { evidenceWords, familyEvidence } from '../../../src/core/present/evidenceWords.ts';
import type { Evidence } from '../../../src/core/sessions/session.ts';
import { evidence, type Told } from '../support/sessions.ts';
import { reportOn } from '../../support/world.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const report = reportOn({});
const words = (told: readonly Told[], fixedAt: number | null = null): string =>
  evidenceWords(evidence(told, { fixedAt }), report, NOW);

/** A session that was refused `scope` so long ago. */
const refused = (age: number | null, more: Told = {}): Told => {
  const time = age === null ? null : NOW - age;
  return { first: time, last: time, failures: [{ family: 'cache-scope', time }], ...more };
};

describe('an age in words', () => {
  const age = (ms: number): string => ageWords(NOW - ms, NOW);

  it('is told in the largest unit of which there is one', () => {
    assert.deepEqual(
      [0, 59_999, MINUTE, 2 * MINUTE - 1, 20 * MINUTE, HOUR - 1, HOUR, 5 * HOUR, DAY - 1, DAY, 40 * DAY].map(age),
      [
        'just now',
        'just now',
        '1 minute ago',
        '1 minute ago',
        '20 minutes ago',
        '59 minutes ago',
        '1 hour ago',
        '5 hours ago',
        '23 hours ago',
        '1 day ago',
        '40 days ago',
      ],
    );
  });

  it('is never negative, whatever a clock says', () => assert.equal(age(-DAY), 'just now'));
});

describe('the words about evidence', () => {
  it('count the sessions, and name the last one’s age and project', () => {
    assert.equal(
      words([refused(DAY), refused(20 * MINUTE, { project: '/home/ann/app' }), refused(3 * HOUR), {}]),
      '3 sessions failed with this error, the last one 20 minutes ago in project ~/app.',
    );
    assert.equal(words([refused(HOUR)]), 'One session failed with this error, 1 hour ago in project /work/proj.');
    assert.equal(words([refused(HOUR, { project: null })]), 'One session failed with this error, 1 hour ago.');
  });

  it('count a session once, however often it failed', () => {
    const twice = [HOUR, MINUTE].map((age) => ({ family: 'cache-scope', time: NOW - age }));
    assert.match(words([{ failures: twice }]), /^One session failed with this error, 1 minute ago/);
  });

  it('do without the time where no line says it', () => {
    assert.equal(words([refused(null)]), 'One session failed with this error, nobody knows when.');
    assert.equal(words([refused(null), refused(null)]), '2 sessions failed with this error, nobody knows when.');
  });

  it('say what came after the fix', () => {
    const before = refused(2 * DAY);
    const since = (...told: readonly Told[]): string | undefined =>
      words([before, ...told], NOW - DAY).split('/work/proj. ')[1];
    assert.equal(since(), 'Since the fix, no session has run.');
    assert.equal(since({ last: NOW }), 'Since the fix, one session has run, and it did not.');
    assert.equal(since({ last: NOW }, { last: NOW }), 'Since the fix, none of 2 sessions did.');
    assert.equal(since(refused(HOUR), { last: NOW }), 'Since the fix, one did.');
    assert.equal(since(refused(HOUR), refused(HOUR)), 'Since the fix, 2 did.');
  });

  it('say that nothing failed, and that nothing was there', () => {
    assert.equal(words([]), 'There is no transcript of a session on this machine.');
    assert.equal(words([{}]), 'The one session on this machine did not fail with this error.');
    assert.equal(words([{}, {}]), 'None of the 2 sessions on this machine failed with this error.');
  });

  it('hide what looks like a secret in the name of a project', () =>
    assert.doesNotMatch(words([refused(HOUR, { project: '/work/sk-ant-api03-canary0123456789' })]), /canary/));
});

describe('the words about each family', () => {
  const families = (told: Evidence): string[] =>
    familyEvidence(told, report, NOW).map(({ family, title, words: said }) => `${family}: ${title} | ${said}`);

  it('stand in the order in which they were seen last', () => {
    const failures = [
      { family: 'beta-header', time: NOW - DAY },
      { family: null, time: NOW - MINUTE },
    ];
    const [first, second, ...rest] = families(evidence([{ failures }, refused(HOUR)]));
    assert.equal(
      first,
      'null: An error that is not recognised | One session failed with this error, 1 minute ago in project /work/proj.',
    );
    assert.match(second ?? '', /^cache-scope: .+ \| One session failed with this error, 1 hour ago/);
    assert.equal(rest.length, 1);
  });

  it('call a family that this version does not know by its id', () =>
    assert.match(
      families(evidence([{ failures: [{ family: 'of-tomorrow', time: NOW }] }]))[0] ?? '',
      /: of-tomorrow \|/,
    ));

  it('are none where nothing failed', () => assert.deepEqual(families(evidence([{}])), []));
});
