import { type FSWatcher, statSync, watch } from 'node:fs';
import path from 'node:path';

/** For each folder, the names in it that matter. */
export type WatchedNames = ReadonlyMap<string, ReadonlySet<string>>;

/** Stand for every name with that ending. */
export const ANY_JSON = '*.json';
export const ANY_JSONL = '*.jsonl';

/**
 * Says when one of some files may have changed. Folders need not exist: they are seen when they come, go or are
 * replaced. The system's own notifications are used without a delay; where it has none, nothing is said.
 */
export class FileWatch {
  readonly #changed: () => void;
  #folders: readonly FolderWatch[] = [];

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Watches these files and no others. */
  follow(names: WatchedNames): void {
    const kept = this.#folders.filter(({ folder }) => names.has(folder));
    for (const gone of this.#folders) if (!kept.includes(gone)) gone.dispose();
    for (const folder of kept) folder.names = names.get(folder.folder) ?? new Set();
    const known = new Set(kept.map(({ folder }) => folder));
    const added = [...names].filter(([folder]) => !known.has(folder));
    this.#folders = [...kept, ...added.map(([folder, wanted]) => new FolderWatch(folder, wanted, this.#changed))];
  }

  dispose(): void {
    for (const folder of this.#folders) folder.dispose();
    this.#folders = [];
  }
}

/** One folder; while it is not there, the nearest one above it that is. */
class FolderWatch {
  readonly folder: string;
  names: ReadonlySet<string>;
  readonly #changed: () => void;
  #watcher: FSWatcher | undefined;
  /** Which folder is watched, and which of that name: a folder can be replaced by another. */
  #place: { readonly folder: string; readonly inode: number } | undefined;

  constructor(folder: string, names: ReadonlySet<string>, changed: () => void) {
    this.folder = folder;
    this.names = names;
    this.#changed = changed;
    this.#arm();
  }

  dispose(): void {
    this.#watcher?.close();
    this.#watcher = undefined;
  }

  /** Looks again after it has begun to watch: what came in between is not missed. */
  #arm(): void {
    for (let place = nearest(this.folder); place && !this.#isAt(place); place = nearest(this.folder)) {
      this.dispose();
      this.#place = place;
      if (!this.#watch(place.folder)) return;
    }
  }

  #isAt({ folder, inode }: { readonly folder: string; readonly inode: number }): boolean {
    return this.#watcher !== undefined && this.#place?.folder === folder && this.#place.inode === inode;
  }

  #watch(folder: string): boolean {
    try {
      this.#watcher = watch(folder, { persistent: false }, (_, name) => this.#seen(name));
      this.#watcher.on('error', () => this.#lost());
      return true;
    } catch {
      return false; // no permission, or no more watches to be had: the window's focus still tells
    }
  }

  #seen(name: string | null): void {
    const matters = this.#matters(name);
    this.#arm();
    if (matters) this.#changed();
  }

  #lost(): void {
    this.dispose();
    this.#arm();
    this.#changed();
  }

  #matters(name: string | null): boolean {
    if (name === null || this.#place === undefined) return true;
    const { folder } = this.#place;
    // The folder itself came or went, or one above it did.
    if (name === path.basename(folder)) return true;
    if (folder !== this.folder) return this.folder.startsWith(path.join(folder, name));
    return this.names.has(name) || this.names.has(`*${path.extname(name)}`);
  }
}

function nearest(folder: string): { readonly folder: string; readonly inode: number } | undefined {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return { folder, inode: found.ino };
  const parent = path.dirname(folder);
  return parent === folder ? undefined : nearest(parent);
}
