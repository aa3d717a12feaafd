import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Source } from '../../src/core/model.ts';
import { planRepair, repairedText } from '../../src/core/repair.ts';
import { readSettingsFile } from '../../src/core/settingsFile.ts';

describe('a text is repaired', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['of a comment on its own line', '{\n  // why\n  "a": 1\n}\n', '{\n  "a": 1\n}\n'],
    ['of a comment behind a value', '{\n  "a": 1, // why\n  "b": 2\n}', '{\n  "a": 1,\n  "b": 2\n}'],
    ['of a block comment', '/* one\n two */\n{"a": /* x */ 1}', '{"a":  1}'],
    ['of a comment at the end', '{"a": 1} // end', '{"a": 1} '],
    ['of a comment at the very start', '// x\r\n{"a": 1}\r\n', '{"a": 1}\r\n'],
    ['of a trailing comma', '{\n  "a": [1, 2,],\n}', '{\n  "a": [1, 2]\n}'],
    ['of a comma alone', '{,}', '{}'],
    ['of a trailing comma before a comment', '{"a": 1, // last\n}', '{"a": 1\n}'],
    ['behind a byte order mark', '\u{feff}{"a": 1,}', '\u{feff}{"a": 1}'],
    ['but for what only looks so', '{"a": "// no, ,}",}', '{"a": "// no, ,}"}'],
    ['with CRLF and tabs', '{\r\n\t// x\r\n\t"a": 1,\r\n}\r\n', '{\r\n\t"a": 1\r\n}\r\n'],
  ];
  for (const [what, text, repaired] of cases) it(what, () => assert.equal(repairedText(text), repaired));
});

describe('a text is not repaired', () => {
  for (const text of ['', '{}', '{"a": 1}', '{"a": ', '{"a": 1 "b": 2,}', "{'a': 1,}", '{"a": 1 /* open']) {
    it(`of ${JSON.stringify(text)}`, () => assert.equal(repairedText(text), null));
  }
});

describe('the repair of a file', () => {
  const source: Source = { scope: 'user', path: '/home/ann/.claude/settings.json' };
  const repair = (text: string): ReturnType<typeof planRepair> =>
    planRepair(readSettingsFile(source, { kind: 'text', text, encoding: 'utf-8', saved: true }, '2.1.329'), '2.1.329');

  it('is its text without what is no JSON', () =>
    assert.deepEqual(repair('{"env": {},}'), { kind: 'text', text: '{"env": {}}', left: null }));

  it('says what would be left', () => {
    const plan = repair('{"model": 5,}');
    assert.equal(plan.kind === 'text' && plan.left?.key, 'model');
  });

  it('is a backup where the end is missing', () => assert.deepEqual(repair('{"env": {'), { kind: 'backup' }));

  it('is a person’s work otherwise', () => {
    for (const text of ['{"model": 5}', '{"env": []}', '[]', '{"a" 1}']) assert.equal(repair(text).kind, 'by-hand');
  });

  it('is a person’s work where the bytes are not UTF-8, or there is no text to repair', () => {
    const latin = readSettingsFile(source, { kind: 'text', text: '{,}', encoding: 'lossy', saved: true }, '2.1.329');
    assert.equal(planRepair(latin, '2.1.329').kind, 'by-hand');
    const closed = readSettingsFile(source, { kind: 'unreadable', reason: 'permission' }, '2.1.329');
    assert.equal(planRepair(closed, '2.1.329').kind, 'by-hand');
  });
});
