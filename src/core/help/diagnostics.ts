import { withoutBom } from '../json.ts';
import * as l10n from '../l10n.ts';
import type { Declaration, FixId, Report, SettingsFile, Severity, Span } from '../model.ts';
import { lastMember, outlineObject } from '../outline.ts';
import { placeOf } from '../present/place.ts';
import { shown } from '../secrets.ts';

/** Something to be marked in a settings file. */
export type FileDiagnostic =
  | {
      readonly kind: 'finding';
      readonly rule: string;
      readonly severity: Severity;
      readonly span: Span;
      readonly message: string;
      readonly fixes: readonly FixId[];
    }
  /** A value that does not count, because another one does. */
  | { readonly kind: 'shadowed'; readonly span: Span; readonly message: string; readonly winner: Declaration };

/** What is to be marked in the file at `path`, in the order of the text; nothing in a file that the report does not name. */
export function fileDiagnostics(report: Report, path: string): FileDiagnostic[] {
  const file = report.files.find(({ source }) => source.path === path);
  if (!file || file.text === null) return [];
  const { source, text } = file;
  const findings = report.findings
    .filter((finding) => finding.source.path === path)
    .map(({ fixes, message, rule, severity, span, variable }): FileDiagnostic => {
      const place = span ?? spanOf(variable, file, report) ?? beginning(text);
      return { kind: 'finding', rule, severity, span: place, message, fixes };
    });
  const shadowed = file.declarations
    .flatMap((declaration) => {
      const { name, span } = declaration;
      const winner = report.environment.get(name)?.declarations[0];
      const isLoser = winner !== undefined && winner !== declaration && declaration.source === source;
      return isLoser && span !== null ? [{ span, winner }] : [];
    })
    .slice(0, MOST)
    .map(({ span, winner }) => shadow(report, span, winner));
  return [...findings, ...shadowed].toSorted((a, b) => a.span.offset - b.span.offset);
}

/** VS Code shows no more marks of one file. */
const MOST = 1_000;

function shadow(report: Report, span: Span, winner: Declaration): FileDiagnostic {
  const value = shown(winner.name, winner.value).text;
  const message = l10n.t('{0} is “{1}” for Claude Code: {2} wins.', winner.name, value, placeOf(report, winner));
  return { kind: 'shadowed', span, message, winner };
}

/** A finding that speaks of what is missing stands at what decides the route, else at `env`. */
function spanOf(variable: string | null, file: SettingsFile, { route }: Report): Span | undefined {
  const here =
    file.declarations.find(({ name }) => name === variable) ??
    route.because.find(({ source }) => source === file.source);
  if (here?.span) return here.span;
  if (file.status === 'ignored' || file.text === null || withoutBom(file.text).trim() === '') return undefined;
  const env = lastMember(outlineObject(file.text), 'env');
  return env && { offset: env.span.offset, length: '"env"'.length };
}

/** The first line: where nothing better is known. */
function beginning(text: string): Span {
  const end = /[\r\n]/.exec(text)?.index ?? text.length;
  return { offset: 0, length: end };
}
