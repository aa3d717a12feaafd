import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { said, told } from '../support/findings.ts';

const RULE = 'legacy-config';

describe('legacy-config', () => {
  it('speaks once of the state file’s "env", and names the variables', () => {
    const given = { legacy: '{"env": {"A": "1", "B": "2", "A": "3"}}' };
    assert.deepEqual(told(RULE, given), ['info legacy A']);
    assert.match(said(RULE, given)[0] ?? '', /sets A, B: that counts/);
  });

  it('is silent without variables there', () => {
    for (const legacy of ['{}', '{"env": {}}', '{"projects": {}}', '']) assert.deepEqual(told(RULE, { legacy }), []);
  });

  it('is silent about what this client drops there', () => {
    const legacy = { A: null };
    assert.deepEqual(told(RULE, { legacy, version: '2.1.329' }), []);
    assert.equal(told(RULE, { legacy, version: '2.1.89' }).length, 1);
  });

  it('is silent about other files', () => assert.deepEqual(told(RULE, { user: { A: '1' }, project: { A: '1' } }), []));
});
