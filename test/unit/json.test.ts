import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseStrict, withoutBom } from '../../src/core/json.ts';

/** What is wrong with a text: the code, and the text of the span. */
function problemOf(text: string): string {
  const json = parseStrict(text);
  if (json.ok) return 'ok';
  return `${json.code} ${json.span.offset} ${JSON.stringify(text.slice(json.span.offset, json.span.offset + json.span.length))}`;
}

describe('strict JSON', () => {
  for (const text of [
    '{}',
    '[]',
    'null',
    '"a"',
    '1',
    ' {"a": [1, {"b": null}]}\r\n\t',
    '\u{feff}{}',
    '{"a":1,"a":2}',
  ]) {
    it(`is ${JSON.stringify(text)}`, () => assert.equal(problemOf(text), 'ok'));
  }

  it('has the value of the last of two equal keys', () => {
    const json = parseStrict('{"a":1,"a":2}');
    assert.deepEqual(json.ok && json.value, { a: 2 });
  });

  it('loses one byte order mark, not two', () => {
    assert.equal(withoutBom('\u{feff}\u{feff}x'), '\u{feff}x');
    assert.equal(problemOf('\u{feff}\u{feff}{}'), 'syntax 1 "\u{feff}"');
  });
});

describe('what is wrong with a text', () => {
  const cases: readonly (readonly [string, string])[] = [
    // comments
    ['{"a": 1, // why\n"b": 2}', 'comment 9 "// why"'],
    ['{"a": 1 /* why */}', 'comment 8 "/* why */"'],
    ['// first\n{}', 'comment 0 "// first"'],
    ['{} // last', 'comment 3 "// last"'],
    ['\u{feff}{} // last', 'comment 4 "// last"'],
    ['{"a": 1, /* x */}', 'comment 9 "/* x */"'],
    ['/* a */ {} // b', 'comment 0 "/* a */"'],
    ['{"a": 1,} // b', 'trailing-comma 7 ","'],
    // trailing commas
    ['{"a": 1,}', 'trailing-comma 7 ","'],
    ['[1, 2, ]', 'trailing-comma 5 ","'],
    ['{"env": {"A": "1",\n  }\n}\n', 'trailing-comma 17 ","'],
    ['{"a": [1,], "b": 2,}', 'trailing-comma 8 ","'],
    // cut off
    ['{', 'truncated 1 ""'],
    ['{"a"', 'truncated 4 ""'],
    ['{"a":', 'truncated 5 ""'],
    ['{"a": 1', 'truncated 7 ""'],
    ['{"a": 1,\n', 'truncated 8 ""'],
    ['[1, 2', 'truncated 5 ""'],
    ['{"a": "x', 'truncated 6 "\\"x"'],
    ['/* never closed', 'truncated 0 "/* never closed"'],
    ['{"env": {"A": "1"}\n\n', 'truncated 18 ""'],
    ['// only a comment', 'truncated 17 ""'],
    // anything else
    ['nope', 'syntax 0 "nope"'],
    ['{} {}', 'syntax 3 "{"'],
    ['{"a": 1}}', 'syntax 8 "}"'],
    ['{"a":}', 'syntax 5 "}"'],
    ['{"a" 1}', 'syntax 5 "1"'],
    ['{"a": 1 "b": 2}', 'syntax 8 "\\"b\\""'],
    ['{"a": 1]', 'syntax 7 "]"'],
    ['{,}', 'syntax 1 ","'],
    ['[1,,2]', 'syntax 3 ","'],
    ['{"a": 1,,}', 'syntax 8 ","'],
    ['{a: 1}', 'syntax 1 "a"'],
    ["{'a': 1}", `syntax 1 "'a'"`],
    ['{"a": 01}', 'syntax 6 "01"'],
    ['{"a": tru}', 'syntax 6 "tru"'],
    ['{"a": "x\n"}', 'syntax 6 "\\"x\\n\\""'],
    ['}', 'syntax 0 "}"'],
    ['{"a": "\\x"}', 'syntax 6 "\\"\\\\x\\""'],
    ['{"a": "\t"}', 'syntax 6 "\\"\\t\\""'],
    ['\u0000', 'syntax 0 "\\u0000"'],
    ['{"a": 1, // x\n nope}', 'syntax 15 "nope"'],
  ];
  for (const [text, problem] of cases) {
    it(`${JSON.stringify(text)}: ${problem}`, () => assert.equal(problemOf(text), problem));
  }

  it('is a lone surrogate nowhere: JSON takes it', () => assert.equal(problemOf('{"a": "\ud800"}'), 'ok'));

  it('stands at the start where nothing better is known', () => {
    assert.equal(problemOf('\u{a0}{}').startsWith('syntax 0'), true);
  });
});
