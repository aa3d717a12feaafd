import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { readBytes } from './bytes.ts';
import type { FileOperations } from './fileOperations.ts';
import { discard, leftScratch, scratchName } from './scratch.ts';
import { codeOf } from './textFile.ts';

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

  /** The names in a folder of records, sorted; none where there is no such folder. */
  async names(...folder: readonly string[]): Promise<string[]> {
    try {
      return (await this.#files.readdir(path.join(this.root, ...folder))).toSorted();
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
  }

  /** Writes a record for its owner alone: whole and on the disk when this resolves, or not there at all. */
  async writeRecord(record: string, text: string): Promise<void> {
    await this.#write(record, [text], (handle) => handle.sync());
  }

  /** The same in pieces, for what can be found out again: after a power cut it may be broken. */
  async writeCache(record: string, pieces: Iterable<Uint8Array>): Promise<void> {
    await this.#write(record, pieces, () => Promise.resolve());
  }

  async #write(
    record: string,
    pieces: Iterable<string | Uint8Array>,
    flush: (handle: FileHandle) => Promise<void>,
  ): Promise<void> {
    const temporary = scratchName(record, 'tmp');
    try {
      const handle = await this.#files.open(temporary, 'wx', 0o600);
      try {
        for (const piece of pieces) await handle.writeFile(piece);
        await flush(handle);
      } finally {
        await handle.close();
      }
      await this.#files.rename(temporary, record);
    } catch (error) {
      await discard(temporary, this.#files);
      throw error;
    }
  }

  /** The text of a record; null where there is none. */
  async readRecord(record: string): Promise<string | null> {
    try {
      return await this.#files.readFile(record, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }

  /** The bytes of a record; null where there is none. */
  async readRecordBytes(record: string): Promise<Uint8Array | null> {
    return readBytes(record, this.#files);
  }

  /** Removes what processes that were killed left in a folder of records. */
  async sweep(folder: string): Promise<void> {
    for (const { file } of await leftScratch(folder, this.#files)) await discard(file, this.#files);
  }
}

/** A file's own name inside the state folder. */
export function keyOf(file: string): string {
  return createHash('sha256').update(file).digest('hex').slice(0, 24);
}
