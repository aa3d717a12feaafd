import * as l10n from '../l10n.ts';
import type { Declaration, Report, Source, Span } from '../model.ts';
import { type Position, positionAt } from '../position.ts';
import { scopeName } from './scopeWords.ts';

/** Where a span stands, in lines and columns; null where the source is no text. */
export function positionOf(report: Report, source: Source, span: Span | null): Position | null {
  // The source may be that of an older report.
  const text = report.files.find((file) => file.source.path === source.path)?.text ?? null;
  return text === null || span === null ? null : positionAt(text, span.offset);
}

/** Where a declaration stands, in words: `path:line` for a file, else the source's name. */
export function placeOf(report: Report, { source, span, saved }: Declaration): string {
  const place = sourcePlace(report, source, span);
  return saved ? place : l10n.t('{0} (not saved yet)', place);
}

/** As {@link placeOf}, for what is no declaration. */
export function sourcePlace(report: Report, source: Source, span: Span | null): string {
  if (source.path === null) return scopeName(source.scope);
  const position = positionOf(report, source, span);
  const path = shortPath(report, source.path);
  return position ? `${path}:${position.line}` : path;
}

interface HasHome {
  readonly snapshot: Pick<Report['snapshot'], 'home'>;
}

/** A path as people write it, with `~` for the home folder. */
export function shortPath({ snapshot: { home } }: HasHome, path: string): string {
  const rest = path.startsWith(home) ? path.slice(home.length) : undefined;
  return rest !== undefined && /^[\\/]/.test(rest) ? `~${rest}` : path;
}
