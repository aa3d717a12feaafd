import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { maskedSettings } from '../../../src/core/present/maskedSettings.ts';

const DOTS = '••••••';

describe('the masked text of a settings file', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'hides what a secret name holds',
      '{"env": {"ANTHROPIC_API_KEY": "abc"}}',
      `{"env": {"ANTHROPIC_API_KEY": "${DOTS}"}}`,
    ],
    ['hides a number there', '{"MY_TOKEN" : 12345}', `{"MY_TOKEN" : "${DOTS}"}`],
    ['hides an escaped name', String.raw`{"MY_T\u004fKEN": "a"}`, String.raw`{"MY_T\u004fKEN": "${DOTS}"}`],
    ['hides a part by its shape', '{"A": "http://ann:pw@h"}', `{"A": "http://${DOTS}@h"}`],
    ['hides in a broken file', '{\n  "MY_TOKEN": "abc', `{\n  "MY_TOKEN": "${DOTS}"`],
    ['hides in a comment', '{ // "MY_TOKEN": "abc"\n}', `{ // "MY_TOKEN": "${DOTS}"\n}`],
    ['hides what has quotes in it', String.raw`{"MY_TOKEN": "a\"b"}`, `{"MY_TOKEN": "${DOTS}"}`],
    ['hides what stands deeper', '{"headers": {"x-team": ["a"]}}', `{"headers": {"x-team": ["${DOTS}"]}}`],
    [
      'hides names inside a secret variable',
      '{"env": {"MY_TOKEN": {"a": 1}}}',
      `{"env": {"MY_TOKEN": {"${DOTS}": "${DOTS}"}}}`,
    ],
    ['hides by the look of a name', '{"mcp": {"authToken": "a"}}', `{"mcp": {"authToken": "${DOTS}"}}`],
    [
      'hides an argument behind its option',
      '{"args": ["--api-key", "a", "b"]}',
      `{"args": ["--api-key", "${DOTS}", "b"]}`,
    ],
    ['hides an escaped token', String.raw`{"A": "s\u006b-abcdefgh"}`, `{"A": "${DOTS}"}`],
    [
      'hides a duplicate',
      '{"env": {"MY_TOKEN": "a", "MY_TOKEN": "b"}}',
      `{"env": {"MY_TOKEN": "${DOTS}", "MY_TOKEN": "${DOTS}"}}`,
    ],
    ['hides bare values in a comment', '{ // MY_TOKEN=abc def\n}', `{ // MY_TOKEN=${DOTS}\n}`],
    ['hides in a comment of several lines', '/* a\r\n X_TOKEN: b\r\n*/{}', `/* a\r\n X_TOKEN: ${DOTS}\r\n*/{}`],
    ['hides what runs to the end', '{"MY_TOKEN": "a\nb', `{"MY_TOKEN": "${DOTS}"\n"${DOTS}"`],
    ['hides all values where none is sure', '{"A: "b"}', `{"${DOTS}""${DOTS}""${DOTS}"`],
    [
      'shows lifetimes and limits',
      '{"env": {"CLAUDE_CODE_API_KEY_HELPER_TTL_MS": "5"}}',
      '{"env": {"CLAUDE_CODE_API_KEY_HELPER_TTL_MS": "5"}}',
    ],
    ['shows the program that gives the key', '{"apiKeyHelper": "/bin/key"}', '{"apiKeyHelper": "/bin/key"}'],
    ['keeps a byte order mark', '\u{feff}{"MY_TOKEN": "a"}', `\u{feff}{"MY_TOKEN": "${DOTS}"}`],
    [
      'hides the value of an entry by its name',
      '[{"name": "MY_TOKEN", "value": "a"}]',
      `[{"name": "MY_TOKEN", "value": "${DOTS}"}]`,
    ],
    [
      'hides it where that comes later',
      '[{"value": "a", "name": "MY_TOKEN"}]',
      `[{"value": "${DOTS}", "name": "MY_TOKEN"}]`,
    ],
    ['leaves other entries', '[{"name": "A", "value": "a"}]', '[{"name": "A", "value": "a"}]'],
    ['leaves an empty text', '', ''],
    [
      'leaves the rest',
      '{\r\n\t"model": "opus", "n": 1, "hooks": {"Stop": []}\r\n}',
      '{\r\n\t"model": "opus", "n": 1, "hooks": {"Stop": []}\r\n}',
    ],
  ];
  for (const [what, text, masked] of cases) it(what, () => assert.equal(maskedSettings(text), masked));

  it('keeps an object under such a name, and masks in it', () =>
    assert.equal(maskedSettings('{"headers": {"x-token": "a"}}'), `{"headers": {"x-token": "${DOTS}"}}`));

  const odd: readonly (readonly [string, string, string])[] = [
    [
      'shows switches and what is empty, whatever their name',
      '{"MY_TOKEN": true, "A_KEY": ""}',
      '{"MY_TOKEN": true, "A_KEY": ""}',
    ],
    ['hides a token that is cut off', '{"A": "sk-abcdefgh12', `{"A": "${DOTS}"`],
    [
      'hides behind a comment that parts a name from its value',
      '{"MY_TOKEN" /* x */: "a"}',
      `{"MY_TOKEN" /* x */: "${DOTS}"}`,
    ],
    [
      'hides a value whole in a comment, whatever looks like a name in it',
      '{ // "MY_TOKEN": "MY_KEY: a", b\n}',
      `{ // "MY_TOKEN": "${DOTS}", b\n}`,
    ],
  ];
  for (const [what, text, masked] of odd) it(what, () => assert.equal(maskedSettings(text), masked));

  it('shows the beginning of a value that nobody reads to its end', () => {
    const text = maskedSettings(JSON.stringify({ A: 'v'.repeat(20_000) }));
    assert.match(text, /^\{"A":"v{500,2000}… \(20000 characters\)"\}$/);
  });
});
