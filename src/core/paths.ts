import type { Platform } from './model.ts';

/** Paths of another platform than ours can be made: that is why this is not `node:path`. */

export function joinPath(platform: Platform, ...parts: readonly string[]): string {
  const separator = platform === 'win32' ? '\\' : '/';
  return parts.map((part, index) => (index < parts.length - 1 ? part.replace(/[\\/]+$/, '') : part)).join(separator);
}

export function isAbsolutePath(platform: Platform, path: string): boolean {
  return platform === 'win32' ? /^(?:[A-Za-z]:[\\/]|[\\/]{2})/.test(path) : path.startsWith('/');
}

/** `path` as Claude Code reads it from a variable: a relative one counts from the start folder, `~` is not expanded. */
export function resolvePath(platform: Platform, folder: string | null, path: string): string {
  if (isAbsolutePath(platform, path) || folder === null) return path;
  return joinPath(platform, folder, path);
}

/** Whether both are the same folder or file by name; only Linux tells case apart. Nothing is the same as no path. */
export function isSamePath(platform: Platform, a: string | null, b: string | null): boolean {
  return a !== null && (a === b || (platform !== 'linux' && a.toLowerCase() === b?.toLowerCase()));
}
