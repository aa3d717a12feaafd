import * as l10n from '@vscode/l10n';
import { PROVIDER_SWITCHES } from '../facts/providers.ts';
import { unsetFix } from '../fixes.ts';
import type { Declaration, Finding, Severity } from '../model.ts';
import { routeName } from '../present/routeWords.ts';
import { valueOf, winnerOf } from '../resolve.ts';
import { isOn } from '../value.ts';
import { isSince } from '../version.ts';
import type { Facts, Rule } from './rule.ts';

/** Several providers are switched on, or an address is set that the active provider ignores. */
export const providerConflict: Rule = {
  id: 'provider-conflict',

  *check(facts) {
    if (facts.route.id === 'none') return;
    yield* losingSwitches(facts);
    yield* ignoredAddresses(facts);
  },
};

function* losingSwitches({ environment, route, snapshot }: Facts): Iterable<Omit<Finding, 'rule'>> {
  for (const { provider, since, variable } of PROVIDER_SWITCHES) {
    const winner = winnerOf(environment, variable);
    if (!winner || !isOn(winner.value) || route.id === provider || route.id === `${provider}-gateway`) continue;
    yield isSince(snapshot.client.version, since)
      ? at(
          winner,
          'warning',
          l10n.t('{0} is on, but requests go to {1}, which wins over it.', variable, routeName(route.id)),
        )
      : at(winner, 'warning', l10n.t('{0} is on, but this version of Claude Code does not know it.', variable));
  }
}

function* ignoredAddresses({ environment, route }: Facts): Iterable<Omit<Finding, 'rule'>> {
  const isProvider = PROVIDER_SWITCHES.some(
    ({ provider }) => route.id === provider || route.id === `${provider}-gateway`,
  );
  const base = winnerOf(environment, 'ANTHROPIC_BASE_URL');
  if (isProvider && base && base.value !== '') {
    yield at(base, 'warning', l10n.t('{0} is ignored while requests go to {1}.', base.name, routeName(route.id)));
  }
  for (const { baseUrl, variable } of PROVIDER_SWITCHES) {
    const address = winnerOf(environment, baseUrl);
    if (!address || address.value === '' || isOn(valueOf(environment, variable))) continue;
    yield at(address, 'info', l10n.t('{0} has no effect while {1} is not on.', baseUrl, variable));
  }
}

function at(declaration: Declaration, severity: Severity, message: string): Omit<Finding, 'rule'> {
  const { name, source, span } = declaration;
  return { severity, message, variable: name, source, span, fixes: unsetFix(declaration) };
}
