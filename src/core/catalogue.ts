/** A documented variable of Claude Code. */
export interface CatalogueEntry {
  readonly name: string;
  readonly category: string;
  /** `presence`: being set is what counts, whatever the value. */
  readonly kind: 'switch' | 'presence' | 'number' | 'url' | 'text' | 'enum';
  readonly secret: boolean;
  /** What it does, in a sentence. */
  readonly meaning?: string;
  /** The words that it takes. */
  readonly values?: readonly string[];
  /** Of a number: `ms`, `s`, `tokens` … */
  readonly unit?: string;
  readonly default?: string;
  readonly obsolete?: boolean;
}
