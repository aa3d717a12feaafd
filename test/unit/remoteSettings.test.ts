import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Place, settingsSources } from '../../src/core/locations.ts';
import { withRemoteSettings } from '../../src/core/remoteSettings.ts';
import { reportOn, type Variables } from '../support/world.ts';

const KEY = { ANTHROPIC_API_KEY: 'k' };

/** Scope and name of every source of a client with these user settings. */
function sources(version: string | null, user: Variables): string[] {
  const place: Place = {
    platform: 'linux',
    home: '/home/ann',
    folder: null,
    configDir: undefined,
    managedDir: '/etc/claude-code',
    dropIns: [],
    gitRoot: null,
    version,
  };
  const all = withRemoteSettings(place, settingsSources(place), reportOn({ user, version }));
  return all.map(({ path, scope }) => `${scope} ${path}`);
}

const CACHE = 'managed /home/ann/.claude/remote-settings.json';
const FILE = 'managed /etc/claude-code/managed-settings.json';
const REST = ['user /home/ann/.claude/settings.json', 'legacy /home/ann/.claude.json'];

describe('the cache of server-managed settings', () => {
  it('stands behind the managed file, from 2.1.172 on', () => {
    for (const version of ['2.1.172', '2.1.329']) assert.deepEqual(sources(version, KEY), [FILE, CACHE, ...REST]);
  });

  it('stands in the place of that file before', () => assert.deepEqual(sources('2.1.89', KEY), [CACHE, ...REST]));

  it('is not read by an older client', () => assert.deepEqual(sources('2.1.31', KEY), [FILE, ...REST]));

  it('is read for a first-party user with an API key only', () => {
    for (const user of [
      {},
      { ANTHROPIC_API_KEY: '' },
      { ...KEY, CLAUDE_CODE_USE_BEDROCK: '1' },
      { ...KEY, ANTHROPIC_BASE_URL: 'https://llm.example.com' },
    ])
      assert.deepEqual(sources('2.1.329', user), [FILE, ...REST]);
  });
});
