import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pointedAt, said, told } from '../support/findings.ts';

const RULE = 'prompt-caching-disabled';

describe('prompt-caching-disabled', () => {
  it('says what it costs', () => {
    const given = { user: { DISABLE_PROMPT_CACHING: 'yes' } };
    assert.deepEqual(told(RULE, given), ['info user DISABLE_PROMPT_CACHING enable-caching']);
    assert.deepEqual(pointedAt(RULE, given), ['"DISABLE_PROMPT_CACHING": "yes"']);
    assert.match(said(RULE, given)[0] ?? '', /every turn pays the full input price/);
  });

  for (const family of ['OPUS', 'SONNET', 'HAIKU', 'FABLE']) {
    it(`speaks of ${family} alone, and of which model that is`, () => {
      const name = `DISABLE_PROMPT_CACHING_${family}`;
      const given = { user: { [name]: '1' } };
      assert.deepEqual(told(RULE, given), [`info user ${name} unset:user:${name}`]);
      assert.match(said(RULE, given)[0] ?? '', new RegExp(`exact model that "${family.toLowerCase()}" stands for`));
    });
  }

  it('is silent where caching is on', () => {
    assert.deepEqual(told(RULE, {}), []);
    assert.deepEqual(told(RULE, { user: { DISABLE_PROMPT_CACHING: '0', DISABLE_PROMPT_CACHING_OPUS: 'y' } }), []);
    assert.deepEqual(told(RULE, { local: { DISABLE_PROMPT_CACHING: '' }, user: { DISABLE_PROMPT_CACHING: '1' } }), []);
  });

  it('offers the way back only where we can go it', () => {
    for (const name of ['DISABLE_PROMPT_CACHING', 'DISABLE_PROMPT_CACHING_OPUS'])
      for (const scope of ['managed', 'legacy', 'editor', 'process'] as const)
        assert.deepEqual(told(RULE, { [scope]: { [name]: '1' } }), [`info ${scope} ${name}`]);
  });
});
