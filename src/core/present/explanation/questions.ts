import * as l10n from '../../l10n.ts';
import { paragraph, question } from '../blocks.ts';
import type { Block, Section } from '../pageView.ts';

export function questions(): Section {
  return { id: 'questions', title: l10n.t('Questions and answers'), blocks: [...setup(), ...outlook()] };
}

function setup(): readonly Block[] {
  return [
    question(
      'still-fails',
      l10n.t('I set the variable, and VS Code still fails. Why?'),
      paragraph(
        l10n.t(
          'Most likely the value stands in a shell profile that the editor never read. Put it into `env` of `~/.claude/settings.json` and start a new conversation.',
        ),
        'inferred',
      ),
      paragraph(
        l10n.t('If it stands there already: a comment in the file, or a stronger file that says otherwise, undoes it.'),
        'measured',
      ),
    ),
    question(
      'quality-and-speed',
      l10n.t('Does turning caching off change answers or speed?'),
      paragraph(
        l10n.t('Answers are not said to change: caching only saves the provider from reading the same text again.'),
        'reported',
      ),
      paragraph(
        l10n.t('Speed does change: caching cuts the wait as well as the price, most of all in long conversations.'),
        'documented',
      ),
    ),
    question(
      'resume-or-continue',
      l10n.t('Is it --resume or --continue that causes it?'),
      paragraph(l10n.t('Neither. Both send `scope` exactly when a first request would.'), 'measured'),
    ),
    question(
      'vertex',
      l10n.t('Does it happen on Vertex too?'),
      paragraph(
        l10n.t(
          'With `CLAUDE_CODE_USE_VERTEX` in effect, `scope` was never sent. Other beta headers were, and the flag reduces those.',
        ),
        'measured',
      ),
    ),
    question(
      'litellm',
      l10n.t('Do I still need the flag behind LiteLLM?'),
      paragraph(
        l10n.t(
          'LiteLLM strips the field since March 2026, by [#22867](https://github.com/BerriAI/litellm/pull/22867). On such a version you do not need it for `scope`; other beta fields can still be refused.',
        ),
        'reported',
      ),
    ),
    question(
      'true-or-one',
      l10n.t('Must the value be 1?'),
      paragraph(
        l10n.t(
          '`1`, `true`, `yes` and `on` switch it on (2.1.31, 2.1.89, 2.1.329). The documentation names `1` and `true` only, so `1` is the safe choice.',
        ),
        'measured',
      ),
    ),
  ];
}

function outlook(): readonly Block[] {
  return [
    question(
      'official-fix',
      l10n.t('Will it be fixed officially?'),
      paragraph(
        l10n.t(
          'In effect it was: from 2.1.97 on gateways no longer get `scope` by default, and from 2.1.307 on not its header either.',
        ),
        'measured',
      ),
      paragraph(
        l10n.t(
          'We know of no announcement. The public threads are [#23220](https://github.com/anthropics/claude-code/issues/23220) and [#41731](https://github.com/anthropics/claude-code/issues/41731); we saw only parts of them.',
        ),
        'reported',
      ),
    ),
    question(
      'no-loss',
      l10n.t('Is there a way without any loss?'),
      paragraph(
        l10n.t(
          'Use Anthropic’s own API, or a client that does not send the field to your route: for gateways 2.1.97 or later. Or talk to Bedrock directly, with `CLAUDE_CODE_USE_BEDROCK=1`, which never got it.',
        ),
        'measured',
      ),
      paragraph(
        l10n.t('Other beta fields may still be refused on these ways; then the flag is the smaller loss.'),
        'inferred',
      ),
    ),
    question(
      'take-back',
      l10n.t('When can I take the fix back?'),
      paragraph(
        l10n.t(
          'When client and gateway are new enough that the test above answers 200 twice. The buttons at the top then offer the way back; start a new session afterwards.',
        ),
        'inferred',
      ),
    ),
    question(
      'both-urls',
      l10n.t('I have CLAUDE_CODE_USE_BEDROCK and ANTHROPIC_BASE_URL. Which counts?'),
      paragraph(
        l10n.t(
          'Bedrock. The base URL is ignored and the request goes to AWS (2.1.89, 2.1.329). For a gateway in front of Bedrock, set `ANTHROPIC_BEDROCK_BASE_URL`.',
        ),
        'measured',
      ),
    ),
  ];
}
