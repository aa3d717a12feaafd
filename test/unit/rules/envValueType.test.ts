import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pointedAt, said, told } from '../support/findings.ts';

const RULE = 'env-value-type';
const types = (value: unknown): string[] => told(RULE, { user: { A: value } });

describe('env-value-type', () => {
  it('is silent about strings, whatever is in them', () => {
    for (const value of ['1', '', 'null', '[1]', ' 5 ']) assert.deepEqual(types(value), [], value);
  });

  it('mentions numbers and booleans, and writes them as strings', () => {
    for (const value of [1, 0, 1.5, true, false])
      assert.deepEqual(types(value), ['info user A as-string:user:A'], String(value));
  });

  it('warns of null, lists and objects, which come out as something else', () => {
    for (const value of [null, [], [1, 2], {}])
      assert.deepEqual(types(value), ['warning user A'], JSON.stringify(value));
  });

  it('says what Claude Code makes of them', () => {
    const sentence = (value: unknown): string => said(RULE, { user: { A: value } })[0] ?? '';
    assert.match(sentence(1), /"1"/);
    assert.match(sentence([1, 2]), /"1,2"/);
    assert.match(sentence({}), /"\[object Object\]"/);
    assert.match(sentence(null), /unsets nothing.*"null"/);
  });

  it('hides a secret', () => {
    const [sentence] = said(RULE, { user: { ANTHROPIC_AUTH_TOKEN: 12_345_678 } });
    assert.doesNotMatch(sentence ?? '', /12345678/);
  });

  it('points at the value', () => assert.deepEqual(pointedAt(RULE, { user: { A: 1 } }), ['"A": 1']));

  it('offers nothing in files that we never write', () => {
    assert.deepEqual(told(RULE, { managed: { A: 1 } }), ['info managed A']);
    assert.deepEqual(told(RULE, { legacy: { A: 1 } }), ['info legacy A']);
  });

  it('says that the state file’s are dropped by a recent client', () => {
    for (const value of [null, {}, []]) {
      assert.deepEqual(told(RULE, { legacy: { A: value }, version: '2.1.329' }), ['info legacy A']);
      assert.match(said(RULE, { legacy: { A: value }, version: '2.1.329' })[0] ?? '', /drops it here/);
      assert.deepEqual(told(RULE, { legacy: { A: value }, version: '2.1.89' }), ['warning legacy A']);
    }
  });
});
