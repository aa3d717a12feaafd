import { ERROR_FAMILIES, type FamilyId } from '../facts/errorFamilies.ts';
import * as l10n from '../l10n.ts';
import type { Report } from '../model.ts';
import { shownText } from '../secrets.ts';
import { failureSummaries, type FailureSummary, failureSummary } from '../sessions/failureSummary.ts';
import type { Evidence } from '../sessions/session.ts';
import { ageWords } from './ageWords.ts';
import { errorWords } from './errorWords.ts';
import { shortPath } from './place.ts';

/** What the transcripts tell of one family of errors. */
export interface FamilyEvidence {
  /** Null: those that the decoder does not recognise. */
  readonly family: string | null;
  /** The family in words; code words in backticks. */
  readonly title: string;
  /** One or two sentences of plain text, through the mask. */
  readonly words: string;
}

/**
 * What the transcripts of this machine tell of the refusal of `cache_control.scope`. `now`: in ms since 1970; the core
 * has no clock.
 */
export function evidenceWords(evidence: Evidence, report: Report, now: number): string {
  if (evidence.sessions.length === 0) return l10n.t('There is no transcript of a session on this machine.');
  return summaryWords(failureSummary('cache-scope', evidence), evidence, report, now);
}

/** The same for every family that was seen, the one that was seen last first. */
export function familyEvidence(evidence: Evidence, report: Report, now: number): readonly FamilyEvidence[] {
  return failureSummaries(evidence).map((summary) => ({
    family: summary.family,
    title: familyTitle(summary.family),
    words: summaryWords(summary, evidence, report, now),
  }));
}

/** A family as a heading. One of a newer or older decoder is called by its id. */
export function familyTitle(family: string | null): string {
  if (family === null) return l10n.t('An error that is not recognised');
  return Object.hasOwn(ERROR_FAMILIES, family) ? errorWords(family as FamilyId).title : l10n.visible(family);
}

function summaryWords(summary: FailureSummary, { sessions }: Evidence, report: Report, now: number): string {
  if (summary.sessions === 0) return noneWords(sessions.length);
  return sentences(failedWords(summary, whenAndWhere(summary, report, now)), sinceFixWords(summary));
}

const noneWords = (sessions: number): string =>
  sessions === 1
    ? l10n.t('The one session on this machine did not fail with this error.')
    : l10n.t('None of the {0} sessions on this machine failed with this error.', sessions);

function failedWords({ sessions }: FailureSummary, last: string | null): string {
  if (last === null)
    return sessions === 1
      ? l10n.t('One session failed with this error, nobody knows when.')
      : l10n.t('{0} sessions failed with this error, nobody knows when.', sessions);
  return sessions === 1
    ? l10n.t({
        message: 'One session failed with this error, {0}.',
        args: [last],
        comment: ['{0} says how long ago, and mostly in which project'],
      })
    : l10n.t({
        message: '{0} sessions failed with this error, the last one {1}.',
        args: [sessions, last],
        comment: ['{1} says how long ago, and mostly in which project'],
      });
}

function whenAndWhere({ last, project }: FailureSummary, report: Report, now: number): string | null {
  if (last === null) return null;
  const age = ageWords(last, now);
  if (project === null) return age;
  return l10n.t({
    message: '{0} in project {1}',
    args: [age, shownText(shortPath(report, project))],
    comment: ['how long ago, and the folder of the project'],
  });
}

/** That nothing failed since says something only where something ran. */
function sinceFixWords({ sinceFix }: FailureSummary): string | null {
  if (sinceFix === null) return null;
  const { failed, sessions } = sinceFix;
  if (failed === 1) return l10n.t('Since the fix, one did.');
  if (failed > 1) return l10n.t('Since the fix, {0} did.', failed);
  if (sessions === 0) return l10n.t('Since the fix, no session has run.');
  return sessions === 1
    ? l10n.t('Since the fix, one session has run, and it did not.')
    : l10n.t('Since the fix, none of {0} sessions did.', sessions);
}

function sentences(first: string, second: string | null): string {
  return second === null
    ? first
    : l10n.t({ message: '{0} {1}', args: [first, second], comment: ['two whole sentences'] });
}
