import * as l10n from '@vscode/l10n';
import { isGatewayRoute } from '../facts/scopeRanges.ts';
import { isBetween } from '../version.ts';
import type { Rule } from './rule.ts';

/** The beta header of the scope field went to gateways up to 2.1.306, even from versions that do not send the field. */
export const betaHeaderToGateway: Rule = {
  id: 'beta-header-to-gateway',

  *check({ betas, route, snapshot: { client }, userSource }) {
    const { version } = client;
    if (version === null || !isGatewayRoute(route)) return;
    const stripped = betas.on && isBetween(version, '2.1.25', null);
    if (stripped || !isBetween(version, '2.1.23', '2.1.306')) return;
    yield {
      severity: 'info',
      message: l10n.t(
        'Claude Code {0} sends the beta header prompt-caching-scope-2026-01-05 to this gateway (measured up to 2.1.306). A gateway that hands it on to Bedrock can be answered "invalid beta flag" (inferred).',
        version,
      ),
      variable: null,
      source: userSource,
      span: null,
      fixes: isBetween(version, '2.1.25', null) ? ['disable-betas'] : [],
    };
  },
};
