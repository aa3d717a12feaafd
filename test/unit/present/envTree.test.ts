import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type EnvNode, envTree } from '../../../src/core/present/envTree.ts';
import type { Profile } from '../../../src/core/profiles.ts';
import { reportOn, type World } from '../../support/world.ts';

const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1' };
const PROFILES: Profile[] = [];
const tree = (given: World, filter = ''): EnvNode[] =>
  envTree(reportOn({ version: '2.1.329', ...given }), {
    filter,
    isRelevant: (name) => name.startsWith('AWS_'),
    profiles: PROFILES,
  });
const children = (nodes: readonly EnvNode[], kind: EnvNode['kind']): readonly EnvNode[] =>
  nodes.find((node) => node.kind === kind)?.children ?? [];
const variables = (given: World, filter = ''): string[] =>
  children(tree(given, filter), 'section-environment').map(
    ({ description, kind, label }) => `${kind} ${label} ${description}`,
  );

describe('the view', () => {
  it('has a section for each thing that there is', () => {
    assert.deepEqual(
      tree({ user: BEDROCK }).map(({ kind }) => kind),
      ['section-problems', 'section-environment', 'section-files'],
    );
    assert.deepEqual(
      tree({ user: { A: '1' } }).map(({ kind }) => kind),
      ['section-environment', 'section-files'],
    );
  });

  it('is empty where nothing is there, but not because of a filter', () => {
    assert.deepEqual(tree({}), []);
    assert.deepEqual(tree({ process: { PATH: '/bin' } }), []);
    assert.equal(tree({}, 'x').length, 1);
    assert.equal(tree({ user: {} }).length, 1);
  });

  it('shows profiles, and which one is active', () => {
    const profiles = ['a', 'b'].map((name) => ({ name, variables: { WHICH: name }, secrets: [] }));
    const nodes = envTree(reportOn({ user: { WHICH: 'b' } }), { filter: '', isRelevant: () => false, profiles });
    assert.deepEqual(
      children(nodes, 'section-profiles').map(({ description, kind, label }) => `${kind} ${label} ${description}`),
      ['profile a ', 'profile-active b active'],
    );
  });

  it('shows a problem with its fixes beneath, and where it is', () => {
    const [first] = children(tree({ user: BEDROCK }), 'section-problems');
    assert.match(first?.label ?? '', /^Requests go to Amazon Bedrock/);
    assert.equal(first?.severity, 'warning');
    assert.deepEqual(
      first?.children.map(({ action }) => action),
      [
        { kind: 'fix', id: 'disable-betas' },
        { kind: 'fix', id: 'disable-caching' },
        { kind: 'fix', id: 'disable-both' },
      ],
    );
  });

  it('offers to repair a file of ours that is ignored', () => {
    const [first] = children(tree({ user: '{"env": {},}' }), 'section-problems');
    assert.deepEqual(
      first?.children.map(({ action }) => action?.kind),
      ['repair'],
    );
    const [owned] = children(tree({ managed: '{"env": {},}', version: '2.1.89' }), 'section-problems');
    assert.deepEqual(owned?.children, []);
  });

  it('shows each variable with its winner, and beneath it who is shadowed', () => {
    const given = { user: { A: '1', B: '' }, project: { A: '2' }, managed: { C: '3' }, process: { A: '0' } };
    assert.deepEqual(variables(given), [
      'own-variable A 2 · /work/proj/.claude/settings.json:3',
      'own-variable B not set (empty) · ~/.claude/settings.json:4',
      'variable C 3 · /etc/claude-code/managed-settings.json:3',
    ]);
    const [first] = children(tree(given), 'section-environment');
    assert.deepEqual(
      first?.children.map(({ kind, label }) => `${kind} ${label}`),
      ['own-shadowed shadowed: 1', 'shadowed shadowed: 0'],
    );
  });

  it('shows of the inherited environment what Claude Code may read', () =>
    assert.deepEqual(variables({ process: { AWS_REGION: 'x', PATH: '/bin' } }), [
      'variable AWS_REGION x · the inherited environment',
    ]));

  it('is filtered by name and by what is seen of a value', () => {
    const given = { user: { ALPHA: 'one', BETA: 'Two', MY_TOKEN: 'two' } };
    assert.deepEqual(variables(given, 'alp').length, 1);
    assert.deepEqual(
      variables(given, 'TWO').map((line) => line.split(' ')[1]),
      ['BETA'],
    );
  });

  it('shows each place with its state', () => {
    const states = children(tree({ user: { A: '1' }, project: '{' }), 'section-files').map(
      ({ description, kind, label }) => `${kind} ${label} ${description}`,
    );
    assert.deepEqual(states, [
      'file-absent managed settings /etc/claude-code/managed-settings.json · not there',
      'file-absent local project settings /work/proj/.claude/settings.local.json · not there',
      'file-ignored project settings /work/proj/.claude/settings.json · its text ends too early',
      'file-applied user settings ~/.claude/settings.json · applied',
      'file-absent Claude Code’s state file ~/.claude.json · not there',
    ]);
  });

  it('warns of a file that is applied in part', () => {
    const given = { managed: '{"model": 1, "env": {"A": "1"}}', version: '2.1.329' };
    const [managed] = children(tree(given), 'section-files');
    assert.deepEqual([managed?.kind, managed?.severity], ['file-applied', 'warning']);
    assert.match(managed?.description ?? '', /its "model" has a value of the wrong type$/);
  });

  it('opens what stands in a file, and nothing for what does not', () => {
    const actions = (given: World): unknown[] =>
      children(tree(given), 'section-problems').map(({ action }) => action?.kind ?? null);
    assert.deepEqual(actions({ process: { ...BEDROCK, CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: 'enabled' } }), [
      'open',
      null,
    ]);
  });

  it('hides secrets', () => {
    const said = JSON.stringify(
      tree({ user: { MY_TOKEN: 'canary' }, project: { MY_TOKEN: 'canary' } }),
      (key, value: unknown) => (key === 'declaration' || key === 'action' ? undefined : value),
    );
    assert.doesNotMatch(said, /canary/);
  });

  it('gives the same line the same id', () => {
    const ids = (given: World): string[] => tree(given).flatMap(({ children: nodes }) => nodes.map(({ id }) => id));
    assert.deepEqual(ids({ user: BEDROCK }), ids({ user: { ...BEDROCK, AWS_REGION: 'eu-west-1' } }));
    assert.equal(new Set(ids({ user: BEDROCK })).size, ids({ user: BEDROCK }).length);
  });

  it('says how many lines it leaves out where nobody reads them all', () => {
    const env = Object.fromEntries(Array.from({ length: 1_003 }, (_, index) => [`V${index}`, '1']));
    const lines = children(tree({ user: env }), 'section-environment');
    assert.equal(lines.length, 1_001);
    assert.equal(lines.at(-1)?.label, '… and 3 more');
  });
});
