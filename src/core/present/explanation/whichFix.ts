import * as l10n from '../../l10n.ts';
import { row, table } from '../blocks.ts';
import type { Section } from '../pageView.ts';

export function whichFix(): Section {
  return {
    id: 'which-fix',
    title: l10n.t('Which fix when'),
    blocks: [
      table(
        l10n.t('Situations, and the fix to try first'),
        [l10n.t('Situation'), l10n.t('What to do')],
        [
          row([l10n.t('A gateway, LiteLLM among them'), l10n.t('The first fix; if it stays, the second.')], 'inferred'),
          row(
            [
              l10n.t('Bedrock directly, and the message names `scope`'),
              l10n.t(
                'Look for another route: direct Bedrock was never sent `scope`. The state at the top shows where requests go.',
              ),
            ],
            'measured',
          ),
          row(
            [l10n.t('Bedrock directly, and another beta is refused'), l10n.t('The first fix, with a recent client.')],
            'reported',
          ),
          row(
            [
              l10n.t('The first fix is in force, and it still fails'),
              l10n.t('The second. It takes away every cache mark.'),
            ],
            'measured',
          ),
          row([l10n.t('Short conversations, and cost does not matter'), l10n.t('The second will do.')], 'inferred'),
          row(
            [l10n.t('Long conversations'), l10n.t('Not the second without need: it costs the most there.')],
            'documented',
          ),
          row(
            [l10n.t('Production, where nothing may fail'), l10n.t('Both, for safety, at the cost of both.')],
            'reported',
          ),
        ],
      ),
    ],
  };
}
