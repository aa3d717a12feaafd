import path from 'node:path';
import type { FileOperations } from './fileOperations.ts';

/** The topmost folder that has to be made before `folder` is there; null where it is there. */
export async function missingFolder(folder: string, files: FileOperations): Promise<string | null> {
  const parent = path.dirname(folder);
  if (parent === folder || (await files.stat(folder).catch(() => null))) return null;
  return (await missingFolder(parent, files)) ?? folder;
}

/** Removes folders from `folder` up to `top`, as long as they are empty: whatever came in since stays. */
export async function removeEmptyFolders(folder: string, top: string, files: FileOperations): Promise<void> {
  const remove = (): Promise<void> => files.rmdir(folder);
  const isGone = await remove()
    .catch(remove)
    .then(
      () => true,
      () => false,
    );
  if (isGone && folder !== top) await removeEmptyFolders(path.dirname(folder), top, files);
}
