import type { BlockedDeclaration, Environment, SettingsFile, SourceContent } from './model.ts';
import { resolve } from './resolve.ts';
import { declarationsOf, readSettingsFile } from './settingsFile.ts';

/** What a version of the client makes of all sources. */
export interface Reading {
  /** Strongest first; without the sources that are no files. */
  readonly files: readonly SettingsFile[];
  readonly environment: Environment;
  readonly blocked: readonly BlockedDeclaration[];
}

/** Reads and resolves; `contents` stand strongest first. */
export function readingOf(contents: readonly SourceContent[], version: string | null): Reading {
  const files = contents
    .filter(({ content }) => content.kind !== 'values')
    .map(({ source, content }) => readSettingsFile(source, content, version));
  const declared = contents.map((entry) => declarationsOf(entry, files));
  return { files, ...resolve(declared, version) };
}
