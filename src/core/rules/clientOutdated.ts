import * as l10n from '../l10n.ts';
import { isBetween } from '../version.ts';
import { inUserFile, objectionTo, type Rule } from './rule.ts';

/** A client is of a version that was measured to send `scope` to gateways, or whose flag does not strip all of it. */
export const clientOutdated: Rule = {
  id: 'client-outdated',

  *check(facts) {
    const { betas, caching, route, snapshot } = facts;
    if (route.id !== 'gateway') return;
    const { others, version: judged } = snapshot.client;
    const versions = new Set([judged ?? [], others.map(({ version }) => version)].flat());
    for (const version of versions) {
      if (isBetween(version, '2.1.88', '2.1.96')) {
        yield objectionTo(
          inUserFile(facts),
          betas.on || caching.on ? 'info' : 'warning',
          l10n.t(
            'Claude Code {0} sends scope to gateways by default (2.1.88 to 2.1.96, measured); a newer one does not.',
            version,
          ),
        );
      } else if (betas.on && !caching.on && isBetween(version, '2.1.23', '2.1.39')) {
        yield objectionTo(
          inUserFile(facts),
          'info',
          l10n.t(
            'In Claude Code {0} the flag may leave scope in the body (read in the program, not run); a newer version strips it.',
            version,
          ),
        );
      }
    }
  },
};
