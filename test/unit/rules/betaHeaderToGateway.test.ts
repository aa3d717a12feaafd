import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Variables } from '../../support/world.ts';
import { said, told } from '../support/findings.ts';
import { BEDROCK, GATEWAY, ON } from '../support/settings.ts';

const header = (version: string | null, user: Variables = GATEWAY): string[] =>
  told('beta-header-to-gateway', { version, user });

describe('beta-header-to-gateway', () => {
  it('speaks from 2.1.23 to 2.1.306, as measured', () => {
    for (const version of ['2.1.23', '2.1.88', '2.1.97', '2.1.250', '2.1.306'])
      assert.equal(header(version).length, 1, version);
    for (const version of ['1.0.128', '2.1.22', '2.1.307', '2.1.329']) assert.deepEqual(header(version), [], version);
  });

  it('offers the flag where it removes the header', () => {
    assert.deepEqual(header('2.1.25'), ['info user - disable-betas']);
    assert.deepEqual(header('2.1.23'), ['info user -']);
  });

  it('is silent with the flag, but for 2.1.23, where it was measured to stay', () => {
    assert.deepEqual(header('2.1.25', { ...GATEWAY, ...ON }), []);
    assert.equal(header('2.1.23', { ...GATEWAY, ...ON }).length, 1);
  });

  it('speaks without caching: the header stays', () =>
    assert.equal(header('2.1.250', { ...GATEWAY, DISABLE_PROMPT_CACHING: '1' }).length, 1));

  it('speaks for a newer client that takes the gateway for Anthropic’s own', () => {
    const own = { ...GATEWAY, _CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL: '1' };
    assert.equal(header('2.1.329', own).length, 1);
    assert.deepEqual(header('2.1.329', { ...own, ...ON }), []);
  });

  it('is silent on every other route and without a version', () => {
    assert.deepEqual(header('2.1.250', {}), []);
    assert.deepEqual(header('2.1.250', BEDROCK), []);
    assert.deepEqual(header('2.1.250', { ANTHROPIC_BASE_URL: 'https://api.anthropic.com:8443' }), []);
    assert.deepEqual(header(null), []);
  });

  it('keeps apart what was measured and what is inferred', () =>
    assert.match(
      said('beta-header-to-gateway', { version: '2.1.250', user: GATEWAY })[0] ?? '',
      /2\.1\.250 sends .* \(measured\).* \(inferred\)/,
    ));
});
