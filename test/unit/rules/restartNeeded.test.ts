import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Session } from '../../../src/core/model.ts';
import { pointedAt, told } from '../support/findings.ts';
import { BEDROCK, FLAG, GATEWAY, ON } from '../support/settings.ts';

const RULE = 'restart-needed';
const session = (started: number | null, lastWritten: number | null): Session => ({
  version: '2.1.329',
  started,
  lastWritten,
});

describe('restart-needed', () => {
  const user = { ...GATEWAY, ...ON };

  it('speaks where the flag changed while a session ran that went on after it', () => {
    const given = { user, betasChanged: 20, session: session(10, 30) };
    assert.deepEqual(told(RULE, given), [`info user ${FLAG}`]);
    assert.deepEqual(pointedAt(RULE, given), [`"${FLAG}": "1"`]);
  });

  it('speaks where the flag was taken away', () =>
    assert.deepEqual(told(RULE, { user: BEDROCK, betasChanged: 20, session: session(10, 30) }), [`info user ${FLAG}`]));

  it('is silent about a session that began after the change, or ended before it', () => {
    assert.deepEqual(told(RULE, { user, betasChanged: 20, session: session(21, 30) }), []);
    assert.deepEqual(told(RULE, { user, betasChanged: 20, session: session(10, 19) }), []);
  });

  it('is silent where something of it is not known', () => {
    assert.deepEqual(told(RULE, { user, session: session(10, 30) }), []);
    assert.deepEqual(told(RULE, { user, betasChanged: 20 }), []);
    assert.deepEqual(told(RULE, { user, betasChanged: 20, session: session(null, 30) }), []);
    assert.deepEqual(told(RULE, { user, betasChanged: 20, session: session(10, null) }), []);
  });

  it('is silent on Anthropic’s own API', () =>
    assert.deepEqual(told(RULE, { user: ON, betasChanged: 20, session: session(10, 30) }), []));
});
