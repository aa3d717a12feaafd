import { unsetFix } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import { winnerOf } from '../resolve.ts';
import { providerOf } from '../provider.ts';
import { leavesAnthropic, objectionTo, type Rule } from './rule.ts';

/** Betas that the person adds by hand: the flag does not take them away. */
export const extraBetas: Rule = {
  id: 'extra-betas',

  *check(facts) {
    if (!leavesAnthropic(facts)) return;
    const { environment, route } = facts;
    // With the flag they are against what the person wants; without it they are some more of what goes out anyway.
    const severity = facts.betas.on ? 'warning' : 'info';
    const betas = winnerOf(environment, 'ANTHROPIC_BETAS');
    const isBedrock = providerOf(route.id) === 'bedrock';
    if (betas?.value.trim() && (isBedrock || route.id === 'gateway'))
      yield objectionTo(
        betas,
        isBedrock ? 'info' : severity,
        isBedrock
          ? l10n.t('{0} is ignored on Bedrock (measured on 2.1.329).', betas.name)
          : l10n.t('{0} adds beta headers, even while the flag is on (measured on 2.1.89 and 2.1.329).', betas.name),
        unsetFix(betas),
      );
    const body = winnerOf(environment, 'CLAUDE_CODE_EXTRA_BODY');
    if (body?.value.includes('anthropic_beta'))
      yield objectionTo(
        body,
        severity,
        l10n.t('{0} adds anthropic_beta to the body of requests, and the flag does not take it away.', body.name),
        unsetFix(body),
      );
  },
};
