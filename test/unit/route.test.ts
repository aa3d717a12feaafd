import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { PROVIDER_SWITCHES } from '../../src/core/facts/providers.ts';
import type { Route } from '../../src/core/model.ts';
import { reportOn, type Variables, type World } from '../support/world.ts';

const routeOf = (given: World): Route => reportOn(given).route;
const idFor = (user: Variables, version: string | null = '2.1.329'): string => routeOf({ user, version }).id;

const GATEWAY = { ANTHROPIC_BASE_URL: 'https://llm.example.com' };
const SWITCH = 'CLAUDE_CODE_USE_GATEWAY';

describe('the route', () => {
  // The facts, §8, row by row.
  const rows: readonly (readonly [string, Variables, string])[] = [
    ['nothing set', {}, 'anthropic'],
    ['an empty base URL', { ANTHROPIC_BASE_URL: '' }, 'anthropic'],
    ['Anthropic’s own base URL', { ANTHROPIC_BASE_URL: 'https://api.anthropic.com/' }, 'anthropic'],
    ['Anthropic’s own with another port', { ANTHROPIC_BASE_URL: 'https://api.anthropic.com:8443' }, 'anthropic'],
    ['a subdomain of Anthropic’s', { ANTHROPIC_BASE_URL: 'https://eu.api.anthropic.com' }, 'gateway'],
    ['a base URL', GATEWAY, 'gateway'],
    ['null for a base URL', { ANTHROPIC_BASE_URL: 'null' }, 'none'],
    ['blanks for a base URL', { ANTHROPIC_BASE_URL: '  ' }, 'anthropic'],
    ['a base URL with user info', { ANTHROPIC_BASE_URL: 'http://u:p@llm.example.com' }, 'gateway'],
    ['Bedrock', { CLAUDE_CODE_USE_BEDROCK: '1' }, 'bedrock'],
    ['Bedrock off', { CLAUDE_CODE_USE_BEDROCK: '0' }, 'anthropic'],
    ['Bedrock unset by an empty value', { CLAUDE_CODE_USE_BEDROCK: '' }, 'anthropic'],
    [
      'Bedrock and its base URL',
      { CLAUDE_CODE_USE_BEDROCK: '1', ANTHROPIC_BEDROCK_BASE_URL: 'http://b' },
      'bedrock-gateway',
    ],
    ['Bedrock and an empty base URL', { CLAUDE_CODE_USE_BEDROCK: '1', ANTHROPIC_BEDROCK_BASE_URL: '' }, 'bedrock'],
    ['Bedrock and ANTHROPIC_BASE_URL, which it ignores', { CLAUDE_CODE_USE_BEDROCK: '1', ...GATEWAY }, 'bedrock'],
    [
      'Bedrock and an AWS endpoint, which it ignores',
      { CLAUDE_CODE_USE_BEDROCK: '1', AWS_ENDPOINT_URL_BEDROCK_RUNTIME: 'http://b' },
      'bedrock',
    ],
    ['a base URL of Bedrock without Bedrock', { ANTHROPIC_BEDROCK_BASE_URL: 'http://b' }, 'anthropic'],
    ['Bedrock on, off the list of words', { CLAUDE_CODE_USE_BEDROCK: 'enabled' }, 'anthropic'],
    ['the gateway switch and a base URL', { [SWITCH]: '1', ...GATEWAY }, 'gateway'],
    ['the gateway switch alone', { [SWITCH]: '1' }, 'anthropic'],
    ['Claude Platform on AWS', { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1' }, 'anthropic-aws'],
    [
      'Claude Platform on AWS and its base URL',
      { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ANTHROPIC_AWS_BASE_URL: 'http://a' },
      'anthropic-aws-gateway',
    ],
    [
      'Claude Platform on AWS and ANTHROPIC_BASE_URL',
      { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ...GATEWAY },
      'anthropic-aws',
    ],
  ];
  for (const [title, user, id] of rows) it(`with ${title} is ${id}`, () => assert.equal(idFor(user), id));

  for (const { provider, variable, baseUrl } of PROVIDER_SWITCHES) {
    it(`with ${variable} is ${provider}, and ${provider}-gateway with ${baseUrl}`, () => {
      assert.equal(idFor({ [variable]: 'yes' }), provider);
      assert.equal(idFor({ [variable]: 'yes', [baseUrl]: 'http://x' }), `${provider}-gateway`);
    });

    it(`with ${variable}, the gateway switch and a base URL is gateway`, () => {
      assert.equal(idFor({ [variable]: '1', [SWITCH]: '1', ...GATEWAY }), 'gateway');
      assert.equal(idFor({ [variable]: '1', [SWITCH]: '1' }), provider);
    });
  }

  it('with the gateway switch is the cloud’s up to 2.1.193', () => {
    const both = { CLAUDE_CODE_USE_BEDROCK: '1', [SWITCH]: '1', ...GATEWAY };
    assert.deepEqual(
      ['2.1.193', '2.1.195', null].map((version) => idFor(both, version)),
      ['bedrock', 'gateway', 'gateway'],
    );
  });

  it('with user info is none up to 2.1.112', () => {
    const withUser = { ANTHROPIC_BASE_URL: 'http://u:p@llm.example.com' };
    assert.deepEqual(
      ['2.1.112', '2.1.113', null].map((version) => idFor(withUser, version)),
      ['none', 'gateway', 'gateway'],
    );
  });

  it('of blanks leads to Anthropic, which the client does not take for it', () => {
    assert.equal(routeOf({ user: { ANTHROPIC_BASE_URL: ' ' } }).firstParty, false);
  });

  for (const [index, stronger] of PROVIDER_SWITCHES.entries()) {
    for (const weaker of PROVIDER_SWITCHES.slice(index + 1)) {
      it(`with ${stronger.provider} and ${weaker.provider} is ${stronger.provider}`, () => {
        assert.equal(idFor({ [weaker.variable]: '1', [stronger.variable]: '1' }), stronger.provider);
      });
    }
  }

  for (const name of [
    'CLAUDE_CODE_USE_ANTHROPIC_AWS',
    'CLAUDE_CODE_USE_MANTLE',
    'CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD',
  ]) {
    it(`knows no ${name} in 2.1.89`, () => {
      assert.equal(idFor({ [name]: '1' }, '2.1.89'), 'anthropic');
      assert.notEqual(idFor({ [name]: '1' }, '2.1.213'), 'anthropic');
      assert.notEqual(idFor({ [name]: '1' }, null), 'anthropic');
    });
  }

  it('learned its newer clouds one by one', () => {
    const before = (variable: string, version: string): string =>
      idFor({ [`CLAUDE_CODE_USE_${variable}`]: '1' }, version);
    assert.deepEqual(
      [before('ANTHROPIC_AWS', '2.1.89'), before('ANTHROPIC_AWS', '2.1.90')],
      ['anthropic', 'anthropic-aws'],
    );
    assert.deepEqual([before('MANTLE', '2.1.93'), before('MANTLE', '2.1.94')], ['anthropic', 'mantle']);
    const google = 'ANTHROPIC_GOOGLE_CLOUD';
    assert.deepEqual([before(google, '2.1.212'), before(google, '2.1.213')], ['anthropic', 'google-cloud']);
  });

  it('is none where the client stops at a broken file', () => {
    assert.equal(routeOf({ user: GATEWAY, managed: '{', version: '2.1.329' }).id, 'none');
    assert.equal(routeOf({ user: GATEWAY, managed: '{', version: '2.1.89' }).id, 'gateway');
    assert.equal(routeOf({ user: GATEWAY, legacy: '{', version: '2.1.89' }).id, 'none');
  });

  it('is decided by settings against the shell', () => {
    const process = { CLAUDE_CODE_USE_BEDROCK: '1' };
    assert.equal(routeOf({ process, user: { CLAUDE_CODE_USE_BEDROCK: '0' } }).id, 'anthropic');
    assert.equal(routeOf({ process, user: { CLAUDE_CODE_USE_BEDROCK: '' } }).id, 'anthropic');
    assert.equal(routeOf({ process }).id, 'bedrock');
  });
});

describe('what decides the route', () => {
  const names = (user: Variables): string[] => routeOf({ user }).because.map(({ name }) => name);

  it('is the switch', () =>
    assert.deepEqual(names({ CLAUDE_CODE_USE_BEDROCK: '1', ...GATEWAY }), ['CLAUDE_CODE_USE_BEDROCK']));
  it('is the switch and its base URL', () =>
    assert.deepEqual(names({ CLAUDE_CODE_USE_VERTEX: '1', ANTHROPIC_VERTEX_BASE_URL: 'http://v' }), [
      'CLAUDE_CODE_USE_VERTEX',
      'ANTHROPIC_VERTEX_BASE_URL',
    ]));
  it('is the base URL', () => assert.deepEqual(names(GATEWAY), ['ANTHROPIC_BASE_URL']));
  it('is the gateway switch and the base URL', () =>
    assert.deepEqual(names({ [SWITCH]: '1', ...GATEWAY }), [SWITCH, 'ANTHROPIC_BASE_URL']));
  it('is nothing where nothing is set', () => assert.deepEqual(names({}), []));

  it('is told from how the client takes the address', () => {
    const firstParty = (url: string): boolean => routeOf({ user: { ANTHROPIC_BASE_URL: url } }).firstParty;
    assert.deepEqual(['', 'https://api.anthropic.com', 'https://api.anthropic.com.', 'http://gw'].map(firstParty), [
      true,
      true,
      false,
      false,
    ]);
  });
});
