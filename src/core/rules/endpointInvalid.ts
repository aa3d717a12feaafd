import { readEndpoint } from '../endpoint.ts';
import { unsetFix } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import type { Declaration } from '../model.ts';
import { objectionTo, type Rule } from './rule.ts';

/** The base URL is none, or none that this client can use: no request leaves (measured on 2.1.89 to 2.1.329). */
export const endpointInvalid: Rule = {
  id: 'endpoint-invalid',

  *check({ route }) {
    const address = route.id === 'none' ? route.because.at(-1) : undefined;
    if (!address) return;
    yield objectionTo(address, 'error', messageOf(address), unsetFix(address));
  },
};

function messageOf({ name, value }: Declaration): string {
  return readEndpoint(value).hasUserInfo
    ? l10n.t('{0} holds a user name or a password, which Claude Code takes from 2.1.113 on: no request leaves.', name)
    : l10n.t('{0} is no http or https address: Claude Code stops with “Invalid URL”.', name);
}
