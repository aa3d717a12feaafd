import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { evidence, type Told } from '../support/sessions.ts';
import { pointedAt, told } from '../support/findings.ts';
import { FLAG, GATEWAY, ON } from '../support/settings.ts';
import { reportOn, type World } from '../../support/world.ts';

const RULE = 'fix-not-holding';
const FIXED = 100;
const user = { ...GATEWAY, ...ON };

/** A session that began after the fix, here, and was refused later. */
const failed = (more: Told = {}): Told => ({
  first: FIXED + 1,
  last: FIXED + 9,
  failures: [{ family: 'cache-scope', time: FIXED + 5 }],
  ...more,
});
const given = (...sessions: readonly Told[]): World => ({ user, evidence: evidence(sessions, { fixedAt: FIXED }) });
const messages = (world: World): string[] =>
  reportOn(world).findings.flatMap(({ message, rule }) => (rule === RULE ? [message] : []));

describe('fix-not-holding', () => {
  it('points at the flag that is on', () => {
    assert.deepEqual(told(RULE, given(failed())), [`warning user ${FLAG}`]);
    assert.deepEqual(pointedAt(RULE, given(failed())), [`"${FLAG}": "1"`]);
  });

  it('takes a session that began before for an old one', () => {
    assert.match(messages(given(failed({ first: FIXED - 1 }))).join(), /a session that began before failed/);
    assert.match(
      messages(given(failed({ first: 1 }), failed({ first: 2, project: '/x' }))).join(),
      /2 sessions that began before/,
    );
  });

  it('takes a session of another folder for one whose settings differ', () => {
    assert.match(messages(given(failed({ project: '/x' }))).join(), /a session in another folder/);
    assert.match(
      messages(given(failed({ project: '/x' }), failed({ project: null }))).join(),
      /2 sessions in other folders/,
    );
  });

  it('knows no such cause for a new session here', () => {
    assert.match(messages(given(failed())).join(), /a session that began here .* another cause/);
    assert.match(messages(given(failed(), failed({ first: null }))).join(), /2 sessions that began here/);
  });

  it('tells each cause once', () =>
    assert.equal(messages(given(failed(), failed(), failed({ project: '/x' }), failed({ first: 1 }))).length, 3));

  it('speaks of every error that the flag takes away, and of no other', () => {
    const count = (family: string | null, clientVersion = '2.1.329'): number =>
      messages(given(failed({ failures: [{ family, time: FIXED + 1, clientVersion }] }))).length;
    for (const family of ['cache-scope', 'context-management', 'tool-defer-loading', 'tool-input-examples'])
      assert.equal(count(family), 1, family);
    for (const family of ['beta-header', 'extra-inputs-generic', 'cache-ttl', 'aws-credentials', 'of-tomorrow', null])
      assert.equal(count(family), 0, String(family));
    assert.equal(count('cache-scope', '2.1.39'), 0);
    assert.equal(count('cache-scope', '2.1.40'), 1);
  });

  it('is silent about what failed before the fix, or nobody knows when', () => {
    for (const time of [FIXED, FIXED - 1, null])
      assert.deepEqual(messages(given(failed({ failures: [{ family: 'cache-scope', time }] }))), [], String(time));
  });

  it('is silent where the flag is off, or nobody knows since when it is on', () => {
    const fixed = evidence([failed()], { fixedAt: FIXED });
    assert.deepEqual(messages({ user: GATEWAY, evidence: fixed }), []);
    assert.deepEqual(messages({ user, evidence: evidence([failed()]) }), []);
    assert.deepEqual(messages({ user }), []);
  });

  it('asks of a flag that stands in a project’s settings nothing about other projects', () => {
    const sessions = evidence([failed({ project: '/x' }), failed({ project: '/x', first: 1 })], { fixedAt: FIXED });
    for (const scope of ['project', 'local', 'flag'] as const)
      assert.deepEqual(messages({ user: GATEWAY, [scope]: ON, evidence: sessions }), [], scope);
    assert.equal(messages({ user: GATEWAY, managed: ON, evidence: sessions }).length, 2);
  });
});
