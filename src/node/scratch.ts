import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { FileOperations } from './fileOperations.ts';
import { isAlive } from './processes.ts';

/** A name for a file that exists only while we work; it carries our process id, so that others know whose it is. */
export function scratchName(file: string, kind: 'tmp' | 'aside'): string {
  return `${file}.${process.pid}.${randomUUID()}.${kind}`;
}

const PAUSES_MS = [0, 20, 80];

/** Removes a scratch file; what cannot be removed now is swept up by a later writer. */
export async function discard(file: string, files: FileOperations): Promise<void> {
  for (const pause of PAUSES_MS) {
    const isGone = await files.rm(file, { force: true }).then(
      () => true,
      () => false,
    );
    if (isGone) return;
    await wait(pause);
  }
}

/** Scratch files of a file, or of all files of a folder, that processes left which were killed. */
export async function leftScratch(
  folder: string,
  files: FileOperations,
  base?: string,
): Promise<{ readonly file: string; readonly kind: 'tmp' | 'aside' }[]> {
  const names = await files.readdir(folder).catch(() => []);
  return names.flatMap((name) => {
    const [, of, pid, kind] = SCRATCH.exec(name) ?? [];
    const isOurs = of !== undefined && (base === undefined || of === base);
    if (!isOurs || isAlive(Number(pid))) return [];
    return [{ file: path.join(folder, name), kind: kind === 'aside' ? 'aside' : 'tmp' }];
  });
}

const SCRATCH = /^(.+)\.(\d+)\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.(tmp|aside)$/;
