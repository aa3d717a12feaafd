import * as l10n from '@vscode/l10n';
import { unsetFix } from '../fixes.ts';
import { routeName } from '../present/routeWords.ts';
import { winnerOf } from '../resolve.ts';
import type { Rule } from './rule.ts';

/** Betas that the person adds by hand: the flag does not take them away. */
export const extraBetas: Rule = {
  id: 'extra-betas',

  *check({ environment, route }) {
    if (route.id === 'anthropic' || route.id === 'none') return;
    const betas = winnerOf(environment, 'ANTHROPIC_BETAS');
    const body = winnerOf(environment, 'CLAUDE_CODE_EXTRA_BODY');
    const isBedrock = route.id === 'bedrock' || route.id === 'bedrock-gateway';
    if (betas && betas.value.trim() !== '') {
      yield {
        severity: isBedrock ? 'info' : 'warning',
        message: isBedrock
          ? l10n.t('{0} is ignored on Bedrock (measured on 2.1.329).', betas.name)
          : l10n.t(
              '{0} adds beta headers to what goes to {1}, even while the flag is on (measured on 2.1.89 and 2.1.329).',
              betas.name,
              routeName(route.id),
            ),
        variable: betas.name,
        source: betas.source,
        span: betas.span,
        fixes: unsetFix(betas),
      };
    }
    if (body && body.value.includes('anthropic_beta')) {
      yield {
        severity: 'warning',
        message: l10n.t(
          '{0} adds anthropic_beta to the body of every request to {1}, even while the flag is on.',
          body.name,
          routeName(route.id),
        ),
        variable: body.name,
        source: body.source,
        span: body.span,
        fixes: unsetFix(body),
      };
    }
  },
};
