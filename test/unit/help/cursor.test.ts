import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cursorAt } from '../../../src/core/help/cursor.ts';

/** The cursor where `|` stands in a text: `path role key [what is replaced]`. */
function at(marked: string): string | undefined {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const cursor = cursorAt(text, offset);
  if (!cursor) return undefined;
  const { key, path, role, span } = cursor;
  return `${path.join('.') || 'root'} ${role} ${key ?? '-'} [${text.slice(span.offset, span.offset + span.length)}]`;
}

describe('a cursor', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['{|}', 'root key - []'],
    ['{"env": {|}}', 'env key - []'],
    ['{"env": {"|"}}', 'env key - [""]'],
    ['{"env": {"A|B": "1"}}', 'env key - ["AB"]'],
    ['{"env": {"A": |}}', 'env value A []'],
    ['{"env": {"A": "|1"}}', 'env value A ["1"]'],
    ['{"env": {"A": "1",|}}', 'env key - []'],
    ['{"env": {"A": "1", "|', 'env key - ["]'],
    ['{"env": {"A|', 'env key - ["A]'],
    ['{"env": {"A": tr|', 'env value A [tr]'],
    ['{\n  // "env": {\n  "env": {\n    |', 'env key - []'],
    ['{"a": {"env": {|}}}', 'a.env key - []'],
    ['{"list": [{"env": {|}}]}', 'list..env key - []'],
    ['{"a": {}, "env": {"A": [1, 2], |}}', 'env key - []'],
    ['{"env": {"A": [1, |]}}', 'env.A value - []'],
    ['{"env": {}|}', undefined],
    ['{"e\\x": {|}}', 'e\\x key - []'],
    ['{"e\\u006ev": {|}}', 'env key - []'],
    ['\u{feff}{"env": {|}}', 'env key - []'],
    ['|{}', undefined],
    ['{"env": {"A"|: 1}}', undefined],
    ['{"env": {"A": "1"|}}', undefined],
    ['{"env": {/* | */}}', undefined],
    ['{"env": {/* |', undefined],
    ['{} |', undefined],
    ['|', undefined],
  ];
  for (const [marked, expected] of cases) {
    it(`in ${JSON.stringify(marked)} is ${expected ?? 'nowhere'}`, () => assert.equal(at(marked), expected));
  }
});
