import { readEndpoint } from '../endpoint.ts';
import type { Route, Verdict, VerdictReason } from '../model.ts';
import { providerOf } from '../provider.ts';
import { isOn } from '../value.ts';

/** What a span of versions does with `cache_control.scope` on some routes, the flag and caching being as by default. */
export interface ScopeRange {
  /** Both included; open where it is not said. */
  readonly from?: string;
  readonly to?: string;
  readonly applies: (route: Route, value: Value) => boolean;
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
}

type Value = (name: string) => string | undefined;

/** Anthropic's own host as the client sees it; with another port or a trailing dot it behaves as with a gateway. */
const isFirstParty = ({ id, firstParty }: Route): boolean => id === 'anthropic' && firstParty;
/** Anthropic's protocol to a host that the client does not take for Anthropic's own. */
export const isGatewayRoute = (route: Route): boolean =>
  route.id === 'gateway' || (route.id === 'anthropic' && !route.firstParty);
const isClaudeOnAws = ({ id }: Route): boolean => providerOf(id) === 'anthropic-aws';
const isFoundry = ({ id }: Route): boolean => providerOf(id) === 'foundry';
const isForced = (value: Value): boolean => isOn(value('CLAUDE_CODE_FORCE_GLOBAL_CACHE'));
const isForcedAnywhere = (route: Route, value: Value): boolean =>
  (isFirstParty(route) || isGatewayRoute(route) || isFoundry(route)) && isForced(value);
const namesNoGateway = (baseUrl: string): boolean => baseUrl === '' || readEndpoint(baseUrl).isFirstParty;
const isAssumedFirstParty = (value: Value): boolean => isOn(value('_CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL'));

/**
 * The first range that holds a version and applies to the route decides. Bedrock, Vertex and Mantle do not stand here:
 * they never carried it. The edges 2.1.87/2.1.88 and 2.1.96/2.1.97 are measured; the code of 2.1.23 to 2.1.87 asks a
 * remote gate (read in the program), which was at its default, off, in every measurement.
 */
export const SCOPE_RANGES: readonly ScopeRange[] = [
  { to: '2.1.22', applies: () => true, verdict: 'not-sent', reason: 'version-does-not-send' },
  // Forced, on every version that npm has from 2.1.40 on: nothing up to 2.1.52 and in 2.1.69, else as it stands here.
  { from: '2.1.53', to: '2.1.68', applies: isForcedAnywhere, verdict: 'sent', reason: 'forced' },
  {
    from: '2.1.70',
    to: '2.1.87',
    applies: (route, value) => isGatewayRoute(route) && isForced(value),
    verdict: 'sent',
    reason: 'forced',
  },
  { from: '2.1.84', to: '2.1.87', applies: isForcedAnywhere, verdict: 'sent', reason: 'forced' },
  {
    from: '2.1.23',
    to: '2.1.39',
    applies: (route) => isFirstParty(route) || isGatewayRoute(route),
    verdict: 'possible',
    reason: 'remote-gate',
  },
  {
    from: '2.1.40',
    to: '2.1.87',
    applies: (route) => isFirstParty(route) || isGatewayRoute(route) || isFoundry(route),
    verdict: 'possible',
    reason: 'remote-gate',
  },
  { from: '2.1.88', applies: isFirstParty, verdict: 'sent', reason: 'version-sends' },
  { from: '2.1.88', to: '2.1.96', applies: isGatewayRoute, verdict: 'sent', reason: 'version-sends' },
  // 2.1.170 does not know the assumption. From 2.1.195 on, CLAUDE_CODE_USE_GATEWAY takes it back (2.1.193 does not know that switch).
  {
    from: '2.1.195',
    applies: (route, value) => isGatewayRoute(route) && isOn(value('CLAUDE_CODE_USE_GATEWAY')),
    verdict: 'not-sent',
    reason: 'version-does-not-send',
  },
  {
    from: '2.1.172',
    applies: (route, value) => isGatewayRoute(route) && isAssumedFirstParty(value),
    verdict: 'sent',
    reason: 'assumed-first-party',
  },
  { from: '2.1.97', applies: isGatewayRoute, verdict: 'not-sent', reason: 'version-does-not-send' },
  // A base URL that is a gateway takes it away there as well, since gateways get none.
  { from: '2.1.90', to: '2.1.96', applies: isClaudeOnAws, verdict: 'sent', reason: 'version-sends' },
  {
    from: '2.1.97',
    applies: (route, value) => isClaudeOnAws(route) && namesNoGateway(value('ANTHROPIC_BASE_URL') ?? ''),
    verdict: 'sent',
    reason: 'version-sends',
  },
  { from: '2.1.97', applies: isClaudeOnAws, verdict: 'not-sent', reason: 'version-does-not-send' },
  { applies: isFoundry, verdict: 'not-sent', reason: 'version-does-not-send' },
  {
    from: '2.1.213',
    applies: ({ id }) => providerOf(id) === 'google-cloud',
    verdict: 'not-sent',
    reason: 'version-does-not-send',
  },
];
