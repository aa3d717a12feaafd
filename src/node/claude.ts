import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Platform } from '../core/model.ts';
import { compareVersions, versionIn } from '../core/version.ts';

const PACKAGE = '@anthropic-ai/claude-code';

/** A program by the name that starts it, and the file behind all links. */
export interface Command {
  readonly command: string;
  readonly program: string;
}

/** The `claude` that the PATH names first, links resolved; null where there is none. */
export async function programOnPath(searchPath: string, platform: Platform): Promise<string | null> {
  return (await commandOnPath(searchPath, platform))?.program ?? null;
}

/** The same with its own name: the program of a version manager looks at the name that it was started by. */
export async function commandOnPath(searchPath: string, platform: Platform): Promise<Command | null> {
  const names = platform === 'win32' ? ['claude.exe', 'claude.cmd'] : ['claude'];
  const separator = platform === 'win32' ? ';' : ':';
  for (const dir of searchPath.split(separator).filter((folder) => path.isAbsolute(folder))) {
    for (const name of names) {
      const command = path.join(dir, name);
      const program = await fileAt(command);
      if (program !== null) return { command, program };
    }
  }
  return null;
}

/**
 * The version of a client by the files around it; null if they do not say. A native installation has it as its file's
 * or folder's name, an npm one in a package.json above the program. Nothing is started.
 */
export async function versionOfProgram(program: string): Promise<string | null> {
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

/** The newest natively installed version below the data folder (read in the program, not measured); null if none. */
export async function nativeVersion(home: string, dataHome: string | undefined): Promise<string | null> {
  const data = dataHome === undefined || dataHome === '' ? path.join(home, '.local', 'share') : dataHome;
  const names = await readdir(path.join(data, 'claude', 'versions')).catch(() => []);
  return (
    names
      .filter((name) => versionIn(name) === name)
      .toSorted(compareVersions)
      .at(-1) ?? null
  );
}

/** The file behind all links; null where there is none, or a folder. */
export async function fileAt(name: string): Promise<string | null> {
  const target = await realpath(name).catch(() => null);
  const found = target === null ? null : await stat(target).catch(() => null);
  return found?.isFile() ? target : null;
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
