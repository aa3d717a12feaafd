import { NEWEST_MEASURED } from '../../facts/measuredRange.ts';
import * as l10n from '../../l10n.ts';
import { list, paragraph, statement } from '../blocks.ts';
import type { Section } from '../pageView.ts';

/** What the four words beside the statements mean. */
export function certainty(): Section {
  return {
    id: 'certainty',
    title: l10n.t('How sure each statement is'),
    blocks: [
      paragraph(l10n.t('A word beside a statement says how it is known. Where there is none, it is advice.')),
      list(
        statement(
          l10n.t(
            'Published versions of Claude Code were run on Linux against local stand-ins for the providers, and their requests were recorded. It holds for the versions named; the newest was {0}. No real Bedrock was contacted.',
            NEWEST_MEASURED,
          ),
          'measured',
        ),
        statement(
          l10n.t(
            'It stands in the documentation of Anthropic or AWS, or in a changelog; most of it was read in August 2026.',
          ),
          'documented',
        ),
        statement(l10n.t('Somebody wrote it in a public issue or guide. We did not repeat it.'), 'reported'),
        statement(
          l10n.t('We conclude it from the rest, or read it in the shipped program without running that part.'),
          'inferred',
        ),
      ),
    ],
  };
}
