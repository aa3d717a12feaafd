import { decidersOf } from '../deciders.ts';
import { DISABLE_BETAS } from '../facts/flags.ts';
import * as l10n from '../l10n.ts';
import type { Declaration, Finding, Report, RouteId, Severity } from '../model.ts';
import { providerOf } from '../provider.ts';
import { placeOf } from './place.ts';
import { routeName } from './routeWords.ts';

/** When the status bar item shows; the person's setting. */
export type StatusMode = 'always' | 'problems' | 'never';

export type StatusTone = 'error' | 'warning' | 'quiet';

export interface Status {
  readonly tone: StatusTone;
  readonly text: string;
  /** Lines of plain text. */
  readonly tooltip: string;
}

export interface StatusInput {
  readonly report: Report;
  readonly mode: StatusMode;
  /** Whether the person asked not to be warned here. */
  readonly silenced: boolean;
}

/** What the status bar says; undefined where the item stays away. */
export function statusOf({ report, mode, silenced }: StatusInput): Status | undefined {
  const worst = worstOf(report.findings);
  const isProblem = worst === 'error' || worst === 'warning';
  const isElsewhere = report.route.id !== 'anthropic';
  if (mode === 'never' || (!isElsewhere && !isProblem)) return undefined;
  if (mode === 'problems' && (!isProblem || silenced)) return undefined;
  const tone = isProblem && !silenced ? worst : 'quiet';
  return { tone, text: textOf(report, isProblem), tooltip: tooltipOf(report, silenced) };
}

/** The strongest severity among findings. */
export function worstOf(findings: readonly Pick<Finding, 'severity'>[]): Severity | undefined {
  return (['error', 'warning', 'info'] as const).find((severity) => findings.some((f) => f.severity === severity));
}

/** Words, not colour alone: the route, what is wrong with it, and whether Claude Code sees all of it yet. */
function textOf(report: Report, isProblem: boolean): string {
  const text = isProblem ? problemText(report) : quietText(report);
  return decidersOf(report).every(({ saved }) => saved) ? text : l10n.t('{0} (not saved yet)', text);
}

function problemText(report: Report): string {
  if (report.route.id === 'none') return shortRoute('none');
  if (report.findings.some(({ rule, severity }) => rule === 'betas-not-disabled' && severity !== 'info')) {
    return l10n.t('{0}: betas on', shortRoute(report.route.id));
  }
  return report.files.some(({ problem }) => problem !== null)
    ? l10n.t('Claude settings ignored')
    : l10n.t('{0}: check settings', shortRoute(report.route.id));
}

function quietText({ betas, caching, route }: Report): string {
  if (betas.on) return l10n.t('{0}: betas off', shortRoute(route.id));
  if (caching.on) return l10n.t('{0}: caching off', shortRoute(route.id));
  return shortRoute(route.id);
}

/** The route in a word, as the status bar has room for. */
function shortRoute(id: RouteId): string {
  switch (providerOf(id)) {
    case 'bedrock':
      return 'Bedrock';
    case 'vertex':
      return 'Vertex';
    case 'foundry':
      return 'Foundry';
    case 'mantle':
      return 'Mantle';
    case 'anthropic-aws':
      return l10n.t('Claude on AWS');
    case 'google-cloud':
      return l10n.t('Claude on Google Cloud');
    case 'gateway':
      return l10n.t('Gateway');
    case 'none':
      return l10n.t('Claude stops');
    default:
      return 'Claude';
  }
}

/** More findings are for the view: a file can be made to have thousands. */
const MOST = 10;

function tooltipOf(report: Report, silenced: boolean): string {
  const { betas, findings, route } = report;
  const decided = route.because.map((declaration) => setBy(report, declaration));
  const flag = betas.because.map((declaration) => setBy(report, declaration));
  return [
    route.id === 'none'
      ? l10n.t('Claude Code stops before its first request.')
      : l10n.t('Claude Code sends its requests to {0}.', routeName(route.id)),
    ...decided,
    ...(flag.length > 0 ? flag : [l10n.t('{0} is not set.', DISABLE_BETAS)]),
    ...findings
      .filter(({ rule }) => rule !== 'betas-not-disabled')
      .slice(0, MOST)
      .map(({ message }) => message),
    ...(silenced ? [l10n.t('Warnings are switched off for this folder.')] : []),
    l10n.t('Click for fixes and an explanation.'),
  ].join('\n');
}

function setBy(report: Report, declaration: Declaration): string {
  return l10n.t('{0} is set in {1}.', declaration.name, placeOf(report, declaration));
}
