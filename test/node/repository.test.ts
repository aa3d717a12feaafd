import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { createDisk } from '../../src/node/disk.ts';
import { isTracked } from '../../src/node/gitIndex.ts';
import { type Repository, repositoryOf } from '../../src/node/repository.ts';
import { folder } from './support/folder.ts';

const look = (of: string): Promise<Repository | null> => repositoryOf(of, createDisk());
const mainCheckoutOf = async (of: string): Promise<string | null> => (await look(of))?.mainCheckout ?? null;

function git(cwd: string, ...args: string[]): void {
  const env = { PATH: process.env['PATH'] ?? '', HOME: cwd, GIT_CONFIG_NOSYSTEM: '1', GIT_ALLOW_PROTOCOL: 'file' };
  execFileSync(
    'git',
    ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'protocol.file.allow=always', ...args],
    {
      cwd,
      env,
      stdio: 'pipe',
    },
  );
}

function makeRepository(at: string): string {
  mkdirSync(at, { recursive: true });
  git(at, 'init', '-q');
  git(at, 'commit', '-q', '--allow-empty', '-m', 'start');
  return at;
}

describe('the main checkout', () => {
  const { at, write } = folder();

  it('is none outside a repository', async () => {
    mkdirSync(at('plain'));
    assert.equal(await mainCheckoutOf(at('plain')), null);
  });

  it('is the folder with .git, for it and all below', async () => {
    const repository = makeRepository(at('repo'));
    mkdirSync(at('repo/a/b'), { recursive: true });
    assert.equal(await mainCheckoutOf(repository), repository);
    assert.equal(await mainCheckoutOf(at('repo/a/b')), repository);
  });

  it('is found for a folder that does not exist', async () => {
    const repository = makeRepository(at('repo'));
    assert.equal(await mainCheckoutOf(at('repo/not/there')), repository);
  });

  it('may have an empty .git folder', async () => {
    mkdirSync(at('repo/.git'), { recursive: true });
    assert.equal(await mainCheckoutOf(at('repo')), at('repo'));
  });

  it('of a worktree is the one that owns it', async () => {
    const repository = makeRepository(at('repo'));
    git(repository, 'worktree', 'add', '-q', at('tree'));
    mkdirSync(at('tree/sub'));
    assert.equal(await mainCheckoutOf(at('tree')), repository);
    assert.equal(await mainCheckoutOf(at('tree/sub')), repository);
  });

  it('of a worktree that is named by a relative path is the one that owns it', async () => {
    const repository = makeRepository(at('repo'));
    git(repository, 'worktree', 'add', '-q', at('tree'));
    write('tree/.git', 'gitdir: ../repo/.git/worktrees/tree\n');
    assert.equal(await mainCheckoutOf(at('tree')), repository);
  });

  it('of a worktree of a bare repository is the worktree', async () => {
    makeRepository(at('repo'));
    git(at('.'), 'clone', '-q', '--bare', at('repo'), at('bare.git'));
    git(at('bare.git'), 'worktree', 'add', '-q', at('tree'));
    assert.equal(await mainCheckoutOf(at('tree')), at('tree'));
  });

  it('of a submodule is the submodule', async () => {
    makeRepository(at('lib'));
    const repository = makeRepository(at('repo'));
    git(repository, 'submodule', 'add', '-q', at('lib'), 'vendor/lib');
    assert.equal(await mainCheckoutOf(at('repo/vendor/lib')), at('repo/vendor/lib'));
  });

  it('of a nested repository is the inner one', async () => {
    makeRepository(at('repo'));
    const inner = makeRepository(at('repo/inner'));
    assert.equal(await mainCheckoutOf(inner), inner);
  });

  it('of a repository whose .git lies elsewhere is the folder itself', async () => {
    mkdirSync(at('repo'));
    git(at('repo'), 'init', '-q', `--separate-git-dir=${at('elsewhere')}`);
    assert.equal(await mainCheckoutOf(at('repo')), at('repo'));
  });

  it('is the folder itself where .git says nothing that git would write', async () => {
    for (const text of ['', 'nonsense', 'gitdir:\n', 'gitdir: /nowhere/at/all\n', '\u0000']) {
      write('repo/.git', text);
      assert.equal(await mainCheckoutOf(at('repo')), at('repo'), JSON.stringify(text));
    }
  });
});

describe('a file that git tracks', () => {
  const { at, write } = folder();

  async function tracked(file: string): Promise<boolean | null> {
    const repository = await look(path.dirname(file));
    assert.ok(repository);
    return isTracked(repository, file);
  }

  for (const version of ['2', '3', '4']) {
    it(`is told from one that it does not, by an index of version ${version}`, async () => {
      const repository = makeRepository(at('repo'));
      for (let index = 0; index < 30; index += 1) write(`repo/a/file-${index}.txt`, 'x');
      const file = write('repo/.claude/settings.json', '{}');
      const other = write('repo/.claude/settings.local.json', '{}');
      const later = write('repo/.claude/later.json', '{}');
      git(repository, 'add', '.');
      git(repository, 'rm', '-q', '--cached', '.claude/settings.local.json');
      git(repository, 'update-index', '--index-version', version);
      if (version !== '2') git(repository, 'rm', '-q', '--cached', '.claude/later.json');
      if (version === '3') git(repository, 'add', '--intent-to-add', later);
      assert.equal(await tracked(file), true);
      assert.equal(await tracked(other), false);
      assert.equal(await tracked(later), version !== '4');
    });
  }

  it('is told in a worktree by the worktree’s own index', async () => {
    const repository = makeRepository(at('repo'));
    const file = write('repo/.claude/settings.json', '{}');
    git(repository, 'worktree', 'add', '-q', at('tree'));
    git(repository, 'add', '.');
    const inTree = write('tree/.claude/settings.json', '{}');
    assert.deepEqual([await tracked(file), await tracked(inTree)], [true, false]);
  });

  it('is not known where there is no index, or one that is cut off or of another form', async () => {
    mkdirSync(at('repo/.git'), { recursive: true });
    const file = write('repo/settings.json', '{}');
    assert.equal(await tracked(file), null);
    for (const index of [
      '',
      'DIRC',
      'nonsense that is longer than a header',
      'DIRC\u0000\u0000\u0000\u0002\u0000\u0000\u0000\u0009cut off',
      'DIRC\u0000\u0000\u0000\u0009\u0000\u0000\u0000\u0000',
    ]) {
      write('repo/.git/index', index);
      assert.equal(await tracked(file), null, JSON.stringify(index));
    }
  });
});
