import type { Change, Declaration, Report } from '../model.ts';
import { maskedValue } from '../secrets.ts';
import { changeJson } from './doctorJson.ts';
import { positionOf } from './place.ts';

/** What was changed, or would be. */
export interface ChangesMade {
  readonly changes: readonly Change[];
  /** Who decides a variable all the same. */
  readonly stillSetBy: readonly Declaration[];
  /** The files that were written, or would be. */
  readonly files: readonly string[];
  /** The record to take it back by; null where there is none. */
  readonly undo: string | null;
  readonly dryRun: boolean;
}

/** The machine-readable answer to a command that writes, a contract, see docs/terminal.md. Masked like the report. */
export function changesJson(report: Report | null, { changes, stillSetBy, files, undo, dryRun }: ChangesMade): object {
  return {
    schema: 1,
    changes: changes.map(changeJson),
    stillSetBy: report === null ? [] : stillSetBy.map((declaration) => deciderJson(report, declaration)),
    files,
    undo,
    dryRun,
  };
}

function deciderJson(report: Report, { name, value, source, span }: Declaration): object {
  const position = positionOf(report, source, span);
  const { text, masked } = maskedValue(name, value);
  return {
    variable: name,
    value: text,
    masked,
    scope: source.scope,
    path: source.path,
    line: position?.line ?? null,
    column: position?.column ?? null,
  };
}
