import * as l10n from '../l10n.ts';
import type { Declaration, Report, SettingsFile, Source, Span } from '../model.ts';
import { type Position, positionsIn } from '../position.ts';
import { scopeName } from './scopeWords.ts';

/** Where a span stands, in lines and columns; null where the source is no text. */
export function positionOf(report: Report, source: Source, span: Span | null): Position | null {
  // The source may be that of an older report.
  const file = report.files.find((candidate) => candidate.source.path === source.path);
  if (!file || file.text === null || span === null) return null;
  const at = known.get(file) ?? positionsIn(file.text);
  known.set(file, at);
  return at(span.offset);
}

/** A file with thousands of variables is asked about each of them. */
const known = new WeakMap<SettingsFile, ReturnType<typeof positionsIn>>();

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

/** A path as people write it, with `~` for the home folder, and fit to be shown. */
export function shortPath({ snapshot: { home } }: HasHome, path: string): string {
  const rest = path.startsWith(home) ? path.slice(home.length) : undefined;
  return l10n.visible(rest !== undefined && /^[\\/]/.test(rest) ? `~${rest}` : path);
}
