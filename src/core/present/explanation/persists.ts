import * as l10n from '../../l10n.ts';
import { paragraph, statement, steps } from '../blocks.ts';
import type { Section, Statement } from '../pageView.ts';

export function persists(): Section {
  return {
    id: 'persists',
    title: l10n.t('If the error stays'),
    blocks: [paragraph(l10n.t('In this order, from the likely to the rare:')), steps(...settings(), ...senders())],
  };
}

function settings(): readonly Statement[] {
  return [
    statement(
      l10n.t(
        'Read the message again. If it names another field now, the fix worked and the next one is due: see related errors.',
      ),
    ),
    statement(
      l10n.t('Start a new session. A running one keeps its beta header, and values that were removed.'),
      'measured',
    ),
    statement(
      l10n.t(
        'Is settings.json well formed, and is it really read? A comment, a trailing comma or a wrong type in another key makes Claude Code ignore the file as a whole.',
      ),
      'measured',
    ),
    statement(
      l10n.t('Does a stronger file undo the value? A project’s file with `"0"` or `""` beats your own.'),
      'measured',
    ),
    statement(
      l10n.t(
        'Is the name right? `CLAUDE_CODE_DISABLE_PROMPT_CACHING`, `CLAUDE_CODE_STRIP_BETA_HEADERS` and `CLAUDE_CODE_BETAS` are often tried and do not exist.',
      ),
      'documented',
    ),
    statement(
      l10n.t(
        'Try the second fix, `DISABLE_PROMPT_CACHING=1`: it takes every cache mark away, on every version and route that was run.',
      ),
      'measured',
    ),
    statement(
      l10n.t(
        '`DISABLE_PROMPT_CACHING_SONNET`, `_OPUS` and `_HAIKU` are no substitute: away from Bedrock each matches one exact model only (2.1.89, 2.1.329).',
      ),
      'measured',
    ),
  ];
}

function senders(): readonly Statement[] {
  return [
    statement(
      l10n.t('Update Claude Code, in the editor too. From 2.1.97 on gateways do not get `scope` by default.'),
      'measured',
    ),
    statement(
      l10n.t(
        'In 2.1.23 to 2.1.39 the flag may take only the header away and leave the field in the body; one report says that this very thing caused the error in 2.1.34 and 2.1.37.',
      ),
      'inferred',
    ),
    statement(
      l10n.t(
        'Look for `_CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL`, which makes a gateway count as Anthropic’s own API; for `CLAUDE_CODE_EXTRA_BODY`, which adds to the body; and for `ANTHROPIC_BETAS`, which adds to the header on a gateway even with the flag on.',
      ),
      'measured',
    ),
    statement(l10n.t('Update the gateway, and test it as described in the next section.')),
    statement(
      l10n.t(
        'If the requests end at Bedrock anyway, do without the gateway: use `CLAUDE_CODE_USE_BEDROCK=1` instead of `ANTHROPIC_BASE_URL`.',
      ),
      'inferred',
    ),
  ];
}
