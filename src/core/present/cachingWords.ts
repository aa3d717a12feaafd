import * as l10n from '../l10n.ts';
import type { Report } from '../model.ts';
import type { CachingVerdict } from '../sessions/cachingVerdict.ts';
import { placeOf } from './place.ts';

/** Whether prompt caching works here, in a sentence or two of plain text. */
export function cachingWords(verdict: CachingVerdict, report: Report): string {
  switch (verdict.kind) {
    case 'off':
      return l10n.t(
        'Prompt caching is off because of {0} in {1}.',
        verdict.because.name,
        placeOf(report, verdict.because),
      );
    case 'none':
      return l10n.t('The transcripts show too little to say whether prompt caching works.');
    case 'works':
      return worksWords(verdict);
    case 'written-never-read':
      return l10n.t(
        'Sessions write to the prompt cache, and none has ever read from it: it costs more than no caching.',
      );
    case 'never-written':
      return l10n.t('Nothing was ever written to the prompt cache or read from it, although prompts were long enough.');
  }
}

function worksWords({ costRatio, hitRate }: CachingVerdict & { readonly kind: 'works' }): string {
  const read = percent(hitRate);
  return costRatio > 1
    ? l10n.t(
        '{0} % of all input came from the prompt cache, and all input cost up to {1} % of what it costs without one: too much is written that is never read.',
        read,
        percent(costRatio),
      )
    : l10n.t(
        '{0} % of all input came from the prompt cache; all input cost at most {1} % of what it costs without one.',
        read,
        percent(costRatio),
      );
}

/** Without a place behind the point; what is not all is never called all, and what is something not nothing. */
function percent(part: number): number {
  if (part > 1) return Math.ceil(part * 100);
  const rounded = Math.round(part * 100);
  if (rounded === 100 && part < 1) return 99;
  return rounded === 0 && part > 0 ? 1 : rounded;
}
