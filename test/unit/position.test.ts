import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { positionAt } from '../../src/core/position.ts';

describe('the place of an offset', () => {
  const cases: readonly (readonly [string, number, string])[] = [
    ['', 0, '1:1'],
    ['abc', 2, '1:3'],
    ['a\nb', 2, '2:1'],
    ['a\r\nb', 3, '2:1'],
    ['a\rb', 2, '2:1'],
    ['a\n\nb', 3, '3:1'],
    ['a\r\n\r\nb', 5, '3:1'],
    ['a\n', 1, '1:2'],
    ['ü😀x', 3, '1:4'],
  ];
  for (const [text, offset, place] of cases) {
    it(`${offset} in ${JSON.stringify(text)} is ${place}`, () => {
      const { line, column } = positionAt(text, offset);
      assert.equal(`${line}:${column}`, place);
    });
  }
});
