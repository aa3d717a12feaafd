import * as l10n from '@vscode/l10n';
import { isGatewayRoute } from '../facts/scopeRanges.ts';
import { isBetween } from '../version.ts';
import { routeName } from '../present/routeWords.ts';
import type { Rule } from './rule.ts';

/** The client is of a version that was measured to send `scope` to gateways, or whose flag does not strip all of it. */
export const clientOutdated: Rule = {
  id: 'client-outdated',

  *check({ betas, route, snapshot: { client }, userSource }) {
    if (route.id === 'anthropic' || route.id === 'none') return;
    const installed = [{ version: client.version }, ...client.others];
    for (const { version } of installed) {
      if (version === null) continue;
      const at = { variable: null, source: userSource, span: null, fixes: [] };
      if (isGatewayRoute(route) && isBetween(version, '2.1.88', '2.1.96')) {
        const message = l10n.t(
          'Claude Code {0} is one of the versions that send scope to every gateway by default (2.1.88 to 2.1.96, measured); a newer one does not.',
          version,
        );
        yield { ...at, severity: betas.on ? 'info' : 'warning', message };
      } else if (betas.on && isBetween(version, '2.1.23', '2.1.39') && isGatewayRoute(route)) {
        const message = l10n.t(
          'In Claude Code {0} the flag may leave scope in the body (read in the program, not run); a newer version strips it.',
          version,
        );
        yield { ...at, severity: 'warning', message };
      } else if (isBetween(version, null, '2.1.22')) {
        const message = l10n.t(
          'Claude Code {0} is very old; what is said about {1} here was measured on newer versions.',
          version,
          routeName(route.id),
        );
        yield { ...at, severity: 'info', message };
      }
    }
  },
};
