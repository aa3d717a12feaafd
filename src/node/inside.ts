import path from 'node:path';

/** Whether a path is a folder or lies in it. Links are not followed: give real paths where that matters. */
export function isInside(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
