import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Disk } from './disk.ts';

/** A git repository, as its `.git` says it: no program is started. */
export interface Repository {
  /** The folder that holds `.git`. */
  readonly root: string;
  /** Where this work tree's index lies. */
  readonly gitDir: string;
  /** The checkout that owns the repository: another folder than `root` for a worktree. */
  readonly mainCheckout: string;
}

/** The repository that holds `folder`; null outside one. An empty `.git` folder counts (measured on Claude Code). */
export async function repositoryOf(folder: string, disk: Disk): Promise<Repository | null> {
  const dotGit = path.join(folder, '.git');
  const found = await disk.kind(dotGit);
  if (found === 'folder') return { root: folder, gitDir: dotGit, mainCheckout: folder };
  if (found === 'file') return linkedRepository(folder, dotGit);
  const parent = path.dirname(folder);
  return parent === folder ? null : repositoryOf(parent, disk);
}

/** `.git` is a file that names the real folder: a worktree, or a submodule, which is a root of its own. */
async function linkedRepository(root: string, dotGitFile: string): Promise<Repository> {
  const text = await readFile(dotGitFile, 'utf8').catch(() => '');
  const named = /^gitdir:\s*(.+?)\s*$/m.exec(text)?.[1];
  const gitDir = path.resolve(root, named ?? '.git');
  const common = await readFile(path.join(gitDir, 'commondir'), 'utf8').catch(() => null);
  const commonDir = common === null ? gitDir : path.resolve(gitDir, common.trim());
  const isWorktree = common !== null && path.basename(commonDir) === '.git';
  return { root, gitDir, mainCheckout: isWorktree ? path.dirname(commonDir) : root };
}
