import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { said, told } from '../support/findings.ts';
import { BEDROCK, FLAG, ON } from '../support/settings.ts';

const RULE = 'flag-not-everywhere';
const EXPECTED = [`info user ${FLAG} disable-betas`];

describe('flag-not-everywhere', () => {
  it('speaks where only the environment has it, and says who misses it', () => {
    const given = { user: BEDROCK, process: ON };
    assert.deepEqual(told(RULE, given), EXPECTED);
    assert.match(said(RULE, given)[0] ?? '', /a terminal, VS Code or JetBrains .* does not see it/);
  });

  it('speaks where only VS Code’s setting has it, and says who misses it', () => {
    const given = { user: BEDROCK, editor: ON };
    assert.deepEqual(told(RULE, given), EXPECTED);
    assert.match(
      said(RULE, given)[0] ?? '',
      /only in VS Code’s setting: .* a terminal or in JetBrains does not see it/,
    );
  });

  it('does not say "only" where the setting and the environment have it', () => {
    const given = { user: BEDROCK, editor: ON, process: ON };
    assert.deepEqual(told(RULE, given), EXPECTED);
    assert.doesNotMatch(said(RULE, given)[0] ?? '', /only/);
  });

  it('is silent where a settings file has it', () => {
    for (const scope of ['managed', 'flag', 'local', 'project', 'legacy'] as const)
      assert.deepEqual(told(RULE, { user: BEDROCK, process: ON, [scope]: ON }), [], scope);
    assert.deepEqual(told(RULE, { user: { ...BEDROCK, ...ON }, process: ON }), []);
  });

  it('is silent where it is off', () => {
    assert.deepEqual(told(RULE, { user: BEDROCK, process: { [FLAG]: '0' } }), []);
    assert.deepEqual(told(RULE, { user: { ...BEDROCK, [FLAG]: '0' }, process: ON }), []);
    assert.deepEqual(told(RULE, { user: BEDROCK }), []);
  });

  it('is silent on Anthropic’s own API', () => assert.deepEqual(told(RULE, { process: ON }), []));
});
