import { evaluate } from '../core/evaluate.ts';
import { withoutRules } from '../core/evaluation.ts';
import type { Report } from '../core/model.ts';
import type { Monitor } from './monitor.ts';
import { ignoredRules } from './preferences.ts';

/** The whole report of this moment: what a person asks for is answered from the disk as it is now. */
export async function requireReport(monitor: Monitor): Promise<Report> {
  await monitor.refresh();
  if (!monitor.current) throw new Error('an audit always yields a report');
  return wholeReport(monitor.current);
}

/** The report with the findings that only inform, which the monitor does not ask for. */
export function wholeReport({ snapshot }: Report): Report {
  return withoutRules(evaluate(snapshot), ignoredRules());
}
