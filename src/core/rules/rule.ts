import type { Finding, Report } from '../model.ts';

/** What a rule may see: the whole report but its findings. */
export type Facts = Omit<Report, 'findings'>;

/**
 * One objection to an environment. `id` is public and permanent: the diagnostic's code, the name of the page in
 * `docs/rules`, and what people write to silence it. To add a rule: a file here, its test, its page, and the catalogue.
 */
export interface Rule {
  readonly id: string;
  /** Yields objections. The sentences are localised, so nothing may be evaluated before a host has set the language. */
  readonly check: (facts: Facts) => Iterable<Omit<Finding, 'rule'>>;
}
