import { lstat, readlink, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { FileOperations } from './fileOperations.ts';
import { codeOf } from './textFile.ts';

/** The file behind all links; for a link that dangles, the file it names, which need not exist. */
export async function realFile(file: string, files: LinkOperations = LINKS): Promise<string> {
  try {
    return await files.realpath(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  const parent = path.dirname(file);
  if (parent === file) return file;
  const inRealParent = path.join(await realFile(parent, files), path.basename(file));
  const isLink = await files.lstat(inRealParent).then(
    (stat) => stat.isSymbolicLink(),
    () => false,
  );
  return isLink
    ? realFile(path.resolve(path.dirname(inRealParent), await files.readlink(inRealParent)), files)
    : inRealParent;
}

type LinkOperations = Pick<FileOperations, 'lstat' | 'readlink' | 'realpath'>;
const LINKS: LinkOperations = { lstat, readlink, realpath };
