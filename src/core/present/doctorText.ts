import { DISABLE_BETAS, DISABLE_CACHING } from '../facts/flags.ts';
import * as l10n from '../l10n.ts';
import type { Client, Finding, Report, SettingsFile, Switch } from '../model.ts';
import { judgeOthers, type OtherClient } from '../otherClients.ts';
import { shown, shownText } from '../secrets.ts';
import { audienceWords } from './audienceWords.ts';
import { problemWords } from './fileWords.ts';
import { fixTitle } from './fixWords.ts';
import { plainText } from './inlineText.ts';
import { placeOf, sourcePlace } from './place.ts';
import { routeLine } from './routeLine.ts';
import { scopeName } from './scopeWords.ts';
import { unreadPlaces } from './unreadWords.ts';
import { verdictWords } from './verdictWords.ts';

/** The report for a terminal: lines of plain text, no colours, no values that have not passed the mask. */
export function doctorText(report: Report): string {
  const { client } = report.snapshot;
  return [
    ...section(l10n.t('Claude Code'), [clientWords(client), ...judgeOthers(report).map(otherLine)]),
    ...section(l10n.t('Route'), routeLines(report)),
    ...section(l10n.t('Switches'), [
      switchLine(report, DISABLE_BETAS, report.betas),
      switchLine(report, DISABLE_CACHING, report.caching),
    ]),
    ...section(l10n.t('cache_control.scope'), [plainText(verdictWords(report.scope, report.route.id, client.version))]),
    ...section(l10n.t('Files, strongest first'), [
      ...report.files.map((file) => fileLine(report, file)),
      ...unreadPlaces(report.snapshot.platform).map((place) => l10n.t('not read: {0}', place)),
    ]),
    ...section(l10n.t('Findings'), findingLines(report)),
  ].join('\n');
}

/** A line may quote several names and values. */
const LONGEST_LINE = 20_000;

/** A heading, what stands under it, and an empty line; through the mask, and each on one line. */
export function section(title: string, lines: readonly string[]): string[] {
  return [l10n.visible(title), ...lines.map((line) => `  ${l10n.visible(shownText(line), LONGEST_LINE)}`), ''];
}

/** A client, and how it was found. */
export function clientWords({ version, source }: Omit<Client, 'others'>): string {
  if (version === null) return l10n.t('No client was found; the verdict does not know its version.');
  switch (source) {
    case 'option':
      return l10n.t('{0} (as given)', version);
    case 'vscode-extension':
      return l10n.t('{0} (of the extension in VS Code)', version);
    case 'sessions':
      return l10n.t('{0} (by the latest session here)', version);
    case 'path':
    case null:
      return l10n.t('{0} (installed on this machine)', version);
  }
}

function otherLine({ routeId, scope, ...client }: OtherClient): string {
  return l10n.t('also {0}: {1}', clientWords(client), plainText(verdictWords(scope, routeId, client.version)));
}

function routeLines(report: Report): string[] {
  return [
    routeLine(report),
    ...report.route.because.map((declaration) =>
      l10n.t('{0} is set in {1}', declaration.name, placeOf(report, declaration)),
    ),
  ];
}

function switchLine(report: Report, name: string, { on, because: [winner] }: Switch): string {
  if (!winner) return l10n.t('{0}: not set', name);
  const { text } = shown(name, winner.value);
  return on
    ? l10n.t('{0}: on, "{1}" in {2}. {3}', name, text, placeOf(report, winner), audienceWords(winner.source.scope))
    : l10n.t('{0}: off, "{1}" in {2}', name, text, placeOf(report, winner));
}

function fileLine(report: Report, { source, status, problem }: SettingsFile): string {
  const name = `${scopeName(source.scope)}: ${sourcePlace(report, source, null)}`;
  if (status === 'absent') return l10n.t('{0} (not there)', name);
  if (problem === null) return l10n.t('{0} (applied)', name);
  return status === 'ignored'
    ? l10n.t('{0} (ignored: {1})', name, problemWords(problem))
    : l10n.t('{0} (applied in part: {1})', name, problemWords(problem));
}

function findingLines(report: Report): string[] {
  if (report.findings.length === 0) return [l10n.t('none')];
  return report.findings.flatMap((finding) => [
    `${severityWord(finding)}: ${finding.message} [${finding.rule}]`,
    `  ${sourcePlace(report, finding.source, finding.span)}`,
    ...finding.fixes.map((id) => `  ${l10n.t('fix: {0}  ({1})', fixTitle(id), id)}`),
  ]);
}

function severityWord({ severity }: Finding): string {
  switch (severity) {
    case 'error':
      return l10n.t('error');
    case 'warning':
      return l10n.t('warning');
    case 'info':
      return l10n.t('info');
  }
}
