import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { wrongTypedKey } from '../../src/core/settingsShape.ts';

const OLD = '2.1.31';
const MIDDLE = '2.1.89';
const RECENT = '2.1.329';
const ALL = [OLD, MIDDLE, RECENT, null];

describe('a key that voids a settings file', () => {
  const always: readonly (readonly [object, string])[] = [
    [{ model: 5 }, 'model'],
    [{ model: null }, 'model'],
    [{ permissions: 'x' }, 'permissions'],
    [{ permissions: [] }, 'permissions'],
    [{ permissions: { allow: 'x' } }, 'permissions'],
    [{ permissions: { allow: [], deny: {} } }, 'permissions'],
    [{ cleanupPeriodDays: 'abc' }, 'cleanupPeriodDays'],
    [{ cleanupPeriodDays: -1 }, 'cleanupPeriodDays'],
    [{ includeCoAuthoredBy: 'yes' }, 'includeCoAuthoredBy'],
    [{ env: {}, apiKeyHelper: 1 }, 'apiKeyHelper'],
  ];
  for (const [settings, key] of always) {
    it(`is ${key} in ${JSON.stringify(settings)}, for every client`, () => {
      for (const version of ALL) assert.equal(wrongTypedKey({ ...settings }, version), key, String(version));
    });
  }

  const never: readonly object[] = [
    {},
    { $schema: 'x', whatever: [1], toString: 1, __proto__: 2 },
    { model: 'opus', cleanupPeriodDays: 30, includeCoAuthoredBy: false },
    { permissions: {} },
    { permissions: { allow: ['Bash', 'Bash(npm run test:*)', 'mcp__server__tool'], defaultMode: 5 } },
    { hooks: {} },
    { hooks: { PreToolUse: [] } },
  ];
  for (const settings of never) {
    it(`is none in ${JSON.stringify(settings)}`, () => {
      for (const version of ALL) assert.equal(wrongTypedKey({ ...settings }, version), undefined, String(version));
    });
  }

  it('is hooks that are a list, up to 2.1.121', () => {
    const voided = [OLD, MIDDLE, '2.1.121', '2.1.122', '2.1.172', RECENT, null].map((version) =>
      wrongTypedKey({ hooks: [] }, version),
    );
    assert.deepEqual(voided, ['hooks', 'hooks', 'hooks', undefined, undefined, undefined, undefined]);
  });

  it('is a bad permission rule, up to 2.1.45', () => {
    for (const rule of ['', 'Bash(', '(x)', 5, 'Bash()', ' Bash']) {
      const voided = [OLD, MIDDLE, RECENT, null].map((version) =>
        wrongTypedKey({ permissions: { deny: [rule] } }, version),
      );
      assert.deepEqual(voided, ['permissions', undefined, undefined, undefined], String(rule));
    }
  });
});
