import { readFile } from 'node:fs/promises';

/** A documented variable of Claude Code, as the data file beside the program has it. */
export interface CatalogueEntry {
  readonly name: string;
}

/** The names of the documented variables. The file is part of the package: that it cannot be read is a bug. */
export async function readKnownNames(file: string): Promise<ReadonlySet<string>> {
  const entries = JSON.parse(await readFile(file, 'utf8')) as readonly CatalogueEntry[];
  return new Set(entries.map(({ name }) => name));
}
