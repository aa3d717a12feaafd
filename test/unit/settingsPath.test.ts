import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isSettingsPath, startFolderOf } from '../../src/core/settingsPath.ts';

describe('a settings file', () => {
  it('is known by its path, on every system', () => {
    for (const path of [
      '/home/ann/.claude/settings.json',
      '/work/proj/.claude/settings.local.json',
      'C:\\work\\.claude\\settings.json',
      '/etc/claude-code/managed-settings.json',
      '/etc/claude-code/managed-settings.d/10-base.json',
    ])
      assert.equal(isSettingsPath(path), true, path);
    for (const path of [
      '/work/settings.json',
      '/work/.claude/other.json',
      '/work/x.claude/settings.json',
      '/home/ann/.claude.json',
    ])
      assert.equal(isSettingsPath(path), false, path);
  });

  it('belongs to the folder around its .claude', () => {
    assert.equal(startFolderOf('/work/proj/.claude/settings.json'), '/work/proj');
    assert.equal(startFolderOf('C:\\work\\.claude\\settings.local.json'), 'C:\\work');
    for (const path of ['/etc/claude-code/managed-settings.json', '/.claude/settings.json', '/work/settings.json'])
      assert.equal(startFolderOf(path), null, path);
  });
});
