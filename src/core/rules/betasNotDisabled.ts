import * as l10n from '@vscode/l10n';
import { DISABLE_BETAS } from '../facts/flags.ts';
import type { Route, Severity } from '../model.ts';
import { routeName } from '../present/routeWords.ts';
import type { Facts, Rule } from './rule.ts';

/** A route that is not Anthropic's own is active and the flag is not effectively on. */
export const betasNotDisabled: Rule = {
  id: 'betas-not-disabled',

  *check(facts) {
    if (facts.betas.on || facts.route.id === 'anthropic' || facts.route.id === 'none') return;
    yield {
      severity: severityOf(facts),
      message: l10n.t('Requests go to {0}, and {1} is not on.', routeName(facts.route.id), DISABLE_BETAS),
      variable: DISABLE_BETAS,
      source: facts.userSource,
      span: null,
      fixes: ['disable-betas', 'disable-caching', 'disable-both'],
    };
  },
};

function severityOf({ caching, route, scope }: Facts): Severity {
  if (caching.on) return 'info';
  if (route.id === 'gateway') return scope.verdict === 'sent' ? 'error' : 'warning';
  return isBedrock(route) ? 'warning' : 'info';
}

const isBedrock = ({ id }: Route): boolean => id === 'bedrock' || id === 'bedrock-gateway';
