import * as l10n from '@vscode/l10n';
import { DISABLE_BETAS } from '../facts/flags.ts';
import type { Rule } from './rule.ts';

/** The flag is on though requests go to Anthropic's own API, which takes what it strips. */
export const flagNotNeeded: Rule = {
  id: 'flag-not-needed',

  *check({ betas, route }) {
    const [winner] = betas.because;
    if (!betas.on || !winner || route.id !== 'anthropic' || !route.firstParty) return;
    yield {
      severity: 'info',
      message: l10n.t(
        '{0} is on, but requests go to Anthropic’s own API, which needs it not: it costs MCP tool search and context management.',
        DISABLE_BETAS,
      ),
      variable: DISABLE_BETAS,
      source: winner.source,
      span: winner.span,
      fixes: ['enable-betas'],
    };
  },
};
