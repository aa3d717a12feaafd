import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { describe, it } from 'mocha';
import { createDisk } from '../../src/node/disk.ts';
import { isIgnored, withIgnored } from '../../src/node/gitIgnore.ts';
import { repositoryOf } from '../../src/node/repository.ts';
import { folder } from './support/folder.ts';

const LOCAL = 'repo/sub/.claude/settings.local.json';

describe('git ignores a file', () => {
  const { at, write } = folder();
  const gitEnv = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], HOME: at('home'), GIT_CONFIG_NOSYSTEM: '1' });

  function init(): void {
    mkdirSync(at('repo/sub/.claude'), { recursive: true });
    mkdirSync(at('home'), { recursive: true });
    execFileSync('git', ['init', '-q', at('repo')], { env: gitEnv() });
  }

  async function ours(): Promise<boolean> {
    const repository = await repositoryOf(at('repo/sub'), createDisk());
    assert.ok(repository);
    return isIgnored(at(LOCAL), repository, at('home'));
  }

  /** What git itself says. */
  function gits(): boolean {
    const { status } = spawnSync('git', ['-C', at('repo'), 'check-ignore', '-q', at(LOCAL)], { env: gitEnv() });
    return status === 0;
  }

  const cases: readonly (readonly [string, Readonly<Record<string, string>>, boolean])[] = [
    ['not, where nobody says so', {}, false],
    ['by its path', { 'repo/.gitignore': '/sub/.claude/settings.local.json\n' }, true],
    ['by its name', { 'repo/.gitignore': 'settings.local.json' }, true],
    ['by its folder', { 'repo/.gitignore': '.claude/\n' }, true],
    ['by a pattern', { 'repo/.gitignore': '# mine\n**/.claude/*.local.json\n' }, true],
    ['not, by a path that starts elsewhere', { 'repo/.gitignore': '/.claude/settings.local.json\n' }, false],
    ['by a list in its folder', { 'repo/sub/.claude/.gitignore': '*.local.json\n' }, true],
    [
      'not, where a nearer list takes it back',
      { 'repo/.gitignore': '*.local.json\n', 'repo/sub/.gitignore': '!*.local.json\n' },
      false,
    ],
    [
      'in spite of that, where its folder is ignored',
      { 'repo/.gitignore': '.claude\n', 'repo/sub/.claude/.gitignore': '!*.local.json\n' },
      true,
    ],
    ['by the repository’s own list', { 'repo/.git/info/exclude': 'settings.local.json\n' }, true],
    ['by the user’s list', { 'home/.config/git/ignore': '**/.claude/settings.local.json\n' }, true],
    [
      'not, where the repository takes that back',
      { 'home/.config/git/ignore': '*.local.json\n', 'repo/.gitignore': '!*.local.json\n' },
      false,
    ],
  ];
  for (const [how, files, expected] of cases) {
    it(how, async () => {
      init();
      for (const [name, text] of Object.entries(files)) write(name, text);
      assert.deepEqual([await ours(), gits()], [expected, expected]);
    });
  }

  it('that is named in its list by us', async () => {
    for (const before of ['', 'node_modules', 'node_modules\r\n']) {
      init();
      write('repo/.gitignore', withIgnored(before, at(LOCAL), at('repo')));
      assert.deepEqual([await ours(), gits()], [true, true], JSON.stringify(before));
    }
    assert.equal(withIgnored('a\r\n', at(LOCAL), at('repo')), 'a\r\n/sub/.claude/settings.local.json\r\n');
  });
});
