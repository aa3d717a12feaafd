import { readFile } from 'node:fs/promises';

/**
 * A documented variable of Claude Code, as the data file beside the program has it. The facts are those of the
 * documentation page of variables (as of 2.1.240), of the public schema of settings and of the pages on cloud
 * providers; the words are our own. A fact that is absent is not known.
 *
 * - `kind`: `switch` (a boolean), `presence` (on with any value that is not empty, even `0`), `number`, `url`, `text`, or
 *   `enum: …`, whose words are in `values`: behind the colon they cannot be split, as `http/json` has a slash itself
 * - `meaning`: what it does for the person who sets it, one plain English sentence or phrase without markup; in
 *   Simplified Chinese by name in `variables.zh-cn.json`, beside the file
 * - `unit`: what a number counts: `ms`, `s`, `min`, `%`, `tokens` or `characters`
 * - `default`: what Claude Code takes when it is not set, in `unit`, as it would be written
 * - `since`, `until`: the first version that knows it, the first in which it does nothing any more
 * - `obsolete`: deprecated or without effect; the meaning says what to use instead if that is known
 */
export interface CatalogueEntry {
  readonly name: string;
}

/** The names of the documented variables. The file is part of the package: that it cannot be read is a bug. */
export async function readKnownNames(file: string): Promise<ReadonlySet<string>> {
  const entries = JSON.parse(await readFile(file, 'utf8')) as readonly CatalogueEntry[];
  return new Set(entries.map(({ name }) => name));
}
