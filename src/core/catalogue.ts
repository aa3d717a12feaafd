/**
 * A documented variable of Claude Code. The facts are those of the documentation page of variables (as of 2.1.240), of
 * the public schema of settings and of the pages on cloud providers; the words are our own. A fact that is absent is
 * not known.
 */
export interface CatalogueEntry {
  readonly name: string;
  readonly category: string;
  /** `switch`: a boolean. `presence`: on with any value that is not empty, even `0`. `enum`: one of `values`. */
  readonly kind: 'switch' | 'presence' | 'number' | 'url' | 'text' | 'enum';
  readonly secret: boolean;
  /** What it does for the person who sets it: one sentence without markup. */
  readonly meaning: string;
  readonly values?: readonly string[];
  /** What a number counts: `ms`, `s`, `min`, `%`, `tokens` or `characters`. */
  readonly unit?: string;
  /** What Claude Code takes when it is not set, in `unit`, as it would be written. */
  readonly default?: string;
  /** Deprecated or without effect; the meaning says what to use instead if that is known. */
  readonly obsolete?: boolean;
  /** The first version that knows it. */
  readonly since?: string;
  /** The first version in which it does nothing any more. */
  readonly until?: string;
  /** Whether the public schema of settings names it, too. */
  readonly inSchemaStore?: boolean;
}
