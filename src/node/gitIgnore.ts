import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Repository } from './repository.ts';

/** One list of patterns; they speak of paths below `base`. */
interface Patterns {
  readonly base: string;
  readonly ignores: Ignore;
}

/**
 * Whether git ignores a file of a work tree, by its own files: `.gitignore` of every folder down to it, `info/exclude`,
 * and the user's list in its usual place. `core.excludesFile` elsewhere is not read.
 */
export async function isIgnored(file: string, { gitDir, root }: Repository, home: string): Promise<boolean> {
  const folders = foldersDownTo(path.dirname(file), root);
  const lists = await Promise.all([
    ...folders.toReversed().map((folder) => patterns(path.join(folder, '.gitignore'), folder)),
    patterns(path.join(gitDir, 'info', 'exclude'), root),
    patterns(path.join(home, '.config', 'git', 'ignore'), root),
  ]);
  const matches = (target: string): boolean => decide(target, lists);
  // What lies in an ignored folder is ignored, whatever is said of it.
  return folders.slice(1).some((folder) => matches(`${folder}${path.sep}`)) || matches(file);
}

/** `text` of a `.gitignore` with the file named in it; its line ends are kept. */
export function withIgnored(text: string, file: string, root: string): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const line = `/${path.relative(root, file).replaceAll(path.sep, '/')}`;
  return `${text}${text === '' || /[\r\n]$/.test(text) ? '' : eol}${line}${eol}`;
}

/** The root first. */
function foldersDownTo(folder: string, root: string): string[] {
  const names = path.relative(root, folder).split(path.sep).filter(Boolean);
  return [root, ...names.map((_, index) => path.join(root, ...names.slice(0, index + 1)))];
}

async function patterns(file: string, base: string): Promise<Patterns> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return { base, ignores: ignore().add(text) };
}

/** The strongest list that says anything decides. */
function decide(target: string, lists: readonly Patterns[]): boolean {
  const isFolder = target.endsWith(path.sep);
  for (const { base, ignores } of lists) {
    const below = path.relative(base, target).replaceAll(path.sep, '/');
    if (below === '' || below.startsWith('..')) continue;
    const { ignored, unignored } = ignores.test(isFolder ? `${below}/` : below);
    if (ignored || unignored) return ignored;
  }
  return false;
}
