import type { CatalogueEntry } from '../catalogue.ts';
import { readEndpoint } from '../endpoint.ts';
import * as l10n from '../l10n.ts';

/** What is wrong with a value as it is typed, in a sentence; undefined where nothing is, or nothing is known. */
export function valueProblem(entry: CatalogueEntry | undefined, value: string): string | undefined {
  if (value === '') return undefined; // an empty value unsets, whatever the kind
  if (value !== value.trim()) return l10n.t('It begins or ends with a blank, which is part of the value.');
  switch (entry?.kind) {
    case 'number':
      return /^-?\d+(?:\.\d+)?$/.test(value) ? undefined : l10n.t('This variable takes a number.');
    case 'url':
      return readEndpoint(value).isValid ? undefined : l10n.t('This is no http or https address.');
    default:
      return undefined;
  }
}
