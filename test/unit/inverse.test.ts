import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { holdsChanges, withoutChanges } from '../../src/core/inverse.ts';
import type { Change, Source } from '../../src/core/model.ts';
import { PATHS } from '../support/world.ts';

const source: Source = { scope: 'user', path: PATHS.user };
const set = (variable: string, to: string | null): Change => ({ source, variable, from: null, to });

describe('a text holds changes', () => {
  it('where each variable is what it was to be', () => {
    const text = '{"env": {"A": "1", "B": 1}}';
    assert.equal(holdsChanges(text, [set('A', '1'), set('C', null)]), true);
    assert.equal(holdsChanges(text, [set('A', '1'), set('B', '1')]), false, 'a number is no text');
    assert.equal(holdsChanges(text, [set('C', '1')]), false);
    assert.equal(holdsChanges(text, [set('A', null)]), false);
  });

  it('of which it has none where it is broken', () => {
    assert.equal(holdsChanges('{"env": {"A": "1"}', [set('A', '1')]), false);
    assert.equal(holdsChanges('', [set('A', null)]), true);
  });
});

describe('a text without changes', () => {
  const cases: readonly (readonly [string, string, string, readonly Change[], string])[] = [
    [
      'loses what was new',
      '{"env": {"A": "1", "B": "2"}}',
      '{"env": {"B": "2"}}',
      [set('A', '1')],
      '{"env": {"B": "2"}}',
    ],
    [
      'gets back what was there, whatever its type',
      '{"env": {"A": "1"}}',
      '{"env": {"A": {"x": [1]}}}',
      [set('A', '1')],
      '{"env": {"A": {"x": [1]}}}',
    ],
    [
      'gets back what was taken out',
      '{"env": {"B": "2"}}',
      '{"env": {"A": 7}}',
      [set('A', null)],
      '{"env": {"B": "2", "A": 7}}',
    ],
    [
      'keeps what came since',
      '{"env": {"A": "1"}, "model": "opus"}',
      '{"env": {}}',
      [set('A', '1')],
      '{"env": {}, "model": "opus"}',
    ],
    [
      'loses an env that the changes had made',
      '{"model": "opus", "env": {"A": "1"}}',
      '{"model": "x"}',
      [set('A', '1')],
      '{"model": "opus"}',
    ],
    [
      'keeps that env where something else stands in it now',
      '{"env": {"A": "1", "B": "2"}}',
      '',
      [set('A', '1')],
      '{"env": {"B": "2"}}',
    ],
  ];
  for (const [what, now, before, changes, expected] of cases)
    it(what, () => assert.equal(withoutChanges(now, before, changes), expected));
});
