import { DISABLE_BETAS } from '../facts/flags.ts';
import { isOwned, variablesOf } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import type { RouteId, Severity } from '../model.ts';
import { routeName } from '../present/routeWords.ts';
import { providerOf } from '../provider.ts';
import { winnerOf } from '../resolve.ts';
import { refusedSince } from '../sessions/sinceChange.ts';
import { type Facts, inUserFile, leavesAnthropic, objectionTo, type Rule } from './rule.ts';

/** A route that is not Anthropic's own is active and the flag is not effectively on. */
export const betasNotDisabled: Rule = {
  id: 'betas-not-disabled',

  *check(facts) {
    if (facts.betas.on || !leavesAnthropic(facts)) return;
    yield objectionTo(
      inUserFile(facts, DISABLE_BETAS),
      severityOf(facts),
      l10n.t(
        'Requests go to {0}, and {1} is not on: {2} The flag costs MCP tool search.',
        routeName(facts.route.id),
        DISABLE_BETAS,
        consequence(facts),
      ),
      FIXES.filter((id) => !variablesOf(id).some((name) => isOwned(winnerOf(facts.environment, name)))),
    );
  },
};

/** Where somebody else's settings decide, a fix of ours cannot. */
const FIXES = ['disable-betas', 'disable-caching', 'disable-both'] as const;

/** The verdict decides the words; none of them claims more than it. */
function consequence({ caching, route, scope, snapshot }: Facts): string {
  if (caching.on) return l10n.t('with prompt caching off no scope is sent, but beta headers are.');
  const refused = refusedSince(snapshot.evidence);
  if (refused > 0)
    return l10n.t('cache_control.scope was refused; sessions on this machine that show it: {0}.', refused);
  switch (scope.verdict) {
    case 'sent':
      return route.id === 'gateway'
        ? l10n.t('this version of Claude Code sends cache_control.scope there, which Bedrock refuses.')
        : l10n.t('this version of Claude Code sends cache_control.scope there.');
    case 'possible':
    case 'unknown':
      return l10n.t('cache_control.scope may be sent, and other beta fields are; Bedrock can refuse them.');
    case 'not-sent':
      return l10n.t('cache_control.scope is not sent there, but other beta fields are and can be refused.');
  }
}

function severityOf({ caching, route: { id }, scope, snapshot }: Facts): Severity {
  if (caching.on) return 'info';
  if (refusedSince(snapshot.evidence) > 0 || (id === 'gateway' && scope.verdict === 'sent')) return 'error';
  return WARNED.has(providerOf(id)) ? 'warning' : 'info';
}

const WARNED: ReadonlySet<RouteId> = new Set(['gateway', 'bedrock']);
