import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * The main checkout of the repository that holds `folder`, read from `.git` alone: no program is started. For a
 * worktree this is the checkout that owns it. Null outside a repository. An empty `.git` folder counts (measured).
 */
export async function mainCheckoutOf(folder: string): Promise<string | null> {
  const dotGit = path.join(folder, '.git');
  const found = await stat(dotGit).catch(() => null);
  if (found?.isDirectory()) return folder;
  if (found?.isFile()) return (await ownerOf(dotGit)) ?? folder;
  const parent = path.dirname(folder);
  return parent === folder ? null : mainCheckoutOf(parent);
}

/** For the `.git` file of a worktree, the checkout that owns it; null for a submodule, which is its own root. */
async function ownerOf(dotGitFile: string): Promise<string | null> {
  const named = /^gitdir:\s*(.+?)\s*$/m.exec(await readFile(dotGitFile, 'utf8'))?.[1];
  if (!named) return null;
  const gitDir = path.resolve(path.dirname(dotGitFile), named);
  const common = await readFile(path.join(gitDir, 'commondir'), 'utf8').catch(() => null);
  if (common === null) return null;
  const commonDir = path.resolve(gitDir, common.trim());
  return path.basename(commonDir) === '.git' ? path.dirname(commonDir) : null;
}
