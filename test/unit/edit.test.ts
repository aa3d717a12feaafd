import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { editBetween, withoutEmptyEnv, withoutVariables, withRawValue, withVariable } from '../../src/core/edit.ts';

const set = (text: string): string => withVariable(text, 'FLAG', '1');
const unset = (text: string): string => withoutVariables(text, new Set(['FLAG']));

describe('setting a variable', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['makes a file of nothing', '', '{\n  "env": {\n    "FLAG": "1"\n  }\n}\n'],
    ['makes a file of a blank one, with its line ends', '\r\n', '{\r\n  "env": {\r\n    "FLAG": "1"\r\n  }\r\n}\r\n'],
    ['keeps the byte order mark of an empty file', '\u{feff}', '\u{feff}{\n  "env": {\n    "FLAG": "1"\n  }\n}\n'],
    ['lays out an empty object as most people write it', '{}', '{\n  "env": {\n    "FLAG": "1"\n  }\n}'],
    ['puts a missing env last', '{\n  "a": 1\n}\n', '{\n  "a": 1,\n  "env": {\n    "FLAG": "1"\n  }\n}\n'],
    ['indents by tabs where the file does', '{\n\t"a": 1\n}', '{\n\t"a": 1,\n\t"env": {\n\t\t"FLAG": "1"\n\t}\n}'],
    [
      'indents by four where the file does',
      '{\n    "a": {\n        "b": 1\n    }\n}\n',
      '{\n    "a": {\n        "b": 1\n    },\n    "env": {\n        "FLAG": "1"\n    }\n}\n',
    ],
    ['stays in the line of a tight file', '{"a":1}', '{"a":1,"env":{"FLAG":"1"}}'],
    ['stays in the line of an airy file', '{ "a": 1 }', '{ "a": 1, "env": {"FLAG": "1"} }'],
    ['fills an empty env', '{\n  "env": {},\n  "a": 1\n}', '{\n  "env": {\n    "FLAG": "1"\n  },\n  "a": 1\n}'],
    ['fills an empty env in one line', '{"env":{}}', '{"env":{"FLAG":"1"}}'],
    [
      'goes behind the last variable',
      '{\n  "env": {\n    "A": "1"\n  }\n}',
      '{\n  "env": {\n    "A": "1",\n    "FLAG": "1"\n  }\n}',
    ],
    [
      'goes into the line of an env of one line',
      '{\n  "env": { "A": "1" }\n}',
      '{\n  "env": { "A": "1", "FLAG": "1" }\n}',
    ],
    ['copies the blanks around a colon', '{"env": {"A" : "1"}}', '{"env": {"A" : "1", "FLAG" : "1"}}'],
    ['replaces another value', '{"env": {"FLAG": "0", "A": "1"}}', '{"env": {"FLAG": "1", "A": "1"}}'],
    ['replaces a value of another type', '{"env": {"FLAG": [0]}}', '{"env": {"FLAG": "1"}}'],
    ['makes a string of a number', '{"env": {"FLAG": 1}}', '{"env": {"FLAG": "1"}}'],
    ['leaves the very string', '{"env": {"FLAG":"1"}}', '{"env": {"FLAG":"1"}}'],
    [
      'leaves that string however it is written',
      String.raw`{"env": {"FLAG": "\u0031"}}`,
      String.raw`{"env": {"FLAG": "\u0031"}}`,
    ],
    [
      'changes the last of two, which counts',
      '{"env": {"FLAG": "0", "FLAG": "0"}}',
      '{"env": {"FLAG": "0", "FLAG": "1"}}',
    ],
    [
      'writes into the last of two env, which counts',
      '{"env": {"A": "1"}, "env": {}}',
      '{"env": {"A": "1"}, "env": {"FLAG": "1"}}',
    ],
    [
      'takes no key of another object for its own',
      '{"x": {"env": {"FLAG": "1"}}}',
      '{"x": {"env": {"FLAG": "1"}}, "env": {"FLAG": "1"}}',
    ],
  ];
  for (const [title, before, after] of cases) it(title, () => assert.equal(set(before), after));

  it('joins members that share a line', () => {
    const shared = '{\n  "env": {\n    "A": "1", "B": "2"\n  }\n}';
    assert.equal(set(shared), shared.replace('"2"', '"2", "FLAG": "1"'));
    assert.equal(set('{"env": {"A": "1",  "B": "2"}}'), '{"env": {"A": "1",  "B": "2",  "FLAG": "1"}}');
    assert.equal(
      set('{"env": {"A": "1", "B": "2"}, "x": [\n]}'),
      '{"env": {"A": "1", "B": "2", "FLAG": "1"}, "x": [\n]}',
    );
  });

  it('escapes what JSON wants escaped', () => {
    assert.equal(withVariable('{"env":{}}', 'A"B', 'x\n\\'), String.raw`{"env":{"A\"B":"x\n\\"}}`);
  });
});

describe('unsetting a variable', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['leaves nothing of nothing', '', ''],
    ['leaves a file without env alone', '{"a": 1}', '{"a": 1}'],
    ['leaves a file without the variable alone', '{"env": { "A": "1" }}', '{"env": { "A": "1" }}'],
    ['leaves an empty env behind', '{\n  "env": {\n    "FLAG": "1"\n  }\n}\n', '{\n  "env": {}\n}\n'],
    ['cuts the first', '{\n  "env": {\n    "FLAG": "1",\n    "A": "1"\n  }\n}', '{\n  "env": {\n    "A": "1"\n  }\n}'],
    ['cuts the last', '{\n  "env": {\n    "A": "1",\n    "FLAG": "1"\n  }\n}', '{\n  "env": {\n    "A": "1"\n  }\n}'],
    ['cuts one between two', '{"env": {"A": "1", "FLAG": "1", "B": "2"}}', '{"env": {"A": "1", "B": "2"}}'],
    ['cuts every duplicate', '{"env":{"FLAG":"1","A":"1","FLAG":"0"}}', '{"env":{"A":"1"}}'],
    [
      'keeps the order and the blanks of the rest',
      '{"env": { "B" :"2",  "FLAG":1, "A": "1" }}',
      '{"env": { "B" :"2", "A": "1" }}',
    ],
    [
      'looks into the env that counts only',
      '{"env": {"FLAG": "1"}, "env": {"A": "1"}}',
      '{"env": {"FLAG": "1"}, "env": {"A": "1"}}',
    ],
  ];
  for (const [title, before, after] of cases) it(title, () => assert.equal(unset(before), after));

  it('takes several at once, though they share their commas', () => {
    const names = new Set(['A', 'B']);
    assert.equal(withoutVariables('{"env":{"A":"1","B":"2","C":"3"}}', names), '{"env":{"C":"3"}}');
    assert.equal(withoutVariables('{"env":{"C":"3","A":"1","B":"2"}}', names), '{"env":{"C":"3"}}');
  });
});

describe('the edit between two texts', () => {
  it('is none where they are the same', () => assert.equal(editBetween('a', 'a'), undefined));
  it('is what differs, and no more', () =>
    assert.deepEqual(editBetween('abcd', 'axd'), { offset: 1, length: 2, text: 'x' }));
  it('may be an insertion', () => assert.deepEqual(editBetween('aa', 'aaa'), { offset: 2, length: 0, text: 'a' }));
  it('may be a cut', () => assert.deepEqual(editBetween('aaa', 'aa'), { offset: 2, length: 1, text: '' }));
});

describe('a value of any type', () => {
  it('stands there to the byte, wherever it goes', () => {
    for (const raw of ['7', 'null', '{"a": [1]}', '"\\u0041"']) {
      assert.equal(withRawValue('{"env": {"A": "A"}}', 'A', raw), `{"env": {"A": ${raw}}}`);
      assert.equal(withRawValue('{"env": {}}', 'A', raw), `{"env": {"A": ${raw}}}`);
      assert.equal(withRawValue('{"x": 1}', 'A', raw), `{"x": 1, "env": {"A": ${raw}}}`);
      assert.equal(withRawValue('', 'A', raw), `{\n  "env": {\n    "A": ${raw}\n  }\n}\n`);
    }
  });

  it('that stands there already changes nothing', () =>
    assert.equal(withRawValue('{"env": {"A": 7}}', 'A', '7'), '{"env": {"A": 7}}'));
});

describe('an env in which nothing stands', () => {
  it('goes, with the comma that is its own', () => {
    assert.equal(withoutEmptyEnv('{"a": 1, "env": {}}'), '{"a": 1}');
    assert.equal(withoutEmptyEnv('{\n  "env": {},\n  "a": 1\n}\n'), '{\n  "a": 1\n}\n');
    assert.equal(withoutEmptyEnv('{"env": {}}'), '{}');
  });

  it('is left where something stands in it, and where there is none', () => {
    for (const text of ['{"env": {"A": "1"}}', '{"a": 1}', '{}']) assert.equal(withoutEmptyEnv(text), text);
  });
});
