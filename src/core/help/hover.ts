import type { CatalogueEntry } from '../catalogue.ts';
import * as l10n from '../l10n.ts';
import type { Declaration, Report, Span } from '../model.ts';
import { placeOf } from '../present/place.ts';
import { shown } from '../secrets.ts';

/** What is said about the variable under the pointer. Plain text: whoever shows it has to escape it. */
export interface VariableHover {
  readonly span: Span;
  readonly name: string;
  /** What it does; null where it is not documented. */
  readonly meaning: string | null;
  /** What Claude Code sees, and from where. */
  readonly effective: string;
  /** Who wins, where it is another line than this one. */
  readonly winner: Declaration | null;
  /** Every other place that sets it, the stronger first. */
  readonly others: readonly string[];
}

/** The variable whose line holds `offset` in the file at `path`; undefined where none does. */
export function hoverAt(
  report: Report,
  path: string,
  { catalogue, offset }: { readonly catalogue: readonly CatalogueEntry[]; readonly offset: number },
): VariableHover | undefined {
  const file = report.files.find(({ source }) => source.path === path);
  const here = file?.declarations.find(({ span }) => span !== null && isIn(span, offset));
  if (!here?.span) return undefined;
  const { name } = here;
  const declarations = report.environment.get(name)?.declarations ?? [];
  const [winner] = declarations;
  return {
    span: here.span,
    name: l10n.visible(name),
    meaning: catalogue.find((entry) => entry.name === name)?.meaning ?? null,
    effective: effectiveWords(report, name, winner),
    winner: winner === undefined || winner === here ? null : winner,
    others: declarations.filter((one) => one !== here).map((one) => placeWords(report, one)),
  };
}

function effectiveWords(report: Report, name: string, winner: Declaration | undefined): string {
  if (!winner) return l10n.t('Claude Code does not see it: it takes {0} from no such place.', name);
  const value = shown(name, winner.value).text;
  if (winner.value === '') return l10n.t('Claude Code sees it as not set, by {0}.', placeOf(report, winner));
  return l10n.t('Claude Code sees “{0}”, from {1}.', value, placeOf(report, winner));
}

const placeWords = (report: Report, declaration: Declaration): string =>
  l10n.t('{0}: “{1}”', placeOf(report, declaration), shown(declaration.name, declaration.value).text);

const isIn = ({ length, offset }: Span, at: number): boolean => at >= offset && at <= offset + length;
