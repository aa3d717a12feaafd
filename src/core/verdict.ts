import { isGatewayRoute, SCOPE_RANGES, type ScopeRange } from './facts/scopeRanges.ts';
import { MODEL_CACHING } from './facts/modelCaching.ts';
import { NEWEST_MEASURED } from './facts/measuredRange.ts';
import type { Declaration, Environment, Report, RouteId, ScopeVerdict, Verdict, VerdictReason } from './model.ts';
import { providerOf } from './provider.ts';
import { valueOf, winnerOf } from './resolve.ts';
import { scopeSeen } from './sessions/sinceChange.ts';
import { isOn } from './value.ts';
import { compareVersions, isBetween } from './version.ts';

/**
 * Whether `cache_control.scope` leaves with these settings, by what was measured for this version and route; a transcript
 * that shows it outranks that. One that does not show it proves nothing.
 */
export function scopeVerdict(
  facts: Pick<Report, 'betas' | 'caching' | 'environment' | 'route' | 'snapshot'>,
): ScopeVerdict {
  const { betas, caching, environment, route, snapshot } = facts;
  const { version } = snapshot.client;
  if (route.id === 'none') return verdict('not-sent', 'client-stops');
  const seen = scopeSeen(facts);
  if (seen) return { ...verdict('sent', 'seen-in-transcript'), seen };
  if (caching.on || modelCachingOffBy(environment)) return verdict('not-sent', 'caching-off');
  if (NEVER.has(providerOf(route.id))) return verdict('not-sent', 'provider-never');
  if (betas.on && flagStripsScope(version)) return verdict('not-sent', 'flag');
  if (version === null) return verdict('possible', 'version-unknown');
  if (isOn(valueOf(environment, 'CLAUDE_CODE_SIMPLE'))) return verdict('not-sent', 'simple-mode');
  const range = scopeRangeOf(version, { environment, route });
  if (!range || isFarFromMeasured(version)) return verdict('unknown', 'not-measured');
  if (range.verdict === 'sent' && isGatewayRoute(route) && snapshot.hasMcpServers)
    return verdict('possible', 'mcp-tools');
  return verdict(range.verdict, range.reason);
}

/** The line of the table that holds a version with these settings. */
export function scopeRangeOf(
  version: string,
  { environment, route }: Pick<Report, 'environment' | 'route'>,
): ScopeRange | undefined {
  return SCOPE_RANGES.find(
    ({ applies, from, to }) => isBetween(version, from, to) && applies(route, (name) => valueOf(environment, name)),
  );
}

/** These never carried `scope`, in any measured request: whatever the version and the switches. */
const NEVER: ReadonlySet<RouteId> = new Set(['bedrock', 'mantle', 'vertex']);

/** Who turns caching off for the one model that is chosen: its variable matches what the alias or `ANTHROPIC_DEFAULT_…_MODEL` names. */
export function modelCachingOffBy(environment: Environment): Declaration | undefined {
  const chosen = valueOf(environment, 'ANTHROPIC_MODEL') ?? '';
  for (const [variable, { alias, model }] of MODEL_CACHING) {
    const winner = winnerOf(environment, variable);
    if (isOn(winner?.value) && chosen !== '' && (chosen === alias || chosen === valueOf(environment, model)))
      return winner;
  }
  return undefined;
}

/** Read in the program and measured on 2.1.31: before this version the flag left a marked system block alone. */
function flagStripsScope(version: string | null): boolean {
  return version === null || compareVersions(version, '2.1.40') >= 0;
}

/** A newer patch is taken to behave as the newest measured one did; a newer minor version is another matter. */
function isFarFromMeasured(version: string): boolean {
  const series = (of: string): string => of.split('.').slice(0, 2).join('.');
  return compareVersions(version, NEWEST_MEASURED) > 0 && series(version) !== series(NEWEST_MEASURED);
}

function verdict(value: Verdict, reason: VerdictReason): ScopeVerdict {
  return { verdict: value, reason };
}
