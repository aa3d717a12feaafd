import type { Finding } from '../../../src/core/model.ts';
import { reportOn, type World } from '../../support/world.ts';

/** What one rule finds in a world. */
export function findingsOf(rule: string, given: World): Finding[] {
  return reportOn(given).findings.filter((finding) => finding.rule === rule);
}

/** The same, each as `severity scope variable`, with the fixes behind it. */
export function told(rule: string, given: World): string[] {
  return findingsOf(rule, given).map(({ severity, source, variable, fixes }) =>
    [severity, source.scope, variable ?? '-', ...fixes].join(' '),
  );
}

/** Its sentences. */
export function said(rule: string, given: World): string[] {
  return findingsOf(rule, given).map(({ message }) => message);
}

/** The text that each finding points at; null where it points at a place as a whole. */
export function pointedAt(rule: string, given: World): (string | null)[] {
  const { files, findings } = reportOn(given);
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ source, span }) => {
      const text = files.find((file) => file.source === source)?.text;
      return span && text ? text.slice(span.offset, span.offset + span.length) : null;
    });
}
