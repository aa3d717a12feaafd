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
    [
      'leaves the rest',
      '{\r\n\t"model": "opus", "n": 1, "hooks": {"Stop": []}\r\n}',
      '{\r\n\t"model": "opus", "n": 1, "hooks": {"Stop": []}\r\n}',
    ],
  ];
  for (const [what, text, masked] of cases) it(what, () => assert.equal(maskedSettings(text), masked));

  it('keeps an object under such a name, and masks in it', () =>
    assert.equal(maskedSettings('{"headers": {"x-token": "a"}}'), `{"headers": {"x-token": "${DOTS}"}}`));
});
