import * as l10n from '../../l10n.ts';
import { list, row, statement, table } from '../blocks.ts';
import type { Section } from '../pageView.ts';

export function otherClouds(): Section {
  return {
    id: 'other-clouds',
    title: l10n.t('Vertex, Foundry and Claude Platform on AWS'),
    blocks: [
      table(
        l10n.t('The other clouds'),
        [l10n.t('Cloud'), l10n.t('Switch'), l10n.t('Does it get scope?'), l10n.t('The header beside it')],
        [
          row(['Google Vertex AI', '`CLAUDE_CODE_USE_VERTEX`', l10n.t('never'), l10n.t('never')], 'measured'),
          row(
            [
              'Microsoft Foundry',
              '`CLAUDE_CODE_USE_FOUNDRY`',
              l10n.t('not by default; with `CLAUDE_CODE_FORCE_GLOBAL_CACHE` in 2.1.85 only'),
              l10n.t('2.1.25 to 2.1.306'),
            ],
            'measured',
          ),
          row(
            [
              'Claude Platform on AWS',
              '`CLAUDE_CODE_USE_ANTHROPIC_AWS`',
              l10n.t('by default, still in 2.1.329; not if `ANTHROPIC_BASE_URL` is set as well'),
              l10n.t('together with it'),
            ],
            'measured',
          ),
          row(
            [l10n.t('Bedrock’s Mantle endpoint'), '`CLAUDE_CODE_USE_MANTLE`', l10n.t('never'), l10n.t('never')],
            'measured',
          ),
          row(
            [
              l10n.t('Anthropic’s platform on Google Cloud'),
              '`CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD`',
              l10n.t('not by default (2.1.329)'),
              l10n.t('not looked at'),
            ],
            'measured',
          ),
        ],
      ),
      list(
        statement(
          l10n.t(
            'Claude Platform on AWS takes what Anthropic’s own API takes, so nothing has to be switched off for `scope` there.',
          ),
          'inferred',
        ),
        statement(
          l10n.t(
            'If several switches are on, Bedrock wins, then Foundry, Claude Platform on AWS, Google Cloud, Mantle and Vertex (2.1.329). Version 2.1.89 does not know Claude Platform on AWS and goes to `api.anthropic.com`.',
          ),
          'measured',
        ),
        statement(
          l10n.t(
            'With a cloud’s switch on, `ANTHROPIC_BASE_URL` alone does not redirect Bedrock: it takes `ANTHROPIC_BEDROCK_BASE_URL` (2.1.89, 2.1.329).',
          ),
          'measured',
        ),
        statement(
          l10n.t(
            'Behind Vertex people meet the header instead: `Unexpected value(s)` for `anthropic-beta`. The first fix is the same.',
          ),
          'reported',
        ),
      ),
    ],
  };
}
