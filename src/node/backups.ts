import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { FileOperations } from './fileOperations.ts';
import { keyOf, type StateFolder } from './stateFolder.ts';
import { codeOf } from './textFile.ts';

/** A kept copy of a settings file, as it was before we changed it. */
export interface Backup {
  readonly id: string;
  /** The real path of the file. */
  readonly path: string;
  /** In ms since 1970. */
  readonly time: number;
  readonly size: number;
}

/** Backups are kept this long, and so many for each file. */
const DAYS = 30;
const KEPT = 20;
const DAY_MS = 86_400_000;
const FOLDER = 'backups';

interface Context {
  readonly files: FileOperations;
  readonly state: StateFolder;
}

/** Keeps a copy, for its owner alone; old ones go. Resolves when it is on the disk. */
export async function keepBackup(file: string, bytes: Uint8Array, { files, state }: Context): Promise<string> {
  const time = Date.now();
  const folder = await state.folder(FOLDER, keyOf(file));
  const name = `${time}-${randomUUID().slice(0, 8)}.json`;
  const record = JSON.stringify({ path: file, time, content: Buffer.from(bytes).toString('base64') });
  const handle = await files.open(path.join(folder, name), 'wx', 0o600);
  try {
    await handle.writeFile(record);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await prune(folder, files);
  return path.join(path.basename(folder), name.slice(0, -'.json'.length));
}

/** All backups, the newest first. What cannot be read is passed over. */
export async function listBackups({ files, state }: Context): Promise<Backup[]> {
  const root = path.join(state.root, FOLDER);
  const folders = await namesIn(root, files);
  const perFile = await Promise.all(
    folders.map(async (folder) => {
      const names = await namesIn(path.join(root, folder), files);
      const ids = names.filter((name) => name.endsWith('.json')).map((name) => path.join(folder, name.slice(0, -5)));
      return Promise.all(ids.map((id) => readRecord(id, { files, state })));
    }),
  );
  return perFile
    .flat()
    .filter((record) => record !== null)
    .map(({ content, ...backup }) => ({ ...backup, size: content.length }))
    .toSorted((a, b) => b.time - a.time || (a.id < b.id ? 1 : -1));
}

/** The bytes of a backup and where they belong; null where there is none of that id. */
export async function readBackup(
  id: string,
  context: Context,
): Promise<(Omit<Backup, 'size'> & { readonly content: Uint8Array }) | null> {
  return /^[\w-]+[\\/][\w-]+$/.test(id) ? readRecord(id, context) : null;
}

/** Deletes every backup. */
export async function forgetBackups({ files, state }: Context): Promise<void> {
  await files.rm(path.join(state.root, FOLDER), { recursive: true, force: true });
}

async function readRecord(
  id: string,
  { files, state }: Context,
): Promise<(Omit<Backup, 'size'> & { readonly content: Uint8Array }) | null> {
  try {
    const text = await files.readFile(path.join(state.root, FOLDER, `${id}.json`), 'utf8');
    const record = JSON.parse(text) as { path: string; time: number; content: string };
    return { id, path: record.path, time: record.time, content: Buffer.from(record.content, 'base64') };
  } catch (error) {
    if (error instanceof SyntaxError || codeOf(error) !== undefined) return null; // cut off when we were killed
    throw error;
  }
}

/** Names begin with the time, so their order is that of age. */
async function prune(folder: string, files: FileOperations): Promise<void> {
  const names = (await namesIn(folder, files)).toSorted().toReversed();
  const oldest = Date.now() - DAYS * DAY_MS;
  const gone = names.filter((name, index) => index >= KEPT || Number.parseInt(name, 10) < oldest);
  await Promise.all(gone.map((name) => files.rm(path.join(folder, name), { force: true })));
}

async function namesIn(folder: string, files: FileOperations): Promise<string[]> {
  try {
    return await files.readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
