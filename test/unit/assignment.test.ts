import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  type Assignment,
  moveOf,
  parseAssignment,
  parseMove,
  planAssignments,
  type SettableScope,
} from '../../src/core/assignment.ts';
import { UserError } from '../../src/core/userError.ts';
import { reportOn, type World } from '../support/world.ts';

/** The plan in a line each: `scope NAME from→to`, then who decides all the same. */
function plan(assignments: readonly Assignment[], given: World): string[] {
  const result = planAssignments(assignments, reportOn(given));
  if (result.kind !== 'changes') return [result.kind];
  return [
    ...result.changes.map(({ from, source, to, variable }) => `${source.scope} ${variable} ${from}→${to}`),
    ...result.stillSetBy.map(({ source, value }) => `still ${source.scope} ${value}`),
  ];
}

const set = (scope: SettableScope, value: string | null, variable = 'A'): Assignment[] => [{ variable, scope, value }];

describe('a variable that is set', () => {
  for (const scope of ['user', 'project', 'local', 'editor'] as const) {
    it(`goes to ${scope}, there or not yet`, () => {
      assert.deepEqual(plan(set(scope, '2'), { editor: {} }), [`${scope} A null→2`]);
      const before = scope === 'editor' ? { editor: { A: '1' } } : { [scope]: { A: '1' }, editor: {} };
      assert.deepEqual(plan(set(scope, '2'), before), [`${scope} A 1→2`]);
    });
  }

  it('that stands there already is no change, but a number that reads so is', () => {
    assert.deepEqual(plan(set('user', '1'), { user: { A: '1' } }), []);
    assert.deepEqual(plan(set('user', '1'), { user: { A: 1 } }), ['user A 1→1']);
  });

  it('says who decides all the same', () => {
    assert.deepEqual(plan(set('user', '2'), { user: {}, project: { A: '1' } }), ['user A null→2', 'still project 1']);
    assert.deepEqual(plan(set('user', '1'), { user: {}, managed: { A: '1' } }), ['user A null→1']);
    assert.deepEqual(plan(set('local', '2'), { user: { A: '1' }, process: { A: '0' } }), ['local A null→2']);
    assert.deepEqual(plan(set('user', '2'), { process: { A: '0' } }), ['user A null→2']);
  });

  it('is refused in a file that Claude Code ignores', () => {
    assert.deepEqual(plan(set('user', '2'), { user: '{"env": {}, }' }), ['unwritable']);
  });

  it('is refused where there is no such place', () => {
    assert.throws(() => plan(set('project', '1'), { folder: null }), UserError);
    assert.throws(() => plan(set('editor', '1'), {}), /in VS Code only/);
  });

  for (const name of ['', ' A', 'A B', 'A=B', 'A\0', '__proto__']) {
    it(`is refused by the name ${JSON.stringify(name)}`, () =>
      assert.throws(() => plan(set('user', '1', name), {}), /no name for a variable/));
  }

  it('is refused with a NUL in its value', () => assert.throws(() => plan(set('user', 'a\0b'), {}), /NUL/));

  it('is refused where this client does not take it', () => {
    const configDir = (scope: SettableScope, version: string): string[] =>
      plan(set(scope, '/x', 'CLAUDE_CONFIG_DIR'), { version });
    assert.throws(() => configDir('project', '2.1.329'), /does not take CLAUDE_CONFIG_DIR from project settings/);
    assert.deepEqual(configDir('project', '2.1.89').length, 1);
    assert.deepEqual(configDir('user', '2.1.329').length, 1);
    assert.throws(() => plan(set('user', 'x', 'CLAUDE_CODE_ENTRYPOINT'), { version: '2.1.329' }), /does not take/);
  });
});

describe('a variable that is unset', () => {
  it('goes from that place only, and it is said who decides then', () => {
    const given = { user: { A: '1' }, local: { A: '2' } };
    assert.deepEqual(plan(set('local', null), given), ['local A 2→null', 'still user 1']);
    assert.deepEqual(plan(set('user', null), given), ['user A 1→null', 'still local 2']);
    assert.deepEqual(plan(set('user', null), { user: { A: '1' } }), ['user A 1→null']);
  });

  it('is no change where it is not set', () => assert.deepEqual(plan(set('user', null), { user: { B: '1' } }), []));

  it('goes although this client does not take it from there', () => {
    const given = { project: { CLAUDE_CONFIG_DIR: '/x' }, version: '2.1.329' };
    assert.deepEqual(plan(set('project', null, 'CLAUDE_CONFIG_DIR'), given), ['project CLAUDE_CONFIG_DIR /x→null']);
  });
});

describe('a variable that is moved', () => {
  const given = { project: { A: '1' }, user: { B: '1' } };

  it('is set there and taken away here', () =>
    assert.deepEqual(plan(moveOf({ variable: 'A', from: 'project', to: 'user' }, reportOn(given)), given), [
      'user A null→1',
      'project A 1→null',
    ]));

  it('to where it is stays', () =>
    assert.deepEqual(moveOf({ variable: 'A', from: 'project', to: 'project' }, reportOn(given)), []));

  it('must be there', () =>
    assert.throws(() => moveOf({ variable: 'A', from: 'user', to: 'project' }, reportOn(given)), UserError));
});

describe('an assignment that a command was given', () => {
  it('is read', () => {
    for (const value of ['1', '', null]) {
      const given = { variable: 'A', scope: 'user', value };
      assert.deepEqual(parseAssignment({ ...given, more: 1 }), given);
    }
  });

  for (const odd of [
    undefined,
    null,
    'A',
    {},
    { variable: 'A', scope: 'managed', value: '1' },
    { variable: 1, scope: 'user', value: '1' },
    { variable: 'A', scope: 'user' },
    { variable: 'A', scope: 'user', value: 1 },
  ]) {
    it(`is none in ${JSON.stringify(odd)}`, () => assert.equal(parseAssignment(odd), undefined));
  }
});

describe('a move that a command was given', () => {
  it('is read', () => {
    const given = { variable: 'A', from: 'user', to: 'editor' };
    assert.deepEqual(parseMove(given), given);
  });

  for (const odd of [
    undefined,
    {},
    { variable: 'A', from: 'user' },
    { variable: 'A', from: 'managed', to: 'user' },
    { from: 'user', to: 'local' },
  ]) {
    it(`is none in ${JSON.stringify(odd)}`, () => assert.equal(parseMove(odd), undefined));
  }
});
