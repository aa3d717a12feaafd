import type { BlockedDeclaration, Environment, SettingsFile, SourceContent } from './model.ts';
import { resolve } from './resolve.ts';
import { declarationsIn, readSettingsFile } from './settingsFile.ts';

/** What a version of the client makes of all sources. */
export interface Reading {
  /** Strongest first; without the sources that are no files. */
  readonly files: readonly SettingsFile[];
  readonly environment: Environment;
  readonly blocked: readonly BlockedDeclaration[];
}

/** Reads and resolves; `contents` stand strongest first. */
export function readingOf(contents: readonly SourceContent[], version: string | null): Reading {
  const files: SettingsFile[] = [];
  const declared = contents.map(({ content, source }) => {
    if (content.kind === 'values') return declarationsIn(source, content.values);
    const file = readSettingsFile(source, content, version);
    files.push(file);
    return file.declarations;
  });
  return { files, ...resolve(declared, version) };
}
