import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Platform } from '../core/model.ts';
import type { FileOperations } from './fileOperations.ts';

/** Where backups, undo records, locks and journals are kept; the window and the terminal share it. */
export class StateFolder {
  readonly root: string;
  readonly #files: FileOperations;

  constructor(root: string, files: FileOperations) {
    this.root = root;
    this.#files = files;
  }

  /** The folder for one kind of record, made if need be; nobody else may look into it. */
  async folder(...names: readonly string[]): Promise<string> {
    const folder = path.join(this.root, ...names);
    await this.#files.mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  }
}

/** The state folder of a home, by the platform's custom. `xdgStateHome`: the variable of that name. */
export function stateRoot(platform: Platform, home: string, xdgStateHome: string | undefined): string {
  if (xdgStateHome !== undefined && path.isAbsolute(xdgStateHome)) return path.join(xdgStateHome, NAME);
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', NAME);
  if (platform === 'win32') return path.join(home, 'AppData', 'Local', NAME);
  return path.join(home, '.local', 'state', NAME);
}

const NAME = 'claude-code-env';

/** A file's own name inside the state folder. */
export function keyOf(file: string): string {
  return createHash('sha256').update(file).digest('hex').slice(0, 24);
}
