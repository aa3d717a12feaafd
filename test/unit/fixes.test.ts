import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type FixPlan, inverseOf, isWritable, parseFixId, planFix } from '../../src/core/fixes.ts';
import { variablesOf } from '../../src/core/fixTargets.ts';
import { evaluate } from '../../src/core/evaluate.ts';
import { FIX_IDS, type FixId, type SwitchFixId } from '../../src/core/model.ts';
import { PATHS, reportOn, world, type World } from '../support/world.ts';

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const CACHING = 'DISABLE_PROMPT_CACHING';
const SHORT: Readonly<Record<string, string>> = { [FLAG]: 'FLAG', [CACHING]: 'CACHING' };

/** A plan in a line: `user FLAG -→1`, or who stands in the way. */
function plan(id: SwitchFixId, given: World): string {
  return words(planFix(id, reportOn(given)));
}

const planVariable = (id: FixId, given: World): string => words(planFix(id, reportOn(given)));

function words(made: FixPlan): string {
  switch (made.kind) {
    case 'owned':
      return `owned by ${made.owner.source.scope}`;
    case 'unwritable':
      return `unwritable ${made.file.source.scope}`;
    case 'changes': {
      const changes = made.changes.map(
        ({ source, variable, from, to }) =>
          `${source.scope} ${SHORT[variable] ?? variable} ${from ?? '-'}→${to ?? '-'}`,
      );
      const still = made.stillSetBy.map(({ source }) => `still set by ${source.scope}`);
      return [...changes, ...still].join(', ') || 'nothing';
    }
  }
}

describe('a fix', () => {
  it('speaks of its variables', () => {
    assert.deepEqual(FIX_IDS.map(variablesOf), [
      [FLAG],
      [CACHING],
      [FLAG, CACHING],
      [FLAG],
      [CACHING],
      [FLAG, CACHING],
    ]);
  });

  it('has a way back, which is no other than itself twice', () => {
    assert.deepEqual(FIX_IDS.map(inverseOf), [
      'enable-betas',
      'enable-caching',
      'enable-both',
      'disable-betas',
      'disable-caching',
      'disable-both',
    ]);
    for (const id of FIX_IDS) assert.equal(inverseOf(inverseOf(id)), id);
  });
});

describe('to disable betas', () => {
  const cases: readonly (readonly [string, World, string])[] = [
    ['in an empty world sets the flag for the user', {}, 'user FLAG -→1'],
    ['replaces another value', { user: { [FLAG]: '0' } }, 'user FLAG 0→1'],
    ['needs nothing where the flag is on', { user: { [FLAG]: 'true' } }, 'nothing'],
    ['needs nothing where a stronger file sets it', { project: { [FLAG]: '1' }, user: { [FLAG]: '0' } }, 'nothing'],
    ['needs nothing where managed settings set it', { managed: { [FLAG]: '1' } }, 'nothing'],
    ['beats the shell', { process: { [FLAG]: '0' } }, 'user FLAG -→1'],
    ['sets it for the user where only the shell does', { process: { [FLAG]: '1' } }, 'user FLAG -→1'],
    ['beats the state file', { legacy: { [FLAG]: '0' } }, 'user FLAG -→1'],
    ['takes a project’s off away', { project: { [FLAG]: '0' } }, 'project FLAG 0→-, user FLAG -→1'],
    ['takes a local off away', { local: { [FLAG]: 'no' } }, 'local FLAG no→-, user FLAG -→1'],
    [
      'takes both away',
      { local: { [FLAG]: '0' }, project: { [FLAG]: '' } },
      'local FLAG 0→-, project FLAG →-, user FLAG -→1',
    ],
    ['leaves the user’s on alone', { local: { [FLAG]: '0' }, user: { [FLAG]: '1' } }, 'local FLAG 0→-'],
    [
      'lets what is on behind an off come through',
      { local: { [FLAG]: '0' }, project: { [FLAG]: '1' } },
      'local FLAG 0→-',
    ],
    [
      'takes a duplicate away once',
      { local: `{"env": {"${FLAG}": "1", "${FLAG}": "0"}}` },
      'local FLAG 0→-, user FLAG -→1',
    ],
    ['sees the last of a duplicate', { user: `{"env": {"${FLAG}": "0", "${FLAG}": "1"}}` }, 'nothing'],
    ['leaves managed settings alone', { managed: { [FLAG]: '0' } }, 'owned by managed'],
    ['leaves --settings alone', { flag: { [FLAG]: '0' } }, 'owned by flag'],
    ['names the strongest owner', { managed: { [FLAG]: '0' }, flag: { [FLAG]: '1' } }, 'owned by managed'],
    ['writes no file that is ignored', { user: '{"env": {},}' }, 'unwritable user'],
    ['writes no broken file of a project', { project: `{"env": {"${FLAG}": "0"}, "model": 1}` }, 'user FLAG -→1'],
    ['writes into an empty file', { user: '' }, 'user FLAG -→1'],
  ];
  for (const [title, given, expected] of cases) it(title, () => assert.equal(plan('disable-betas', given), expected));

  it('writes no UTF-16', () => {
    const snapshot = world({ user: {} });
    const contents = snapshot.contents.map((entry) =>
      entry.content.kind === 'text'
        ? { ...entry, content: { ...entry.content, encoding: 'utf-16le' as const } }
        : entry,
    );
    assert.equal(words(planFix('disable-betas', evaluate({ ...snapshot, contents }))), 'unwritable user');
  });
});

describe('to disable caching', () => {
  it('sets the other variable', () => assert.equal(plan('disable-caching', {}), 'user CACHING -→1'));
  it('minds the owner', () =>
    assert.equal(plan('disable-caching', { managed: { [CACHING]: '0' } }), 'owned by managed'));
});

describe('to disable both', () => {
  it('sets both', () => assert.equal(plan('disable-both', {}), 'user FLAG -→1, user CACHING -→1'));
  it('sets the one that is missing', () =>
    assert.equal(plan('disable-both', { user: { [FLAG]: '1' } }), 'user CACHING -→1'));
  it('sets none where one of them is owned', () =>
    assert.equal(plan('disable-both', { managed: { [CACHING]: '0' } }), 'owned by managed'));
});

describe('to enable betas', () => {
  const cases: readonly (readonly [string, World, string])[] = [
    ['needs nothing in an empty world', {}, 'nothing'],
    ['unsets the user’s', { user: { [FLAG]: '1' } }, 'user FLAG 1→-'],
    ['unsets the user’s off as well', { user: { [FLAG]: '0' } }, 'user FLAG 0→-'],
    [
      'unsets every file’s on',
      { local: { [FLAG]: '1' }, project: { [FLAG]: '1' }, user: { [FLAG]: '1' } },
      'local FLAG 1→-, project FLAG 1→-, user FLAG 1→-',
    ],
    ['leaves a project’s off', { project: { [FLAG]: '0' }, user: { [FLAG]: '1' } }, 'user FLAG 1→-'],
    [
      'says that the shell still sets it',
      { user: { [FLAG]: '1' }, process: { [FLAG]: '1' } },
      'user FLAG 1→-, still set by process',
    ],
    [
      'says that the state file still sets it',
      { legacy: { [FLAG]: '1' }, process: { [FLAG]: '0' } },
      'still set by legacy',
    ],
    [
      'says nothing of a shell that is overruled',
      { user: { [FLAG]: '1' }, editor: { [FLAG]: '0' }, process: { [FLAG]: '1' } },
      'user FLAG 1→-',
    ],
    ['keeps an off that holds down an on', { user: { [FLAG]: '0' }, process: { [FLAG]: '1' } }, 'nothing'],
    [
      'keeps that off while it unsets a local on',
      { local: { [FLAG]: '1' }, user: { [FLAG]: '0' }, process: { [FLAG]: '1' } },
      'local FLAG 1→-',
    ],
    ['leaves managed settings alone', { managed: { [FLAG]: '1' }, user: { [FLAG]: '1' } }, 'owned by managed'],
    ['leaves --settings alone', { flag: { [FLAG]: '1' } }, 'owned by flag'],
  ];
  for (const [title, given, expected] of cases) it(title, () => assert.equal(plan('enable-betas', given), expected));

  it('takes both back where both are set', () => {
    assert.equal(plan('enable-both', { user: { [FLAG]: '1', [CACHING]: '1' } }), 'user FLAG 1→-, user CACHING 1→-');
    assert.equal(plan('enable-caching', { user: { [FLAG]: '1', [CACHING]: '1' } }), 'user CACHING 1→-');
  });
});

describe('a file is ours to write', () => {
  const writable = (given: World): boolean | undefined =>
    reportOn(given)
      .files.filter(({ source }) => source.path === PATHS.user)
      .map(isWritable)[0];

  it('where it is applied or not there yet', () => {
    assert.deepEqual([{}, { user: '' }, { user: {} }].map(writable), [true, true, true]);
  });

  it('not where Claude Code ignores it', () => {
    assert.deepEqual([{ user: '[]' }, { user: '{"model": 5}' }, { user: '{' }].map(writable), [false, false, false]);
  });
});

describe('the fix of one variable', () => {
  it('has a name that tells what, where and which', () => {
    for (const id of ['unset:user:A', 'as-string:project:A:B', 'disable-betas']) assert.equal(parseFixId(id), id);
    for (const odd of ['unset:nowhere:A', 'unset:user:', 'unset', 'undo', '', 7, null])
      assert.equal(parseFixId(odd), undefined, String(odd));
  });

  it('takes it out, or makes text of it', () => {
    const given = { user: { A: 1 } };
    assert.equal(planVariable('unset:user:A', given), 'user A 1→-');
    assert.equal(planVariable('as-string:user:A', given), 'user A 1→1');
  });

  it('changes nothing where the variable does not stand', () => {
    assert.equal(planVariable('unset:user:A', { project: { A: '1' } }), 'nothing');
  });

  it('is its owner’s to make where the file is not ours', () => {
    assert.equal(planVariable('unset:managed:A', { managed: { A: '1' } }), 'owned by managed');
    assert.equal(planVariable('unset:project:A', { project: { A: '1' }, folder: '/elsewhere' }), 'owned by project');
  });
});
