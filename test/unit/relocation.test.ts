import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Place, settingsSources } from '../../src/core/locations.ts';
import type { Scope } from '../../src/core/model.ts';
import { relocated } from '../../src/core/relocation.ts';
import { readSettingsFile } from '../../src/core/settingsFile.ts';

const PLACE: Place = {
  platform: 'linux',
  home: '/home/ann',
  folder: '/work/proj',
  configDir: undefined,
  managedDir: '/etc/claude-code',
  dropIns: [],
  gitRoot: null,
  version: '2.1.329',
};

/** The user's sources, where these scopes name another folder. */
function userSources(named: Partial<Record<Scope, string>>): (string | null)[] {
  const sources = settingsSources(PLACE);
  const files = sources.map((source) => {
    const text = JSON.stringify({ env: { CLAUDE_CONFIG_DIR: named[source.scope] } });
    return readSettingsFile(source, { kind: 'text', text, encoding: 'utf-8', saved: true }, PLACE.version);
  });
  return relocated(PLACE, sources, files)
    .filter(({ scope }) => scope === 'user')
    .map(({ path }) => path);
}

const OWN = '/home/ann/.claude/settings.json';
const OTHER = '/other/settings.json';

describe('CLAUDE_CONFIG_DIR inside the settings', () => {
  it('of nobody changes nothing', () => assert.deepEqual(userSources({}), [OWN]));
  it('of the user puts the other file on top', () => assert.deepEqual(userSources({ user: '/other' }), [OTHER, OWN]));
  it('of the administrator does so, too', () => assert.deepEqual(userSources({ managed: '/other' }), [OTHER, OWN]));
  it('of the state file replaces the user’s', () => assert.deepEqual(userSources({ legacy: '/other' }), [OTHER]));
  it('of a project has no effect', () => assert.deepEqual(userSources({ project: '/other', local: '/other' }), [OWN]));
  it('of the administrator beats the user’s', () =>
    assert.deepEqual(userSources({ managed: '/other', user: '/third' }), [OTHER, OWN]));
  it('of the user beats the state file’s', () =>
    assert.deepEqual(userSources({ user: '/other', legacy: '/third' }), [OTHER, OWN]));
  it('that names the same folder changes nothing', () =>
    assert.deepEqual(userSources({ user: '/home/ann/.claude/' }), [OWN]));
  it('that is empty changes nothing', () => assert.deepEqual(userSources({ user: '' }), [OWN]));
  it('that is relative counts from the start folder', () =>
    assert.deepEqual(userSources({ user: 'cc' }), ['/work/proj/cc/settings.json', OWN]));

  it('set twice means the last', () => {
    const sources = settingsSources(PLACE);
    const text = '{"env": {"CLAUDE_CONFIG_DIR": "/first", "CLAUDE_CONFIG_DIR": "/other"}}';
    const files = sources.map((source) =>
      readSettingsFile(
        source,
        source.scope === 'user' ? { kind: 'text', text, encoding: 'utf-8', saved: true } : { kind: 'absent' },
        null,
      ),
    );
    assert.ok(relocated(PLACE, sources, files).some(({ path }) => path === OTHER));
  });
});
