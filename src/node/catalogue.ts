import { readFile } from 'node:fs/promises';
import type { CatalogueEntry } from '../core/catalogue.ts';

/** The documented variables, of a data file of the package: that it cannot be read is a bug. */
export async function readCatalogue(file: string): Promise<readonly CatalogueEntry[]> {
  return JSON.parse(await readFile(file, 'utf8')) as readonly CatalogueEntry[];
}

/** Their names alone. */
export async function readKnownNames(file: string): Promise<ReadonlySet<string>> {
  return new Set((await readCatalogue(file)).map(({ name }) => name));
}
