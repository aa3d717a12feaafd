import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ClientVersion, Platform } from '../core/model.ts';
import { versionIn } from '../core/version.ts';

const PACKAGE = '@anthropic-ai/claude-code';

/** The version of the `claude` that the PATH names, read from files beside it: nothing is started. Null if unknown. */
export async function clientOnPath(searchPath: string, platform: Platform): Promise<ClientVersion | null> {
  const names = platform === 'win32' ? ['claude.exe', 'claude.cmd'] : ['claude'];
  const separator = platform === 'win32' ? ';' : ':';
  for (const dir of searchPath.split(separator).filter((folder) => path.isAbsolute(folder))) {
    for (const name of names) {
      const program = await fileAt(path.join(dir, name));
      if (program === null) continue;
      const version = await versionOf(program);
      return version === null ? null : { version, source: 'path' };
    }
  }
  return null;
}

/** The file behind all links; null where there is none, or a folder. */
async function fileAt(name: string): Promise<string | null> {
  const target = await realpath(name).catch(() => null);
  const found = target === null ? null : await stat(target).catch(() => null);
  return found?.isFile() ? target : null;
}

/** A native installation has the version as its file's or folder's name; an npm one has a package.json above it. */
async function versionOf(program: string): Promise<string | null> {
  const native = /[\\/]claude[\\/]versions[\\/](\d+\.\d+\.\d+)(?:[\\/]|$)/.exec(program)?.[1];
  if (native) return native;
  const beside = path.join(path.dirname(program), 'node_modules', PACKAGE, 'package.json'); // a .cmd shim
  const above = [1, 2, 3].map((steps) => path.join(program, ...Array<string>(steps).fill('..'), 'package.json'));
  for (const file of [...above, beside]) {
    const version = await packageVersion(file);
    if (version !== null) return version;
  }
  return null;
}

async function packageVersion(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null || !text.includes(`"${PACKAGE}"`)) return null;
  try {
    const { name, version } = JSON.parse(text) as { name?: unknown; version?: unknown };
    return name === PACKAGE && typeof version === 'string' ? versionIn(version) : null;
  } catch {
    return null; // a package.json that is being written: the next look reads it
  }
}
