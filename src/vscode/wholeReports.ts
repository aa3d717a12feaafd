import { evaluate } from '../core/evaluate.ts';
import { withoutRules } from '../core/evaluation.ts';
import type { Report } from '../core/model.ts';
import { ignoredRules } from './preferences.ts';

/** The monitor's reports judged by all rules, those that interrupt nobody too: once for each report and choice of rules. */
export class WholeReports {
  readonly #knownNames: ReadonlySet<string>;
  #ignored = '';
  #judged = new WeakMap<Report, Report>();

  constructor(knownNames: ReadonlySet<string>) {
    this.#knownNames = knownNames;
  }

  of(report: Report): Report {
    const rules = ignoredRules();
    if (rules.join() !== this.#ignored) this.#judged = new WeakMap();
    this.#ignored = rules.join();
    const whole = this.#judged.get(report) ?? this.#judge(report, rules);
    this.#judged.set(report, whole);
    return whole;
  }

  #judge({ snapshot }: Report, rules: readonly string[]): Report {
    return withoutRules(evaluate({ ...snapshot, knownNames: this.#knownNames }), rules);
  }
}
