import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pointedAt, said, told } from '../support/findings.ts';
import { BEDROCK } from '../support/settings.ts';

const RULE = 'endpoint-invalid';
const base = (url: unknown): { user: Record<string, unknown> } => ({ user: { ANTHROPIC_BASE_URL: url } });

describe('endpoint-invalid', () => {
  it('speaks where the address is none, and points at it', () => {
    const expected = ['error user ANTHROPIC_BASE_URL unset:user:ANTHROPIC_BASE_URL'];
    for (const url of ['api.anthropic.com', 'ftp://a.example', 'http://', null])
      assert.deepEqual(told(RULE, base(url)), expected);
    assert.deepEqual(pointedAt(RULE, base('nonsense')), ['"ANTHROPIC_BASE_URL": "nonsense"']);
  });

  it('speaks of user info up to 2.1.112', () => {
    const withUser = base('http://u:p@llm.example.com');
    assert.equal(told(RULE, { ...withUser, version: '2.1.112' }).length, 1);
    assert.deepEqual(told(RULE, { ...withUser, version: '2.1.113' }), []);
    assert.match(said(RULE, { ...withUser, version: '2.1.112' })[0] ?? '', /user name or a password/);
  });

  it('is silent where the address is one, or where a cloud does not look at it', () => {
    for (const url of ['', ' https://a.example ', 'http://localhost:4141']) assert.deepEqual(told(RULE, base(url)), []);
    assert.deepEqual(told(RULE, { user: { ...BEDROCK, ANTHROPIC_BASE_URL: 'nonsense' } }), []);
    assert.deepEqual(told(RULE, { managed: '{', version: '2.1.329' }), [], 'a broken managed file is another matter');
  });
});
