import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { unwrapped } from '../../src/core/pastedText.ts';

describe('a pasted text', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['loses the backslash that it was cut behind', 'a scope\\', 'a scope'],
    ['has breaks for those that are escaped', String.raw`a\nb\\nc`, 'a\nb\nc'],
    ['has the characters of numbers, in either base', '&#34;a&#x22; &#X22;', '"a" "'],
    ['keeps what only looks like a character of HTML', 'a &foo; &quot;b&quot;', 'a &foo; "b"'],
  ];
  for (const [what, pasted, text] of cases) it(what, () => assert.equal(unwrapped(pasted), text));
});
