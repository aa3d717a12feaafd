import type { Finding, FixId, Report, Severity, Source, Span } from '../model.ts';

/** What a rule may see: the whole report but its findings. */
export type Facts = Omit<Report, 'findings'>;

/** A finding before the catalogue has put the rule's id to it. */
export type Objection = Omit<Finding, 'rule'>;

/**
 * One objection to an environment. `id` is public and permanent: the diagnostic's code, the name of the page in
 * `docs/rules`, and what people write to silence it. To add a rule: a file here, its test, its page, and the catalogue.
 */
export interface Rule {
  readonly id: string;
  /** Yields objections. The sentences are localised, so nothing may be evaluated before a host has set the language. */
  readonly check: (facts: Facts) => Iterable<Objection>;
}

/** What an objection is about: a declaration, or a place that has none. */
interface Place {
  readonly name: string | null;
  readonly source: Source;
  readonly span: Span | null;
}

export function objectionTo(
  { name, source, span }: Place,
  severity: Severity,
  message: string,
  fixes: readonly FixId[] = [],
): Objection {
  return { severity, message, variable: name, source, span, fixes };
}

/** A place for what no declaration is to blame for: the user's settings file as a whole, where most fixes go. */
export function inUserFile({ userSource }: Facts, name: string | null = null): Place {
  return { name, source: userSource, span: null };
}

/** Whether requests go anywhere but to Anthropic's own API. */
export function leavesAnthropic({ route: { id } }: Facts): boolean {
  return id !== 'anthropic' && id !== 'none';
}
