import { regionOf } from './awsRegion.ts';
import { readEndpoint, USER_INFO_SINCE } from './endpoint.ts';
import { PROVIDER_SWITCHES, type ProviderSwitch } from './facts/providers.ts';
import type { Declaration, Environment, Route, SettingsFile, Snapshot } from './model.ts';
import { valueOf, winnerOf } from './resolve.ts';
import { isOn } from './value.ts';
import { isSince } from './version.ts';

const ANTHROPIC = 'https://api.anthropic.com';
const BASE_URL = 'ANTHROPIC_BASE_URL';
const GATEWAY_SWITCH = 'CLAUDE_CODE_USE_GATEWAY';
/** 2.1.193 goes to the cloud all the same. */
const GATEWAY_SWITCH_SINCE = '2.1.195';

/** Where this client sends its requests, and the declarations that decide it. */
export function routeOf(
  environment: Environment,
  files: readonly SettingsFile[],
  { aws, version }: { readonly aws: Snapshot['aws']; readonly version: string | null },
): Route {
  if (files.some(({ problem }) => problem?.stopsClient)) return route('none', null, []);
  const baseUrl = valueOf(environment, BASE_URL) ?? '';
  const because = (...names: string[]): Declaration[] => names.flatMap((name) => winnerOf(environment, name) ?? []);
  const hasGatewaySwitch = isOn(valueOf(environment, GATEWAY_SWITCH)) && isSince(version, GATEWAY_SWITCH_SINCE);
  if (hasGatewaySwitch && baseUrl !== '') {
    return routeToBaseUrl(baseUrl, version, because(GATEWAY_SWITCH, BASE_URL));
  }
  const provider = PROVIDER_SWITCHES.find(
    ({ variable, since }) => isOn(valueOf(environment, variable)) && isSince(version, since),
  );
  if (provider) {
    const { region } = regionOf(environment, aws, version);
    return routeToProvider(provider, { environment, region, because });
  }
  if (baseUrl !== '') return routeToBaseUrl(baseUrl, version, because(BASE_URL));
  return route('anthropic', ANTHROPIC, because(BASE_URL), true);
}

/** The protocol is Anthropic's own; the address says whether it is a gateway. */
function routeToBaseUrl(baseUrl: string, version: string | null, because: readonly Declaration[]): Route {
  const { hasUserInfo, isValid, isAnthropic, isFirstParty } = readEndpoint(baseUrl);
  if (!isValid || (hasUserInfo && !isSince(version, USER_INFO_SINCE))) return route('none', baseUrl, because);
  return route(isAnthropic ? 'anthropic' : 'gateway', baseUrl.trim() || ANTHROPIC, because, isFirstParty);
}

function routeToProvider(
  { provider, variable, baseUrl, endpoint }: ProviderSwitch,
  { environment, region, because }: Deciding,
): Route {
  const own = valueOf(environment, baseUrl) ?? '';
  if (own !== '') return route(`${provider}-gateway`, own.trim(), because(variable, baseUrl));
  return route(
    provider,
    endpoint((name) => valueOf(environment, name), region),
    because(variable),
  );
}

interface Deciding {
  readonly environment: Environment;
  readonly region: string;
  readonly because: (...names: string[]) => Declaration[];
}

function route(id: Route['id'], endpoint: string | null, because: readonly Declaration[], firstParty = false): Route {
  return { id, endpoint, because, firstParty };
}
