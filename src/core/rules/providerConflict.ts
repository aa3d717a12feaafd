import { readEndpoint } from '../endpoint.ts';
import { PROVIDER_SWITCHES } from '../facts/providers.ts';
import { unsetFix } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import { routeName } from '../present/routeWords.ts';
import { providerOf } from '../provider.ts';
import { valueOf, winnerOf } from '../resolve.ts';
import { isOn } from '../value.ts';
import { isSince } from '../version.ts';
import { type Facts, type Objection, objectionTo, type Rule } from './rule.ts';

/** Several providers are switched on, or an address is set that the active provider ignores. */
export const providerConflict: Rule = {
  id: 'provider-conflict',

  *check(facts) {
    if (facts.route.id === 'none') return;
    yield* losingSwitches(facts);
    yield* ignoredAddresses(facts);
  },
};

function* losingSwitches({ environment, route, snapshot }: Facts): Iterable<Objection> {
  for (const { provider, since, variable } of PROVIDER_SWITCHES) {
    const winner = winnerOf(environment, variable);
    const isTaken = providerOf(route.id) === provider;
    // Documented to be combined: models in Mantle's format go there, all others to Bedrock.
    const isCombined = provider === 'mantle' && providerOf(route.id) === 'bedrock';
    if (!winner || !isOn(winner.value) || isTaken || isCombined) continue;
    yield objectionTo(
      winner,
      'warning',
      isSince(snapshot.client.version, since)
        ? l10n.t('{0} is on, but requests go to {1}, which wins over it.', variable, routeName(route.id))
        : l10n.t('{0} is on, but this version of Claude Code does not know it.', variable),
      unsetFix(winner),
    );
  }
}

function* ignoredAddresses({ environment, route }: Facts): Iterable<Objection> {
  const base = winnerOf(environment, 'ANTHROPIC_BASE_URL');
  if (base && providerOf(route.id) === 'bedrock' && base.value !== '' && !readEndpoint(base.value).isAnthropic) {
    yield objectionTo(
      base,
      'warning',
      l10n.t('{0} is ignored while requests go to {1}.', base.name, routeName(route.id)),
      unsetFix(base),
    );
  }
  for (const { baseUrl, variable } of PROVIDER_SWITCHES) {
    const address = winnerOf(environment, baseUrl);
    if (!address || address.value === '' || isOn(valueOf(environment, variable))) continue;
    yield objectionTo(
      address,
      'info',
      l10n.t('{0} has no effect while {1} is not on.', baseUrl, variable),
      unsetFix(address),
    );
  }
}
