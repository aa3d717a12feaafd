import { createHash } from 'node:crypto';
import path from 'node:path';
import type { FileOperations } from './fileOperations.ts';
import { discard } from './scratch.ts';
import { keyOf } from './stateFolder.ts';
import { codeOf } from './textFile.ts';
import type { WriteContext } from './writeContext.ts';

/** A kept copy of a settings file, as it was before we changed it. */
export interface Backup {
  readonly id: string;
  /** The real path of the file. */
  readonly path: string;
  /** In ms since 1970. */
  readonly time: number;
  readonly size: number;
}

export type BackupContent = Omit<Backup, 'size'> & { readonly content: Uint8Array };

/** Backups are kept this long, and so many for each file. */
const DAYS = 30;
const KEPT = 20;
const DAY_MS = 86_400_000;
export const BACKUPS = 'backups';

/** Keeps a copy, for its owner alone; old ones go. Resolves when it is on the disk. The latest copy is not kept twice. */
export async function keepBackup(file: string, bytes: Uint8Array, { files, state }: WriteContext): Promise<void> {
  const time = Date.now();
  const folder = await state.folder(BACKUPS, keyOf(file));
  const names = (await files.readdir(folder)).filter(isRecord).toSorted().toReversed();
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  if (names[0]?.endsWith(`-${hash}.json`)) return;
  const content = Buffer.from(bytes).toString('base64');
  await state.writeRecord(path.join(folder, `${time}-${hash}.json`), JSON.stringify({ path: file, time, content }));
  await state.sweep(folder);
  await expire(folder, names, KEPT - 1, files);
}

/** Removes the backups whose time has come, of all files. */
export async function expireBackups({ files, state }: WriteContext): Promise<void> {
  for (const folder of await state.names(BACKUPS)) {
    const names = (await state.names(BACKUPS, folder)).filter(isRecord).toReversed();
    await expire(path.join(state.root, BACKUPS, folder), names, KEPT, files);
  }
}

/** `names`: the newest first. They begin with the time, so their order is that of age. */
async function expire(folder: string, names: readonly string[], kept: number, files: FileOperations): Promise<void> {
  const oldest = Date.now() - DAYS * DAY_MS;
  const gone = names.filter((name, index) => index >= kept || Number.parseInt(name, 10) < oldest);
  await Promise.all(gone.map((name) => discard(path.join(folder, name), files)));
}

/** All backups, the newest first. What cannot be read is passed over. */
export async function listBackups(context: WriteContext): Promise<Backup[]> {
  const { state } = context;
  const folders = await state.names(BACKUPS);
  const ids = await Promise.all(
    folders.map(async (folder) =>
      (await state.names(BACKUPS, folder)).filter(isRecord).map((name) => `${folder}/${name.slice(0, -ENDING.length)}`),
    ),
  );
  const records = await Promise.all(ids.flat().map((id) => readBackup(id, context)));
  return records
    .filter((record) => record !== null)
    .map(({ content, ...backup }) => ({ ...backup, size: content.length }))
    .toSorted((a, b) => b.time - a.time || (a.id < b.id ? 1 : -1));
}

/** The bytes of a backup and where they belong; null where there is none of that id. */
export async function readBackup(id: string, { state }: WriteContext): Promise<BackupContent | null> {
  const [, folder, name] = /^([\da-f]+)\/(\d+-[\da-f]+)$/.exec(id) ?? [];
  if (folder === undefined || name === undefined) return null;
  try {
    const text = await state.readRecord(path.join(state.root, BACKUPS, folder, name + ENDING));
    if (text === null) return null;
    const record = JSON.parse(text) as { path: string; time: number; content: string };
    return { id, path: record.path, time: record.time, content: Buffer.from(record.content, 'base64') };
  } catch (error) {
    if (error instanceof SyntaxError || codeOf(error) !== undefined) return null;
    throw error;
  }
}

const ENDING = '.json';
const isRecord = (name: string): boolean => name.endsWith(ENDING);
