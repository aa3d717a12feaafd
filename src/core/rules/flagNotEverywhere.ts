import * as l10n from '@vscode/l10n';
import { DISABLE_BETAS } from '../facts/flags.ts';
import { winnerOf } from '../resolve.ts';
import { isOn } from '../value.ts';
import type { Rule } from './rule.ts';

/** The flag is on, but where not every client of this person sees it. */
export const flagNotEverywhere: Rule = {
  id: 'flag-not-everywhere',

  *check({ environment, route, userSource }) {
    const winner = winnerOf(environment, DISABLE_BETAS);
    if (route.id === 'anthropic' || !winner || !isOn(winner.value)) return;
    const { scope } = winner.source;
    if (scope !== 'process' && scope !== 'editor') return;
    yield {
      severity: 'info',
      message:
        scope === 'process'
          ? l10n.t(
              '{0} is on only in the inherited environment: a terminal, VS Code or JetBrains that was started from elsewhere does not see it.',
              DISABLE_BETAS,
            )
          : l10n.t(
              '{0} is on only in VS Code’s setting: Claude Code in a terminal or in JetBrains does not see it.',
              DISABLE_BETAS,
            ),
      variable: DISABLE_BETAS,
      source: userSource,
      span: null,
      fixes: ['disable-betas'],
    };
  },
};
