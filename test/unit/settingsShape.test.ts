import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { isWrongTyped } from '../../src/core/settingsShape.ts';

const OLD = '2.1.31';
const MIDDLE = '2.1.89';
const RECENT = '2.1.329';
const ALL = [OLD, MIDDLE, RECENT, null];
const wrongTypedKey = (settings: object, version: string | null): string | undefined =>
  Object.entries(settings).find(([key, value]) => isWrongTyped(key, value, version))?.[0];
const isVoid = (settings: object, version: string | null): boolean => wrongTypedKey(settings, version) !== undefined;

interface Measured {
  readonly values: Readonly<Record<string, readonly unknown[]>>;
  readonly oneWrongValue: readonly string[];
  readonly keys: Readonly<Record<string, readonly [string, string, string]>>;
}

/** Strings that must be one of a few words, which we do not claim to know. */
const ANY_WORD = new Set([
  'autoUpdatesChannel',
  'defaultShell',
  'disableAutoMode',
  'disableDeepLinkRegistration',
  'parentSettingsBehavior',
  'tui',
]);
/** Seen to drop a file in some versions; too rare, and what they take was not measured. */
const LEFT_ALONE = new Set(['policyHelper', 'skippedMarketplaces', 'skippedPlugins', 'subagentStatusLine']);

describe('a value that was run on the real client', () => {
  const root = process.env['TEST_ROOT'] ?? process.cwd();
  const measured = JSON.parse(
    readFileSync(path.join(root, 'test/conformance/settingsValues.json'), 'utf8'),
  ) as Measured;

  for (const [key, [recent, middle, others]] of Object.entries(measured.keys)) {
    if (LEFT_ALONE.has(key)) continue;
    it(`of ${key} voids a file where it did there`, () => {
      const grids = [
        [RECENT, recent],
        [MIDDLE, middle],
      ] as const;
      for (const [version, letters] of grids) {
        const values = measured.values[version] ?? [];
        assert.equal(letters.length, values.length);
        for (const [index, value] of values.entries()) {
          if (letters[index] === '?' || (typeof value === 'string' && ANY_WORD.has(key))) continue;
          assert.equal(
            isVoid({ [key]: value }, version),
            letters[index] === 'V',
            `${version} ${JSON.stringify(value)}`,
          );
        }
      }
      const wrong = key === 'cleanupPeriodDays' || key === 'skillListingMaxDescChars' ? 'x' : 5;
      for (const [index, version] of measured.oneWrongValue.entries()) {
        assert.equal(isVoid({ [key]: wrong }, version), others[index] === 'V', version);
      }
    });
  }
});

describe('a key that voids a settings file', () => {
  const always: readonly (readonly [object, string])[] = [
    [{ permissions: { allow: 'x' } }, 'permissions'],
    [{ permissions: { allow: [], deny: {} } }, 'permissions'],
    [{ permissions: { defaultMode: 'nope' } }, 'permissions'],
    [{ permissions: { defaultMode: null } }, 'permissions'],
    [{ permissions: { additionalDirectories: [5] } }, 'permissions'],
    [{ permissions: { disableBypassPermissionsMode: true } }, 'permissions'],
    [{ env: {}, apiKeyHelper: 1 }, 'apiKeyHelper'],
    [{ companyAnnouncements: [5] }, 'companyAnnouncements'],
    [{ enabledPlugins: { a: 'x' } }, 'enabledPlugins'],
    [{ pluginConfigs: { a: 5 } }, 'pluginConfigs'],
    [{ attribution: { pr: 5 } }, 'attribution'],
    [{ forceLoginOrgUUID: [5] }, 'forceLoginOrgUUID'],
    [{ sandbox: { enabled: 'x' } }, 'sandbox'],
    [{ sandbox: { excludedCommands: 'x' } }, 'sandbox'],
    [{ remote: { defaultEnvironmentId: 5 } }, 'remote'],
    [{ statusLine: { type: 'command' } }, 'statusLine'],
    [{ statusLine: { type: 'command', command: 'true', padding: 'x' } }, 'statusLine'],
    [{ cleanupPeriodDays: 1.5 }, 'cleanupPeriodDays'],
  ];
  for (const [settings, key] of always) {
    it(`is ${key} in ${JSON.stringify(settings)}, for every client`, () => {
      for (const version of ALL) assert.equal(wrongTypedKey({ ...settings }, version), key, String(version));
    });
  }

  const never: readonly object[] = [
    {},
    { whatever: [1], toString: 1, __proto__: 2 },
    { $schema: 'https://json.schemastore.org/claude-code-settings.json' },
    { model: 'opus', cleanupPeriodDays: 30, includeCoAuthoredBy: false },
    { permissions: {} },
    { permissions: { allow: ['Bash', 'Bash(npm run test:*)', 'mcp__server__tool'], nope: 1 } },
    { permissions: { defaultMode: 'plan', disableBypassPermissionsMode: 'disable', additionalDirectories: ['/x'] } },
    { hooks: {} },
    { hooks: { PreToolUse: [] } },
    { hooks: { Stop: [{ matcher: 'x', hooks: [{ type: 'command', command: 'true' }] }] } },
    { enabledPlugins: { a: true, b: ['x'] }, pluginConfigs: { a: {} }, modelOverrides: { a: 'b' } },
    { attribution: { commit: '', nope: 5 }, spinnerVerbs: { mode: 'append', verbs: ['x'] } },
    { statusLine: { type: 'command', command: 'true', padding: 0 } },
    { sandbox: { nope: 1 }, forceLoginMethod: 'console', feedbackSurveyRate: 0.5 },
  ];
  for (const settings of never) {
    it(`is none in ${JSON.stringify(settings)}`, () => {
      for (const version of ALL) assert.equal(wrongTypedKey({ ...settings }, version), undefined, String(version));
    });
  }

  const bounds: readonly (readonly [string, object, string, string])[] = [
    // settings, the last version that drops the file, the first that does not
    ['hooks that are a list', { hooks: [] }, '2.1.121', '2.1.122'],
    ['hooks of an event that are none', { hooks: { Stop: {} } }, '2.1.121', '2.1.122'],
    ['an unknown event', { hooks: { Nope: [] } }, '2.1.100', '2.1.101'],
    ['an event of later', { hooks: { ConfigChange: [] } }, '2.1.31', '2.1.52'],
    ['an entry that is none', { hooks: { Stop: ['x'] } }, '2.1.252', '2.1.257'],
    ['an entry without hooks', { hooks: { Stop: [{}] } }, '2.1.252', '2.1.257'],
    ['an entry with a wrong matcher', { hooks: { Stop: [{ matcher: 5, hooks: [] }] } }, '2.1.252', '2.1.257'],
    ['a hook that is none', { hooks: { Stop: [{ hooks: [5] }] } }, '2.1.252', '2.1.257'],
    ['a hook of unknown type', { hooks: { Stop: [{ hooks: [{ type: 'nope' }] }] } }, '2.1.252', '2.1.257'],
    ['a hook without command', { hooks: { Stop: [{ hooks: [{ type: 'command' }] }] } }, '2.1.252', '2.1.257'],
    ['a type of later', { hooks: { Stop: [{ hooks: [{ type: 'mcp_tool' }] }] } }, '2.1.100', '2.1.122'],
    ['a mode of later', { permissions: { defaultMode: 'manual' } }, '2.1.172', '2.1.252'],
    ['another schema', { $schema: 'https://example.com/x.json' }, '2.1.173', '2.1.174'],
    ['an unknown login', { forceLoginMethod: 'nope' }, '2.1.161', '2.1.162'],
    ['one server', { enabledMcpjsonServers: 'x' }, '2.1.296', '2.1.299'],
    ['a switch that is null', { enableAllProjectMcpServers: null }, '2.1.281', '2.1.282'],
    ['a list that is null', { blockedMarketplaces: null }, '2.1.281', '2.1.282'],
    ['a word that is null', { disableAutoMode: null }, '2.1.281', '2.1.282'],
    ['attribution that is a switch', { attribution: true }, '2.1.280', '2.1.281'],
    ['a list that is none any more', { deniedMcpServers: 5 }, '2.1.153', '2.1.154'],
  ];
  for (const [what, settings, last, first] of bounds) {
    it(`is ${what}, up to ${last}`, () => {
      assert.deepEqual(
        [last, first, null].map((version) => isVoid(settings, version)),
        [true, false, false],
      );
    });
  }

  it('is 0 days, from 2.1.89 on', () =>
    assert.deepEqual(
      ['2.1.88', '2.1.89', null].map((version) => isVoid({ cleanupPeriodDays: 0 }, version)),
      [false, true, true],
    ));

  it('is a bad permission rule, up to 2.1.45', () => {
    for (const rule of ['', 'Bash(', '(x)', 5, 'Bash()', ' Bash']) {
      const voided = ALL.map((version) => isVoid({ permissions: { deny: [rule] } }, version));
      assert.deepEqual(voided, [true, false, false, false], String(rule));
    }
  });
});
