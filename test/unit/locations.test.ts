import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { configDirOf, managedDirOf, movedUserSource, type Place, settingsSources } from '../../src/core/locations.ts';

const LINUX: Place = {
  platform: 'linux',
  home: '/home/ann',
  folder: '/work/proj',
  configDir: undefined,
  managedDir: '/etc/claude-code',
  dropIns: [],
  gitRoot: null,
  version: '2.1.329',
};

const WINDOWS: Place = {
  ...LINUX,
  platform: 'win32',
  home: 'C:\\Users\\ann',
  folder: 'D:\\proj',
  managedDir: 'C:\\Program Files\\ClaudeCode',
};

/** Scope and path of every source, strongest first. */
const sources = (place: Place): string[] => settingsSources(place).map(({ scope, path }) => `${scope} ${path}`);
const of = (scope: string, place: Place): string[] => sources(place).filter((source) => source.startsWith(scope));

describe('settings lie', () => {
  it('on Linux', () => {
    assert.deepEqual(sources(LINUX), [
      'managed /etc/claude-code/managed-settings.json',
      'local /work/proj/.claude/settings.local.json',
      'project /work/proj/.claude/settings.json',
      'user /home/ann/.claude/settings.json',
      'legacy /home/ann/.claude.json',
    ]);
  });

  it('on macOS', () => {
    const place: Place = { ...LINUX, platform: 'darwin', home: '/Users/ann', managedDir: managedDirOf('darwin') };
    assert.deepEqual(sources(place), [
      'managed /Library/Application Support/ClaudeCode/managed-settings.json',
      'local /work/proj/.claude/settings.local.json',
      'project /work/proj/.claude/settings.json',
      'user /Users/ann/.claude/settings.json',
      'legacy /Users/ann/.claude.json',
    ]);
  });

  it('on Windows', () => {
    assert.deepEqual(sources(WINDOWS), [
      'managed C:\\Program Files\\ClaudeCode\\managed-settings.json',
      'local D:\\proj\\.claude\\settings.local.json',
      'project D:\\proj\\.claude\\settings.json',
      'user C:\\Users\\ann\\.claude\\settings.json',
      'legacy C:\\Users\\ann\\.claude.json',
    ]);
  });

  it('nowhere in a project where there is none', () => {
    assert.deepEqual(sources({ ...LINUX, folder: null }), [
      'managed /etc/claude-code/managed-settings.json',
      'user /home/ann/.claude/settings.json',
      'legacy /home/ann/.claude.json',
    ]);
  });

  it('in the managed folder of each platform', () => {
    assert.deepEqual(
      [managedDirOf('linux'), managedDirOf('win32')],
      ['/etc/claude-code', 'C:\\Program Files\\ClaudeCode'],
    );
  });
});

describe('CLAUDE_CONFIG_DIR', () => {
  const moved = (configDir: string, place: Place = LINUX): string[] => sources({ ...place, configDir }).slice(-2);

  it('moves the user’s settings and the state file', () => {
    assert.deepEqual(moved('/opt/cc/'), ['user /opt/cc/settings.json', 'legacy /opt/cc/.claude.json']);
  });

  it('counts from the start folder where it is relative', () => {
    assert.deepEqual(moved('cc'), ['user /work/proj/cc/settings.json', 'legacy /work/proj/cc/.claude.json']);
  });

  it('is not expanded', () => {
    assert.deepEqual(moved('~/cc'), ['user /work/proj/~/cc/settings.json', 'legacy /work/proj/~/cc/.claude.json']);
  });

  it('set but empty means the start folder, and the state file stays', () => {
    assert.deepEqual(moved(''), ['user /work/proj/settings.json', 'legacy /home/ann/.claude.json']);
  });

  it('set but empty means the home folder where there is no start folder', () => {
    assert.equal(configDirOf({ ...LINUX, folder: null, configDir: '' }), '/home/ann');
  });

  it('is taken as it is where it is relative to nothing', () => {
    assert.equal(configDirOf({ ...LINUX, folder: null, configDir: 'cc' }), 'cc');
  });

  it('may be a drive or a share on Windows', () => {
    assert.deepEqual(
      ['E:\\cc', 'e:/cc', '\\\\nas\\cc', 'cc'].map((configDir) => moved(configDir, WINDOWS)[0]),
      [
        'user E:\\cc\\settings.json',
        'user e:/cc\\settings.json',
        'user \\\\nas\\cc\\settings.json',
        'user D:\\proj\\cc\\settings.json',
      ],
    );
  });

  it('inside the settings names one more user file', () => {
    assert.deepEqual(movedUserSource(LINUX, '/opt/cc'), { scope: 'user', path: '/opt/cc/settings.json' });
  });
});

describe('managed drop-ins', () => {
  const place: Place = { ...LINUX, dropIns: ['10-b.json', '9-a.json', '.hidden.json', 'readme.txt', '20-c.json'] };
  const names = (version: string | null): string[] =>
    of('managed', { ...place, version }).map((source) => source.slice(source.lastIndexOf('/') + 1));

  it('beat the managed file, the later by name the earlier', () => {
    assert.deepEqual(names('2.1.329'), ['9-a.json', '20-c.json', '10-b.json', 'managed-settings.json']);
  });

  it('are read since 2.1.83, and by a client nobody knows', () => {
    assert.deepEqual(
      ['2.1.31', '2.1.81', '2.1.83', null].map((version) => names(version).length),
      [1, 1, 4, 4],
    );
  });
});

describe('the local file of the git root', () => {
  const inRepository: Place = { ...LINUX, folder: '/work/repo/sub', gitRoot: '/work/repo' };

  it('beats the start folder’s', () => {
    assert.deepEqual(of('local', inRepository), [
      'local /work/repo/.claude/settings.local.json',
      'local /work/repo/sub/.claude/settings.local.json',
    ]);
  });

  it('counts since 2.1.211, and for a client nobody knows', () => {
    assert.deepEqual(
      ['2.1.210', '2.1.211', null].map((version) => of('local', { ...inRepository, version }).length),
      [1, 2, 2],
    );
  });

  it('is there once where Claude Code starts at the root', () => {
    assert.equal(of('local', { ...inRepository, folder: '/work/repo' }).length, 1);
  });

  it('does not count where the root is the home folder', () => {
    assert.equal(of('local', { ...inRepository, home: '/work/repo' }).length, 1);
  });

  it('does not count on Windows', () => {
    assert.equal(of('local', { ...WINDOWS, gitRoot: 'D:\\' }).length, 1);
  });

  it('says nothing of the project’s shared file', () => {
    assert.deepEqual(of('project', inRepository), ['project /work/repo/sub/.claude/settings.json']);
  });
});

describe('started in the home folder', () => {
  const atHome: Place = { ...LINUX, folder: '/home/ann' };

  it('the project’s file is the user’s own, once', () => {
    assert.deepEqual(sources(atHome), [
      'managed /etc/claude-code/managed-settings.json',
      'local /home/ann/.claude/settings.local.json',
      'user /home/ann/.claude/settings.json',
      'legacy /home/ann/.claude.json',
    ]);
  });

  it('the two are two where CLAUDE_CONFIG_DIR moves the user’s', () => {
    assert.deepEqual(of('project', { ...atHome, configDir: '/opt/cc' }), ['project /home/ann/.claude/settings.json']);
  });
});
