import { DISABLE_BETAS } from '../facts/flags.ts';
import { unsetFix } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import { objectionTo, type Rule } from './rule.ts';

/** The flag is on though requests go to Anthropic's own API, which takes what it strips. */
export const flagNotNeeded: Rule = {
  id: 'flag-not-needed',

  *check({ betas, route }) {
    const [winner] = betas.because;
    if (!betas.on || !winner || !route.firstParty) return;
    yield objectionTo(
      winner,
      'info',
      l10n.t(
        '{0} is on, but requests go to Anthropic’s own API, which does not need it: it costs MCP tool search and context management.',
        DISABLE_BETAS,
      ),
      unsetFix(winner).length > 0 ? ['enable-betas'] : [],
    );
  },
};
