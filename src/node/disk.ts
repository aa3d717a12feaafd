import { readdir, stat } from 'node:fs/promises';
import type { Content } from '../core/model.ts';
import { readContent } from './textFile.ts';

/**
 * The disk as one audit sees it: every file and folder is looked at once, however many workspace folders ask for it.
 * Make a new one for every audit; nothing is kept longer.
 */
export interface Disk {
  readonly read: (file: string) => Promise<Content>;
  /** The names in a folder; none where there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly kind: (path: string) => Promise<'file' | 'folder' | null>;
}

/** `openText` gives what an open editor shows of a file, where that is to count instead of the disk. */
export function createDisk(openText: (file: string) => Content | undefined = () => undefined): Disk {
  return {
    read: memoized((file) => Promise.resolve(openText(file) ?? readContent(file))),
    list: memoized((folder) => readdir(folder).catch(() => [])),
    kind: memoized(kindOf),
  };
}

async function kindOf(path: string): Promise<'file' | 'folder' | null> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return 'folder';
  return found?.isFile() ? 'file' : null;
}

function memoized<T>(look: (path: string) => Promise<T>): (path: string) => Promise<T> {
  const seen = new Map<string, Promise<T>>();
  return (path) => {
    const answer = seen.get(path) ?? look(path);
    seen.set(path, answer);
    return answer;
  };
}
