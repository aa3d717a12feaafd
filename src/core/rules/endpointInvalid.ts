import * as l10n from '@vscode/l10n';
import { unsetFix } from '../fixes.ts';
import { objectionTo, type Rule } from './rule.ts';

/** The base URL is none: the client stops with "Invalid URL" before its first request (measured on 2.1.329). */
export const endpointInvalid: Rule = {
  id: 'endpoint-invalid',

  *check({ route }) {
    const address = route.id === 'none' ? route.because.at(-1) : undefined;
    if (!address) return;
    yield objectionTo(
      address,
      'error',
      l10n.t('{0} is no http or https address: Claude Code stops with “Invalid URL”.', address.name),
      unsetFix(address),
    );
  },
};
