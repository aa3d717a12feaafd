import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Finding } from '../../../src/core/model.ts';
import { PATHS, reportOn, type Variables, type World } from '../../support/world.ts';
import { evidence } from '../support/sessions.ts';

function findingOn(given: World): Finding | undefined {
  return reportOn(given).findings.find(({ rule }) => rule === 'betas-not-disabled');
}

/** The severity for a user's settings, or none. */
function severity(user: Variables, version: string | null = '2.1.329'): string {
  return findingOn({ user, version })?.severity ?? 'none';
}

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const NO_CACHING = { DISABLE_PROMPT_CACHING: '1' };
const GATEWAY = { ANTHROPIC_BASE_URL: 'https://llm.example.com' };
const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1' };
const OTHERS = ['VERTEX', 'FOUNDRY', 'MANTLE', 'ANTHROPIC_AWS', 'ANTHROPIC_GOOGLE_CLOUD'];
const BASE_URLS: Readonly<Record<string, string>> = {
  VERTEX: 'ANTHROPIC_VERTEX_BASE_URL',
  FOUNDRY: 'ANTHROPIC_FOUNDRY_BASE_URL',
  MANTLE: 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL',
  ANTHROPIC_AWS: 'ANTHROPIC_AWS_BASE_URL',
  ANTHROPIC_GOOGLE_CLOUD: 'ANTHROPIC_GOOGLE_CLOUD_BASE_URL',
};

describe('betas-not-disabled', () => {
  // The contract's table, line for line.
  it('is an error on a gateway that gets scope', () => {
    for (const version of ['2.1.88', '2.1.89', '2.1.92', '2.1.96'])
      assert.equal(severity(GATEWAY, version), 'error', version);
  });

  it('is a warning on a gateway with any other verdict', () => {
    for (const version of ['2.1.22', '2.1.31', '2.1.87', '2.1.97', '2.1.329', '2.1.400', '2.2.0', null]) {
      assert.equal(severity(GATEWAY, version), 'warning', String(version));
    }
    assert.equal(findingOn({ user: GATEWAY, version: '2.1.89', mcp: true })?.severity, 'warning');
  });

  it('is a warning on Bedrock, whatever the version and the address', () => {
    for (const version of ['2.1.22', '2.1.89', '2.1.329', '3.0.0', null]) {
      assert.equal(severity(BEDROCK, version), 'warning');
      assert.equal(severity({ ...BEDROCK, ANTHROPIC_BEDROCK_BASE_URL: 'http://b' }, version), 'warning');
    }
  });

  for (const name of OTHERS) {
    it(`is for information with CLAUDE_CODE_USE_${name}, whatever the address`, () => {
      assert.equal(severity({ [`CLAUDE_CODE_USE_${name}`]: '1' }), 'info');
      assert.equal(severity({ [`CLAUDE_CODE_USE_${name}`]: '1', [BASE_URLS[name] ?? '']: 'http://x' }), 'info');
    });
  }

  it('is for information where caching is off, on all of them', () => {
    assert.equal(severity({ ...GATEWAY, ...NO_CACHING }, '2.1.89'), 'info');
    assert.equal(severity({ ...GATEWAY, ...NO_CACHING }), 'info');
    assert.equal(severity({ ...BEDROCK, ...NO_CACHING }), 'info');
    assert.equal(severity({ CLAUDE_CODE_USE_VERTEX: '1', ...NO_CACHING }), 'info');
  });

  it('is silent on Anthropic’s own API', () => {
    assert.equal(severity({}), 'none');
    assert.equal(severity({ ANTHROPIC_BASE_URL: 'https://api.anthropic.com:8443' }), 'none');
  });

  it('is silent where the client stops', () => {
    assert.equal(severity({ ANTHROPIC_BASE_URL: 'null' }), 'none');
    assert.equal(findingOn({ user: BEDROCK, managed: '{', version: '2.1.329' }), undefined);
  });

  it('is silent where the flag is on, by whomever', () => {
    assert.equal(severity({ ...BEDROCK, [FLAG]: ' Yes ' }), 'none');
    for (const scope of ['managed', 'flag', 'local', 'project', 'legacy', 'editor', 'process'] as const) {
      assert.equal(findingOn({ user: BEDROCK, [scope]: { [FLAG]: '1' } }), undefined, scope);
    }
  });

  it('speaks where the flag is set to what Claude Code reads as off', () => {
    for (const value of ['0', '', 'false', 'enabled', '2'])
      assert.equal(severity({ ...BEDROCK, [FLAG]: value }), 'warning', value);
  });

  it('speaks where a stronger scope undoes the flag', () => {
    assert.equal(findingOn({ user: { ...BEDROCK, [FLAG]: '1' }, project: { [FLAG]: '0' } })?.severity, 'warning');
  });

  it('points at the user’s settings and offers the three fixes', () => {
    const finding = findingOn({ process: BEDROCK });
    assert.equal(finding?.source.path, PATHS.user);
    assert.deepEqual(finding?.fixes, ['disable-betas', 'disable-caching', 'disable-both']);
    assert.equal(finding?.variable, FLAG);
  });

  it('offers no fix of what only somebody else can change', () => {
    const managed = { [FLAG]: '0' };
    assert.deepEqual(findingOn({ user: BEDROCK, managed })?.fixes, ['disable-caching']);
    assert.deepEqual(findingOn({ user: BEDROCK, flag: { DISABLE_PROMPT_CACHING: '0' } })?.fixes, ['disable-betas']);
    assert.deepEqual(findingOn({ user: BEDROCK, managed: { [FLAG]: '0', DISABLE_PROMPT_CACHING: '0' } })?.fixes, []);
  });

  it('says that Bedrock refuses scope only where a gateway may end there', () => {
    const message = (user: Variables): string => findingOn({ user, version: '2.1.96' })?.message ?? '';
    assert.match(message(GATEWAY), /sends cache_control\.scope there, which Bedrock refuses/);
    assert.match(message({ CLAUDE_CODE_USE_ANTHROPIC_AWS: '1' }), /sends cache_control\.scope there\. The flag costs/);
  });

  it('says that beta headers still go out where caching is off', () =>
    assert.match(
      findingOn({ user: { ...BEDROCK, ...NO_CACHING } })?.message ?? '',
      /no scope is sent, but beta headers/,
    ));

  it('is an error where a transcript shows the refusal since the last change, whatever the route but Anthropic’s own', () => {
    const refused = (time: number | null, lastChange: number | null) =>
      evidence([{ project: '/elsewhere', failures: [{ family: 'cache-scope', time }] }], { lastChange });
    const severityBy = (user: Variables, time: number | null, lastChange: number | null): string | undefined =>
      findingOn({ user, version: '2.1.329', evidence: refused(time, lastChange) })?.severity;
    for (const user of [GATEWAY, BEDROCK, { CLAUDE_CODE_USE_VERTEX: '1' }]) {
      assert.equal(severityBy(user, 20, 10), 'error');
      assert.equal(severityBy(user, 20, null), 'error');
      assert.equal(severityBy(user, null, null), 'error');
      assert.equal(severityBy({ ...user, ...NO_CACHING }, 20, 10), 'info');
    }
    assert.equal(severityBy(GATEWAY, 10, 10), 'warning');
    assert.equal(severityBy(GATEWAY, null, 10), 'warning');
    assert.equal(severityBy({ CLAUDE_CODE_USE_VERTEX: '1' }, 10, 10), 'info');
    assert.equal(severityBy({}, 20, 10), undefined);
    assert.equal(severityBy({ ...GATEWAY, [FLAG]: '1' }, 20, 10), undefined);
  });

  it('is not moved by another refusal', () => {
    const other = evidence([
      {
        failures: [
          { family: 'beta-header', time: 20 },
          { family: null, time: 20 },
        ],
      },
    ]);
    assert.equal(findingOn({ user: GATEWAY, version: '2.1.329', evidence: other })?.severity, 'warning');
  });

  it('says in how many sessions the refusal was seen', () => {
    const failures = [
      { family: 'cache-scope', time: 20 },
      { family: 'cache-scope', time: 21 },
    ];
    const told = evidence([{ failures }, { failures }, {}]);
    const { message } = findingOn({ user: GATEWAY, version: '2.1.329', evidence: told }) ?? {};
    assert.match(message ?? '', /cache_control\.scope was refused; sessions on this machine that show it: 2\./);
  });

  it('claims that scope is sent only where the verdict says so', () => {
    const message = (version: string | null): string => findingOn({ user: GATEWAY, version })?.message ?? '';
    assert.match(message('2.1.89'), /sends cache_control\.scope/);
    for (const version of ['2.1.87', '2.1.329', null])
      assert.doesNotMatch(message(version), /sends cache_control\.scope/);
    assert.match(message('2.1.329'), /is not sent there/);
    assert.match(message(null), /may be sent/);
  });
});
