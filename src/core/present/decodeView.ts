import type { Decoded } from '../decodeError.ts';
import { type AnsweredBy, ERROR_FAMILIES, type FamilyId } from '../facts/errorFamilies.ts';
import * as l10n from '../l10n.ts';
import type { FixId, Report } from '../model.ts';
import { shownText } from '../secrets.ts';
import { adviceFor } from './decodeAdvice.ts';
import { answeredWords, checklist, errorWords } from './errorWords.ts';
import { plainText } from './inlineText.ts';

/** What a pasted message means here. Plain text all of it, and through the mask. */
export interface DecodeView {
  readonly family: FamilyId | null;
  readonly answeredBy: AnsweredBy | null;
  readonly title: string;
  /** The field that was refused; null where the message names none. */
  readonly field: string | null;
  readonly betas: readonly string[];
  /** Who answered, in words. */
  readonly answered: string | null;
  readonly cause: string;
  /** What it means with the settings of this machine. */
  readonly here: readonly string[];
  /** Fixes that would change something now, the first the best. */
  readonly fixes: readonly FixId[];
  /** What else to do; for a message that we do not know, the checklist. */
  readonly steps: readonly string[];
  readonly doesNotHelp: readonly string[];
  /** How the cause is known; null where it is not. */
  readonly basis: string | null;
  /** Public threads and changelogs. */
  readonly sources: readonly string[];
}

export function decodeView(decoded: Decoded, report: Report): DecodeView {
  const { answeredBy, betas, family, field } = decoded;
  const { fixes, here } = adviceFor(decoded, report);
  const { cause, doesNotHelp, steps, title } = family === null ? unknownWords() : errorWords(family);
  return {
    family,
    answeredBy,
    title: seen(title),
    field: field === null ? null : l10n.visible(shownText(field)),
    betas: betas.map((beta) => l10n.visible(shownText(beta))),
    answered: answeredBy === null ? null : answeredWords(answeredBy),
    cause: seen(cause),
    here: here.map(seen),
    fixes,
    steps: steps.map(seen),
    doesNotHelp: doesNotHelp.map(seen),
    basis: family === null ? null : basisWords(family),
    sources: family === null ? [] : ERROR_FAMILIES[family].sources,
  };
}

const seen = (sentence: string): string => shownText(plainText(sentence));

function unknownWords(): { title: string; cause: string; steps: readonly string[]; doesNotHelp: readonly string[] } {
  return {
    title: l10n.t('This message is not recognised'),
    cause: l10n.t('It is none of the errors that we know, so nothing is said about its cause. Five steps to go on:'),
    steps: checklist(),
    doesNotHelp: [],
  };
}

function basisWords(family: FamilyId): string {
  return ERROR_FAMILIES[family].basis === 'documented'
    ? l10n.t('The cause is documented.')
    : l10n.t('The cause is known from public reports.');
}
