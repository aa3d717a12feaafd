import * as l10n from '../../l10n.ts';
import { heading, list, paragraph, row, statement, table } from '../blocks.ts';
import type { Block, Section } from '../pageView.ts';

export function costs(): Section {
  return {
    id: 'costs',
    title: l10n.t('What the flag costs'),
    blocks: [
      paragraph(
        l10n.t(
          '`CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS=1` is not free. It is the mildest of the three fixes because ordinary prompt caching stays.',
        ),
      ),
      whatTheFlagDoes(),
      list(
        statement(
          l10n.t(
            'By version it also leaves some betas in: `context-1m` (2.1.131 to 2.1.275, on gateways), `mid-conversation-system`, `fallback-credit`, `afk-mode`.',
          ),
          'measured',
        ),
        statement(
          l10n.t('In 2.1.69 and 2.1.76 it left the tool-search beta in Bedrock’s body; from 2.1.81 it takes it away.'),
          'measured',
        ),
        statement(
          l10n.t(
            'If you use Anthropic’s own API only, you do not need the flag, and it only takes away: consider removing it.',
          ),
          'inferred',
        ),
      ),
      ...caching(),
    ],
  };
}

function whatTheFlagDoes(): Block {
  return table(
    l10n.t('What the flag takes away and what it leaves'),
    [l10n.t('What'), l10n.t('With the flag')],
    [
      row(
        [l10n.t('`scope` and its header'), l10n.t('gone (`scope` from 2.1.88 on, the header from 2.1.25 on)')],
        'measured',
      ),
      row(
        [l10n.t('Ordinary cache marks'), l10n.t('stay: three marks, and a 1-hour `ttl` where it was asked for')],
        'measured',
      ),
      row(
        [
          l10n.t('MCP tool search'),
          l10n.t(
            'off, even with `ENABLE_TOOL_SEARCH`; all MCP tools are loaded at the start. From 2.1.227 managed settings can keep it on.',
          ),
        ],
        'documented',
      ),
      row(
        [
          l10n.t('… and what that means'),
          l10n.t(
            'One user counted about 187 tools and 88,000 tokens: [omnigent#4533](https://github.com/omnigent-ai/omnigent/issues/4533).',
          ),
        ],
        'reported',
      ),
      row(
        [
          l10n.t('Context management (clearing old thinking)'),
          l10n.t('off on gateways, Anthropic’s API, Foundry and Mantle; Bedrock and Vertex never got it'),
        ],
        'measured',
      ),
      row(
        [
          l10n.t('1-hour caching on gateways'),
          l10n.t('the `extended-cache-ttl` header goes, `ttl: "1h"` stays in the body (2.1.329)'),
        ],
        'measured',
      ),
      row(
        [
          l10n.t('… and what that means'),
          l10n.t(
            'The 1-hour lifetime is then ignored without a word, says a report on 2.1.207: [unity-gateway#208](https://github.com/databricks/unity-gateway/issues/208).',
          ),
        ],
        'reported',
      ),
      row([l10n.t('1-hour caching on Bedrock'), l10n.t('stays; Bedrock needs no such header (2.1.329)')], 'measured'),
      row(
        [
          l10n.t('Tool fields `eager_input_streaming` and `defer_loading`'),
          l10n.t('gone where they were sent (2.1.210 and later)'),
        ],
        'measured',
      ),
      row([l10n.t('`interleaved-thinking`, `effort`, `thinking`'), l10n.t('stay where they were sent')], 'measured'),
    ],
  );
}

function caching(): readonly Block[] {
  return [
    heading(l10n.t('What turning caching off costs')),
    list(
      statement(
        l10n.t(
          'Every turn pays for the whole conversation at the full input price. The published price of a cached read is a tenth of it.',
        ),
        'documented',
      ),
      statement(l10n.t('Guides put the loss in long conversations at 30 to 50 % of the input cost.'), 'reported'),
      statement(
        l10n.t(
          'It costs time too: caching also cuts the wait for an answer. Guides that say speed does not change are wrong there.',
        ),
        'documented',
      ),
      statement(l10n.t('The beta headers stay, so it does not help against `invalid beta flag`.'), 'measured'),
    ),
  ];
}
