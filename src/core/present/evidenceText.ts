import * as l10n from '../l10n.ts';
import type { Report } from '../model.ts';
import { cachingVerdict } from '../sessions/cachingVerdict.ts';
import type { Evidence } from '../sessions/session.ts';
import { cachingWords } from './cachingWords.ts';
import { section } from './doctorText.ts';
import { evidenceWords, familyEvidence } from './evidenceWords.ts';
import { plainText } from './inlineText.ts';

/** What the transcripts say, for a terminal, as a part of the doctor's report. `now`: in ms since 1970. */
export function evidenceText(report: Report, evidence: Evidence, now: number): string {
  const others = familyEvidence(evidence, report, now).filter(({ family }) => family !== 'cache-scope');
  return [
    ...section(l10n.t('Transcripts: the refusal of cache_control.scope'), [evidenceWords(evidence, report, now)]),
    ...others.flatMap(({ title, words }) => section(l10n.t('Transcripts: {0}', plainText(title)), [words])),
    ...section(l10n.t('Transcripts: prompt caching'), [cachingWords(cachingVerdict(report, evidence), report)]),
  ].join('\n');
}
