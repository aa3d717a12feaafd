import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CatalogueEntry } from '../core/catalogue.ts';
import { TRANSLATED } from './translation.ts';

/**
 * The documented variables, of the data files of the package in `folder`: that they cannot be read is a bug. Their
 * meanings in `language`, as VS Code names it, where there is a translation, else in English. A translation has them in
 * the order of the variables.
 */
export async function readCatalogue(folder: string, language = 'en'): Promise<readonly CatalogueEntry[]> {
  const entries = (await readJson(folder, 'variables.json')) as readonly CatalogueEntry[];
  const wanted = language.toLowerCase();
  if (!TRANSLATED.has(wanted)) return entries;
  const meanings = (await readJson(folder, `variables.${wanted}.json`)) as readonly (string | null)[];
  return entries.map((entry, index) => ({ ...entry, meaning: meanings[index] ?? entry.meaning }));
}

async function readJson(folder: string, name: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(folder, name), 'utf8'));
}

/** Their names alone. */
export async function readKnownNames(folder: string): Promise<ReadonlySet<string>> {
  return new Set((await readCatalogue(folder)).map(({ name }) => name));
}
