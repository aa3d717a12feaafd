import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'mocha';

/** A folder of its own for every test of a suite. */
export interface Folder {
  /** The path of a name in it. */
  readonly at: (...names: string[]) => string;
  /** Writes a file, and the folders above it. */
  readonly write: (name: string, content: string | Uint8Array) => string;
  readonly read: (name: string) => string;
  /** The names of all that is in it, folders with a slash, sorted. */
  readonly list: (name?: string) => string[];
  /** The permission bits of a file or folder. */
  readonly mode: (name: string) => number;
  readonly isLink: (name: string) => boolean;
}

export function folder(): Folder {
  let root = '';
  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'env-manager-')));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const at = (...names: string[]): string => path.join(root, ...names);
  return {
    at,
    write: (name, content) => {
      mkdirSync(path.dirname(at(name)), { recursive: true });
      writeFileSync(at(name), content);
      return at(name);
    },
    read: (name) => readFileSync(at(name), 'utf8'),
    list: (name = '.') =>
      readdirSync(at(name), { recursive: true, withFileTypes: true })
        .map(
          (entry) =>
            path.relative(at(name), path.join(entry.parentPath, entry.name)) + (entry.isDirectory() ? '/' : ''),
        )
        .toSorted(),
    mode: (name) => statSync(at(name)).mode & 0o7777,
    isLink: (name) => lstatSync(at(name)).isSymbolicLink(),
  };
}
