import { isOurs } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import type { Finding, FixId, Report } from '../model.ts';

/** An interruption. It is shown once for each fingerprint, across reloads. */
export interface Notice {
  readonly fingerprint: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** What its *Fix* does; null where no fix of ours helps. */
  readonly fix: FixId | null;
  /** Whether it is about a file of ours that can be repaired. */
  readonly canRepair: boolean;
}

/** We interrupt for errors and warnings, once for each distinct set of them; undefined where there is nothing to say. */
export function noticeOf(report: Report): Notice | undefined {
  const serious = report.findings.filter(({ severity }) => severity !== 'info');
  const first = serious.find(({ severity }) => severity === 'error') ?? serious[0];
  if (!first || first.severity === 'info') return undefined;
  return {
    fingerprint: fingerprintOf(report, serious),
    severity: first.severity,
    message:
      serious.length === 1 ? first.message : l10n.t('{0} ({1} more findings)', first.message, serious.length - 1),
    fix: first.fixes[0] ?? null,
    canRepair: first.rule === 'settings-file-ignored' && isOurs(first.source, report),
  };
}

/** The same state gives the same text; the order in which rules report does not matter. */
function fingerprintOf({ route }: Report, findings: readonly Finding[]): string {
  const parts = findings.map(({ rule, severity, source, variable }) =>
    [rule, severity, source.path, variable].join(' '),
  );
  return [route.id, ...parts.toSorted()].join('\n');
}
