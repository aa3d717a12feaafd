import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { PROFILE_TEMPLATES } from '../../src/core/facts/profileTemplates.ts';
import { activeProfile, assignmentsFor, type Profile, readProfiles, withoutSecrets } from '../../src/core/profiles.ts';
import { reportOn, type World } from '../support/world.ts';

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const API: Profile = { name: 'API', variables: {}, secrets: ['ANTHROPIC_API_KEY'] };
const BEDROCK: Profile = {
  name: 'Bedrock',
  variables: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1', [FLAG]: '1' },
  secrets: [],
};
const GATEWAY: Profile = {
  name: 'Gateway',
  variables: { ANTHROPIC_BASE_URL: 'https://llm.example.com', [FLAG]: '1' },
  secrets: ['ANTHROPIC_AUTH_TOKEN'],
};
const ALL = [API, BEDROCK, GATEWAY];

const plan = (profile: Profile, given: World, secrets = {}): string[] =>
  assignmentsFor(profile, secrets, ALL, reportOn(given)).map(({ value, variable }) => `${variable}=${value}`);

describe('switching to a profile', () => {
  it('sets its own variables, secrets too', () => {
    assert.deepEqual(plan(GATEWAY, {}, { ANTHROPIC_AUTH_TOKEN: 't', OTHER: 'x' }), [
      'ANTHROPIC_BASE_URL=https://llm.example.com',
      `${FLAG}=1`,
      'ANTHROPIC_AUTH_TOKEN=t',
    ]);
  });

  it('takes away what another profile had set, and nothing else', () => {
    const user = { ...BEDROCK.variables, MINE: '1', ANTHROPIC_MODEL: 'opus' };
    assert.deepEqual(plan(API, { user }), ['CLAUDE_CODE_USE_BEDROCK=null', 'AWS_REGION=null', `${FLAG}=null`]);
  });

  it('leaves a value that no profile has', () => {
    const user = { ...BEDROCK.variables, AWS_REGION: 'eu-west-1', CLAUDE_CODE_USE_BEDROCK: 'true' };
    assert.deepEqual(plan(API, { user }), ['CLAUDE_CODE_USE_BEDROCK=null', `${FLAG}=null`]);
  });

  it('leaves what stands elsewhere than in the user’s settings', () =>
    assert.deepEqual(plan(API, { project: BEDROCK.variables, process: GATEWAY.variables }), []));

  it('and back again gives the same variables', () => {
    const user = { ...GATEWAY.variables, ANTHROPIC_AUTH_TOKEN: 't' };
    assert.deepEqual(plan(BEDROCK, { user }), [
      'CLAUDE_CODE_USE_BEDROCK=1',
      'AWS_REGION=us-east-1',
      `${FLAG}=1`,
      'ANTHROPIC_BASE_URL=null',
      'ANTHROPIC_AUTH_TOKEN=null',
    ]);
  });
});

describe('the active profile', () => {
  const active = (given: World): string | undefined => activeProfile(ALL, reportOn(given))?.name;

  it('is the one whose variables Claude Code sees', () => {
    assert.equal(active({ user: BEDROCK.variables }), 'Bedrock');
    assert.equal(active({ user: { ...GATEWAY.variables, ANTHROPIC_AUTH_TOKEN: 'any' } }), 'Gateway');
    assert.equal(active({ user: { ANTHROPIC_API_KEY: 'any' } }), 'API');
    assert.equal(active({ user: { ...BEDROCK.variables, CLAUDE_CODE_USE_BEDROCK: 'true' } }), 'Bedrock');
  });

  it('is of several that match the one that says most', () => {
    const less: Profile = { name: 'Less', variables: { A: '1' }, secrets: [] };
    const more: Profile = { name: 'More', variables: { A: '1', B: '2' }, secrets: [] };
    const report = reportOn({ user: { A: '1' }, project: { B: '2' } });
    for (const profiles of [
      [less, more],
      [more, less],
    ])
      assert.equal(activeProfile(profiles, report)?.name, 'More');
  });

  it('is none where a variable is another, is missing, or another profile’s is there too', () => {
    assert.equal(active({ user: { ...BEDROCK.variables, AWS_REGION: 'eu-west-1' } }), undefined);
    assert.equal(active({ user: GATEWAY.variables }), undefined);
    assert.equal(active({ user: { ...BEDROCK.variables, ANTHROPIC_API_KEY: 'x' } }), undefined);
    assert.equal(active({ user: BEDROCK.variables, project: { CLAUDE_CODE_USE_BEDROCK: '0' } }), undefined);
    assert.equal(active({}), undefined);
  });
});

describe('profiles as they are kept', () => {
  it('are read, and what is none is passed over', () => {
    const value = [
      BEDROCK,
      { ...API, name: 'Bedrock' },
      null,
      5,
      {},
      { name: ' ' },
      { name: 'x', variables: { A: 1, B: '2' }, secrets: ['C', 3] },
    ];
    assert.deepEqual(readProfiles(value), [BEDROCK, { name: 'x', variables: { B: '2' }, secrets: ['C'] }]);
    for (const odd of [undefined, null, {}, 'x']) assert.deepEqual(readProfiles(odd), []);
  });

  it('hold no secret', () => {
    const leaky = { name: 'x', variables: { ANTHROPIC_API_KEY: 'canary', A: '1' }, secrets: ['MY_TOKEN'] };
    assert.deepEqual(withoutSecrets(leaky), {
      name: 'x',
      variables: { A: '1' },
      secrets: ['MY_TOKEN', 'ANTHROPIC_API_KEY'],
    });
  });

  it('come as templates whose names differ, with no secret in them', () => {
    assert.equal(new Set(PROFILE_TEMPLATES.map(({ id }) => id)).size, 6);
    for (const { asked, id, variables } of PROFILE_TEMPLATES) {
      const profile = { name: id, variables, secrets: [] };
      assert.deepEqual(withoutSecrets(profile), profile);
      assert.ok(asked.length > 0);
    }
  });

  it('are read where parts of them are missing', () => {
    assert.deepEqual(readProfiles([{ name: 'x' }, { name: 'y', variables: null, secrets: 'A' }]), [
      { name: 'x', variables: {}, secrets: [] },
      { name: 'y', variables: {}, secrets: [] },
    ]);
  });
});
