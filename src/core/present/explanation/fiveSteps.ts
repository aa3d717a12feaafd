import * as l10n from '../../l10n.ts';
import { steps, statement } from '../blocks.ts';
import type { Section } from '../pageView.ts';

export function fiveSteps(): Section {
  return {
    id: 'five-steps',
    title: l10n.t('From the error to a working session in five steps'),
    blocks: [
      steps(
        statement(
          l10n.t(
            'Identify. Does the message name `cache_control` and `scope`? If it names something else, go to the table of related errors.',
          ),
        ),
        statement(
          l10n.t(
            'Confirm the route. The state at the top names it, and the variables that decided: `ANTHROPIC_BASE_URL`, `CLAUDE_CODE_USE_BEDROCK`, and for Bedrock `AWS_REGION` and `AWS_PROFILE`.',
          ),
        ),
        statement(
          l10n.t('Apply the first fix, `CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS=1`, with its button or by hand.'),
        ),
        statement(
          l10n.t(
            'Verify: the variable is set where Claude Code reads it, a new session answers, a resumed one answers.',
          ),
        ),
        statement(l10n.t('If it stays: the second fix, then the settings file, then the gateway.')),
      ),
    ],
  };
}
