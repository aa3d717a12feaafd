import * as l10n from '../../l10n.ts';
import { note, row, table } from '../blocks.ts';
import type { Section } from '../pageView.ts';

export function twoApis(): Section {
  return {
    id: 'two-apis',
    title: l10n.t('Anthropic’s API and Bedrock, side by side'),
    blocks: [
      table(
        l10n.t('What each of the two takes'),
        [l10n.t('Field'), l10n.t('Anthropic’s API'), l10n.t('Amazon Bedrock')],
        [
          row(['`cache_control.type: "ephemeral"`', l10n.t('taken'), l10n.t('taken')], 'documented'),
          row(['`cache_control.ttl: "5m"`', l10n.t('taken'), l10n.t('taken')], 'documented'),
          row(
            [
              '`cache_control.ttl: "1h"`',
              l10n.t('taken'),
              l10n.t(
                'taken by newer models (Opus, Sonnet and Haiku 4.5 and later); by guides’ account since January 2026',
              ),
            ],
            'documented',
          ),
          row(['`cache_control.scope`', l10n.t('taken, as a beta'), l10n.t('refused')], 'reported'),
          row([l10n.t('Beta headers'), l10n.t('taken'), l10n.t('refused when unknown')], 'reported'),
          row(
            [l10n.t('Check against a schema'), l10n.t('lenient'), l10n.t('strict: an unknown field is an error')],
            'reported',
          ),
        ],
      ),
      note(
        l10n.t(
          'Claude Platform on AWS is not Bedrock, although it runs at AWS: by default Claude Code sends it `scope` as it does to Anthropic’s own API.',
        ),
        'measured',
      ),
    ],
  };
}
