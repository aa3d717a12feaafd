import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CatalogueEntry } from '../core/catalogue.ts';

/** Languages besides English that the meanings are translated to. */
const TRANSLATED: ReadonlySet<string> = new Set(['zh-cn']);

/**
 * The documented variables, of the data files of the package in `folder`: that they cannot be read is a bug. Their
 * meanings in `language`, as VS Code names it, where there is a translation, else in English.
 */
export async function readCatalogue(folder: string, language = 'en'): Promise<readonly CatalogueEntry[]> {
  const entries = (await readJson(folder, 'variables.json')) as readonly CatalogueEntry[];
  const wanted = language.toLowerCase();
  if (!TRANSLATED.has(wanted)) return entries;
  const meanings = (await readJson(folder, `variables.${wanted}.json`)) as Readonly<Record<string, string>>;
  return entries.map((entry) => ({ ...entry, meaning: meanings[entry.name] ?? entry.meaning }));
}

async function readJson(folder: string, name: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(folder, name), 'utf8'));
}

/** Their names alone. */
export async function readKnownNames(folder: string): Promise<ReadonlySet<string>> {
  return new Set((await readCatalogue(folder)).map(({ name }) => name));
}
