import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Change } from '../../src/core/model.ts';
import { FILES, type FileOperations } from '../../src/node/fileOperations.ts';
import { createWriteContext, type WriteContext } from '../../src/node/writeContext.ts';

/** A throw-away home with a settings file. */
export interface Place {
  readonly home: string;
  readonly folder: string;
  readonly file: string;
  readonly context: (files?: FileOperations) => WriteContext;
  readonly read: () => string;
  readonly write: (text: string) => void;
  /** What is in the settings folder. */
  readonly beside: () => string[];
  /** What is in the state folder but backups and undo records. */
  readonly left: () => string[];
  readonly dispose: () => void;
}

export function createPlace(): Place {
  const home = realpathSync(mkdtempSync(path.join(tmpdir(), 'env-manager-reliability-')));
  const folder = path.join(home, '.claude');
  const file = path.join(folder, 'settings.json');
  mkdirSync(folder);
  const state = contextOf(home).state.root;
  return {
    home,
    folder,
    file,
    context: (files = FILES) => contextOf(home, files),
    read: () => readFileSync(file, 'utf8'),
    write: (text) => writeFileSync(file, text),
    beside: () => readdirSync(folder).toSorted(),
    left: () =>
      namesBelow(state).filter((name) => /\.(?:tmp|aside|guard|lock)$/.test(name) || name.startsWith('journals/')),
    dispose: () => rmSync(home, { recursive: true, force: true }),
  };
}

export const contextOf = (home: string, files: FileOperations = FILES): WriteContext =>
  createWriteContext({ platform: 'linux', home, xdgStateHome: undefined }, files);

export function changesOf(file: string, values: Readonly<Record<string, string | null>>): Change[] {
  const source = { scope: 'user', path: file } as const;
  return Object.entries(values).map(([variable, to]) => ({ source, variable, from: null, to }));
}

/** Files only: folders stay. */
export function namesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  } catch {
    return [];
  }
}
