import { evaluateBy } from './evaluation.ts';
import type { Report, Snapshot } from './model.ts';
import { RULES } from './rules/catalogue.ts';

/** The whole report on a snapshot, by every rule. */
export function evaluate(snapshot: Snapshot): Report {
  return evaluateBy(RULES, snapshot);
}
