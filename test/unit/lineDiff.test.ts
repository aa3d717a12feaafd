import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lineDiff } from '../../src/core/lineDiff.ts';

/** ` a`, `-b`, `+c` for each step. */
function steps(before: string, after: string): string {
  const [old, fresh] = [before.split(''), after.split('')];
  return lineDiff(old, fresh)
    .map((step) => {
      switch (step.kind) {
        case 'kept':
          return ` ${fresh[step.after]}`;
        case 'removed':
          return `-${old[step.before]}`;
        case 'added':
          return `+${fresh[step.after]}`;
      }
    })
    .join('');
}

describe('the steps from lines to lines', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['', '', ''],
    ['ab', 'ab', ' a b'],
    ['', 'ab', '+a+b'],
    ['ab', '', '-a-b'],
    ['abc', 'axc', ' a-b+x c'],
    ['abcd', 'xbcy', '-a+x b c-d+y'],
    ['aab', 'ab', ' a-a b'],
    ['abcabba', 'cbabac', '-a-b c-a b+a b a+c'],
  ];
  for (const [before, after, told] of cases)
    it(`"${before}" to "${after}"`, () => assert.equal(steps(before, after), told));

  it('replace what is too much to compare', () => {
    const many = (letter: string): string[] => Array.from({ length: 2_001 }, (_, index) => `${letter}${index}`);
    const all = lineDiff(['a', ...many('b'), 'z'], ['a', ...many('c'), 'z']);
    assert.equal(all.filter(({ kind }) => kind === 'kept').length, 2);
    assert.equal(all.length, 2 + 2 * 2_001);
  });
});
