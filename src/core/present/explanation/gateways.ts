import * as l10n from '../../l10n.ts';
import { heading, list, note, paragraph, row, statement, table } from '../blocks.ts';
import type { Block, Section } from '../pageView.ts';
import { gatewayTest } from './gatewayTest.ts';

export function gateways(): Section {
  return {
    id: 'gateways',
    title: l10n.t('LiteLLM, Portkey and other gateways'),
    blocks: [
      paragraph(
        l10n.t(
          'Through a base URL Claude Code speaks Anthropic’s own format and sends the full set of fields, even if Bedrock stands behind it. Whether they get through is then up to the gateway.',
        ),
        'documented',
      ),
      known(),
      ...advice(),
      ...gatewayTest(),
    ],
  };
}

function known(): Block {
  return table(
    l10n.t('What is known about some gateways'),
    [l10n.t('Gateway'), l10n.t('What is known'), l10n.t('What to do')],
    [
      row(
        [
          'LiteLLM',
          l10n.t(
            'Takes `scope` away before Bedrock since March 2026: [#22867](https://github.com/BerriAI/litellm/pull/22867) and [#23183](https://github.com/BerriAI/litellm/pull/23183). `context_management` since 1.84.0: [#26240](https://github.com/BerriAI/litellm/issues/26240).',
          ),
          l10n.t('Update it; until then the first fix, then the second.'),
        ],
        'reported',
      ),
      row(
        [
          'Portkey',
          l10n.t(
            'Refused the field on `/v1/messages` with client 2.1.89: [#1589](https://github.com/Portkey-AI/gateway/issues/1589), see also [#1592](https://github.com/Portkey-AI/gateway/issues/1592). The report came from a program on the Claude Agent SDK.',
          ),
          l10n.t('Pass the `anthropic-beta` header on to Anthropic’s API; for Bedrock the first fix.'),
        ],
        'reported',
      ),
      row(
        [
          l10n.t('Envoy AI Gateway'),
          l10n.t('One user needed `DISABLE_PROMPT_CACHING=1` for an error about `context_management` (February 2026).'),
          l10n.t('The first fix with a recent client, then the second.'),
        ],
        'reported',
      ),
      row(
        [
          'copilot-api, claude-relay-service',
          l10n.t(
            'The same message: [#143](https://github.com/caozhiyuan/copilot-api/issues/143), [#965](https://github.com/Wei-Shaw/claude-relay-service/issues/965).',
          ),
          l10n.t('Update; the first fix.'),
        ],
        'reported',
      ),
    ],
  );
}

function advice(): readonly Block[] {
  return [
    list(
      statement(
        l10n.t(
          'A gateway that adds cache marks of its own can exceed the four that are allowed. The flag does not change that: it leaves Claude Code’s three in place.',
        ),
        'reported',
      ),
      statement(
        l10n.t(
          'A gateway that passes on the body but drops the `anthropic-beta` header makes fields arrive unannounced, and they are refused.',
        ),
        'reported',
      ),
    ),
    note(l10n.t('What stands here about gateways was read in public threads. Test your own.')),
    heading(l10n.t('Test your own gateway')),
  ];
}
