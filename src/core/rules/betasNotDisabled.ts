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
      message: messageOf(facts),
      variable: DISABLE_BETAS,
      source: facts.userSource,
      span: null,
      fixes: ['disable-betas', 'disable-caching', 'disable-both'],
    };
  },
};

/** The verdict decides the words; none of them claims more than it. */
function messageOf({ caching, route, scope }: Facts): string {
  const name = routeName(route.id);
  if (caching.on) {
    return l10n.t(
      'Requests go to {0}, and {1} is not on: with prompt caching off no scope is sent, but beta headers are.',
      name,
      DISABLE_BETAS,
    );
  }
  switch (scope.verdict) {
    case 'sent':
      return l10n.t(
        'Requests go to {0}, and {1} is not on: this version of Claude Code sends cache_control.scope there, which Bedrock refuses. The flag costs MCP tool search.',
        name,
        DISABLE_BETAS,
      );
    case 'possible':
    case 'unknown':
      return l10n.t(
        'Requests go to {0}, and {1} is not on: cache_control.scope may be sent, and other beta fields are; Bedrock can refuse them. The flag costs MCP tool search.',
        name,
        DISABLE_BETAS,
      );
    case 'not-sent':
      return l10n.t(
        'Requests go to {0}, and {1} is not on: cache_control.scope is not sent there, but other beta fields are and can be refused. The flag costs MCP tool search.',
        name,
        DISABLE_BETAS,
      );
  }
}

function severityOf({ caching, route, scope }: Facts): Severity {
  if (caching.on) return 'info';
  if (route.id === 'gateway') return scope.verdict === 'sent' ? 'error' : 'warning';
  return isBedrock(route) ? 'warning' : 'info';
}

const isBedrock = ({ id }: Route): boolean => id === 'bedrock' || id === 'bedrock-gateway';
