import type { FileHandle } from 'node:fs/promises';
import { type Bytes, readBytes, readSettled, settled } from './bytes.ts';
import type { FileOperations } from './fileOperations.ts';
import { discard, scratchName } from './scratch.ts';
import { codeOf } from './textFile.ts';

/** A file that can still be read after another one has taken its name. */
export interface OldFile {
  readonly read: () => Promise<Bytes>;
  /** What is being written to it gets the time to become whole. */
  readonly readSettled: () => Promise<Bytes>;
  readonly letGo: () => Promise<void>;
}

/**
 * Holds a file open: nobody else can tell. A second name would be an event to whoever watches the file, and the watchers
 * of Node programs (chokidar, for one) then miss the replacement that follows within a few milliseconds, and all later
 * ones: measured on Claude Code 2.1.89 and 2.1.329. Null where it cannot be opened.
 */
export async function holdByHandle(file: string, files: FileOperations): Promise<OldFile | null> {
  const handle = await files.open(file, 'r').catch(nullWhereRefused);
  if (handle === null) return null;
  let isOpen = true;
  const read = (): Promise<Bytes> => readFromStart(handle);
  return {
    read,
    readSettled: () => settled({ read, writtenAt: async () => (await handle.stat().catch(() => null))?.mtimeMs }),
    letGo: async () => {
      if (isOpen) await handle.close().catch(() => undefined);
      isOpen = false;
    },
  };
}

/**
 * Gives a file a second name, for systems that let nobody replace an open file (Windows). Null where the file system
 * knows no second names: then a write in that last moment cannot be seen.
 */
export async function holdByName(file: string, files: FileOperations): Promise<OldFile | null> {
  const aside = scratchName(file, 'aside');
  if (!(await files.link(file, aside).then(() => true, nullWhereRefused))) return null;
  return {
    read: () => readBytes(aside, files),
    readSettled: () => readSettled(aside, files),
    letGo: () => discard(aside, files),
  };
}

async function readFromStart(handle: FileHandle): Promise<Bytes> {
  const { size } = await handle.stat();
  const bytes = new Uint8Array(size + 1); // one more: an empty buffer is refused
  let done = 0;
  for (;;) {
    const { bytesRead } = await handle.read(bytes, done, size - done, done);
    done += bytesRead;
    if (bytesRead === 0 || done === size) return bytes.subarray(0, done);
  }
}

function nullWhereRefused(error: unknown): null {
  if (codeOf(error) === undefined) throw error;
  return null;
}
