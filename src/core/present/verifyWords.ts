import * as l10n from '../l10n.ts';
import type { Report } from '../model.ts';
import { shownText } from '../secrets.ts';
import { inputOf } from '../sessions/caching.ts';
import type { Tokens } from '../sessions/session.ts';
import type { Power } from '../verify/power.ts';
import type { CachingCheck, Outcome, Verification } from '../verify/verification.ts';
import { decodeText } from './decodeText.ts';
import { decodeView } from './decodeView.ts';
import { shortPath } from './place.ts';
import { routeLine } from './routeLine.ts';

/** The client that is to be run. */
export interface Runner {
  readonly file: string;
  readonly version: string | null;
}

/** A run of it that is planned. */
export interface PlannedRun extends Runner {
  readonly folder: string;
  /** Whether a second run is to show what became of the cache; it is, where this is not said. */
  readonly checkCaching?: boolean;
}

/** What the runs will do and cost, before they do. */
export function beforeWords(report: Report, run: PlannedRun): string[] {
  const { checkCaching = true, file, folder, version } = run;
  return [
    l10n.t('Claude Code {0}, {1}', version ?? l10n.t('of unknown version'), shortPath(report, file)),
    l10n.t('Requests go to: {0}', routeLine(report)),
    l10n.t(
      'It runs in {0} and sends one short prompt, with its own instructions and tools, as any session does.',
      shortPath(report, folder),
    ),
    checkCaching && !report.caching.on ? twoRunsWords() : oneRunWords(),
  ];
}

const oneRunWords = (): string => l10n.t('That costs one request, and leaves a session in the transcripts.');

const twoRunsWords = (): string =>
  l10n.t(
    'That costs one request; where it is answered, a second one right after it asks whether caching works. Each run leaves a session in the transcripts.',
  );

/** What a file of the project has Claude Code do, and where it says so. */
export function powerWords(report: Report, power: Power): string {
  const path = shortPath(report, power.path);
  return l10n.t('{0} ({1})', deedOf(power), power.line === null ? path : `${path}:${power.line}`);
}

function deedOf({ kind, name }: Power): string {
  switch (kind) {
    case 'env':
      return l10n.t('sets the variable {0}', name);
    case 'hooks':
      return l10n.t('runs a hook at {0}', name);
    case 'command':
      return l10n.t('runs the program that {0} names', name);
    case 'mcp':
      return l10n.t('starts MCP servers: {0}', name);
    case 'plugins':
      return l10n.t('brings plugins by {0}', name);
    case 'permissions':
      return l10n.t('lets tools act by {0}', name);
    case 'other':
      return l10n.t('sets {0}, which is not known to be harmless', name);
  }
}

/** What came of it, in one sentence. */
export function outcomeWords(outcome: Outcome, report: Report, limitSeconds: number): string {
  switch (outcome.kind) {
    case 'ok':
      return l10n.t('Claude Code works here: {0} answered.', routeLine(report));
    case 'refused': {
      const { family, title } = decodeView(outcome.decoded, report);
      const what = family === null ? oneLine(outcome.text) : title;
      return l10n.t('Claude Code got an error: {0}', what);
    }
    case 'timed-out':
      return l10n.t('There was no answer within {0} seconds; Claude Code was ended.', limitSeconds);
    case 'cancelled':
      return l10n.t('Cancelled; Claude Code was ended.');
    case 'not-started':
      return l10n.t('Claude Code could not be started ({0}).', outcome.failure);
    case 'ended':
      return outcome.signal === null
        ? l10n.t('Claude Code ended without an answer, with exit status {0}.', outcome.exit ?? '?')
        : l10n.t('Claude Code was ended by {0} before there was an answer.', outcome.signal);
  }
}

/** So much of a message stands in a sentence. */
const SENTENCE = 200;

function oneLine(text: string): string {
  const line = shownText(text).replaceAll(/\s+/g, ' ').trim();
  return line.length > SENTENCE ? `${line.slice(0, SENTENCE)}…` : line;
}

/** Everything that was found out, as plain text: for a terminal, or an editor, where lines are broken at `width`. */
export function verificationText(
  verification: Verification,
  report: Report,
  { limitSeconds, width }: { readonly limitSeconds: number; readonly width?: number },
): string {
  const { caching, outcome } = verification;
  const facts = [
    ...factLines(verification),
    ...(outcome.kind === 'ok' ? cachingLines(caching, report, limitSeconds) : []),
  ];
  const lines = [outcomeWords(outcome, report, limitSeconds), ...facts.map((line) => `  ${line}`)];
  return [`${lines.join('\n')}\n`, ...more(outcome, report, width)].join('\n');
}

/** What the error means, or what the client said before its end. */
function more(outcome: Outcome, report: Report, width: number | undefined): string[] {
  switch (outcome.kind) {
    case 'refused':
      return [`${quoted(outcome.text)}\n`, decodeText(decodeView(outcome.decoded, report), width)];
    case 'ended':
      return outcome.text === '' ? [] : [`${quoted(outcome.text)}\n`];
    default:
      return [];
  }
}

const quoted = (text: string): string =>
  shownText(text)
    .split('\n')
    .map((line) => `  | ${l10n.visible(line)}`)
    .join('\n');

function factLines({ clientVersion, ms, recorded, tokens }: Verification): string[] {
  const requests = recorded?.requests ?? null;
  return [
    l10n.t('version: {0}', clientVersion ?? l10n.t('unknown')),
    l10n.t('time: {0} s', (ms / 1_000).toFixed(1)),
    ...(inputOf(tokens) + tokens.output === 0 ? [] : [tokenLine(tokens)]),
    ...(requests === null
      ? [l10n.t('sent: this run left no record of it; Claude Code 2.1.329 writes one, 2.1.275 did not yet')]
      : [
          requests.scopeSent ? l10n.t('scope: was sent') : l10n.t('scope: was not sent'),
          l10n.t('betas sent: {0}', requests.betas.map(shownText).join(', ') || l10n.t('none')),
        ]),
  ];
}

function tokenLine(tokens: Tokens): string {
  const written = tokens.cacheWrite5m + tokens.cacheWrite1h;
  return l10n.t(
    'tokens: {0} in, {1} out, {2} written to the cache, {3} read from it',
    tokens.input,
    tokens.output,
    written,
    tokens.cacheRead,
  );
}

/** What was found out of caching. */
export function cachingLines(caching: CachingCheck, report: Report, limitSeconds: number): string[] {
  return [l10n.t('caching: {0}', cachingWords(caching, report, limitSeconds))];
}

function cachingWords(caching: CachingCheck, report: Report, limitSeconds: number): string {
  switch (caching.kind) {
    case 'read':
      return l10n.t(
        'works: {0} tokens written by the first run, {1} read by the second',
        caching.written,
        caching.read,
      );
    case 'not-read':
      return l10n.t(
        'written, not read: {0} tokens written by the first run, none read by the second, which had the same prompt',
        caching.written,
      );
    case 'nothing':
      return l10n.t('nothing: no tokens were written to the cache and none read');
    case 'failed':
      return l10n.t('not known: the second run failed. {0}', outcomeWords(caching.outcome, report, limitSeconds));
    case 'not-checked':
      return caching.because === 'off'
        ? l10n.t('is off in the settings, and was not checked')
        : l10n.t('was not checked');
  }
}
