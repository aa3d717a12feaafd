import { readEndpoint, USER_INFO_SINCE } from './endpoint.ts';
import { PROVIDER_SWITCHES } from './facts/providers.ts';
import type { Declaration, Environment, Route, SettingsFile } from './model.ts';
import { valueOf, winnerOf } from './resolve.ts';
import { isOn } from './value.ts';
import { isSince } from './version.ts';

const BASE_URL = 'ANTHROPIC_BASE_URL';
const GATEWAY_SWITCH = 'CLAUDE_CODE_USE_GATEWAY';
/** 2.1.193 goes to the cloud all the same. */
const GATEWAY_SWITCH_SINCE = '2.1.195';

/** Where this client sends its requests, and the declarations that decide it. */
export function routeOf(environment: Environment, files: readonly SettingsFile[], version: string | null): Route {
  if (files.some(({ problem }) => problem?.stopsClient)) return route('none', []);
  const baseUrl = valueOf(environment, BASE_URL) ?? '';
  const because = (...names: string[]): Declaration[] => names.flatMap((name) => winnerOf(environment, name) ?? []);
  const hasGatewaySwitch = isOn(valueOf(environment, GATEWAY_SWITCH)) && isSince(version, GATEWAY_SWITCH_SINCE);
  if (hasGatewaySwitch && baseUrl !== '') {
    return routeToBaseUrl(baseUrl, version, because(GATEWAY_SWITCH, BASE_URL));
  }
  const cloud = PROVIDER_SWITCHES.find(
    ({ variable, since }) => isOn(valueOf(environment, variable)) && isSince(version, since),
  );
  if (cloud) {
    const { baseUrl: own, provider, variable } = cloud;
    const hasOwn = (valueOf(environment, own) ?? '') !== '';
    return hasOwn ? route(`${provider}-gateway`, because(variable, own)) : route(provider, because(variable));
  }
  if (baseUrl !== '') return routeToBaseUrl(baseUrl, version, because(BASE_URL));
  return route('anthropic', because(BASE_URL), true);
}

/** The protocol is Anthropic's own; the address says whether it is a gateway. */
function routeToBaseUrl(baseUrl: string, version: string | null, because: readonly Declaration[]): Route {
  const { hasUserInfo, isValid, isAnthropic, isFirstParty } = readEndpoint(baseUrl);
  if (!isValid || (hasUserInfo && !isSince(version, USER_INFO_SINCE))) return route('none', because);
  return route(isAnthropic ? 'anthropic' : 'gateway', because, isFirstParty);
}

function route(id: Route['id'], because: readonly Declaration[], firstParty = false): Route {
  return { id, because, firstParty };
}
