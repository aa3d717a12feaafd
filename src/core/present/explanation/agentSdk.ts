import * as l10n from '../../l10n.ts';
import { code, list, paragraph, statement } from '../blocks.ts';
import type { Section } from '../pageView.ts';

const OPTIONS = `query({
  prompt: 'Say ok.',
  options: {
    env: { ...process.env, CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: '1' },
  },
});`;

export function agentSdk(): Section {
  return {
    id: 'agent-sdk',
    title: l10n.t('Programs on the Claude Agent SDK'),
    blocks: [
      paragraph(
        l10n.t(
          'The SDK brings a client of its own: `@anthropic-ai/claude-agent-sdk` 0.2.89 runs client 2.1.89, and 0.3.329 runs 2.1.329. It does not use the one on your path.',
        ),
        'measured',
      ),
      list(
        statement(
          l10n.t(
            '`env` in `~/.claude/settings.json` and in the project’s `.claude/settings.json` is read by default, so the flag there works without any option (0.2.89, 0.3.329).',
          ),
          'measured',
        ),
        statement(
          l10n.t(
            '`settingSources: []` turns that off. Then only the environment counts that the program passes in `options.env`, or its own where it passes none (0.2.89, 0.3.329).',
          ),
          'measured',
        ),
        statement(l10n.t('The flag in `options.env` works (0.2.89).'), 'measured'),
        statement(
          l10n.t(
            'With 0.2.89 `scope` goes out only with the system prompt preset `claude_code`. With the SDK’s own short prompt it did not, though the header did. 0.3.329 sent neither with the short prompt.',
          ),
          'measured',
        ),
        statement(
          l10n.t(
            'The report about Portkey came from such a program, on client 2.1.89: [#1589](https://github.com/Portkey-AI/gateway/issues/1589).',
          ),
          'reported',
        ),
      ),
      code('typescript', l10n.t('The flag in a program'), OPTIONS),
    ],
  };
}
