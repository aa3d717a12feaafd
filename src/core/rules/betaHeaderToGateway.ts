import * as l10n from '../l10n.ts';
import { valueOf } from '../resolve.ts';
import { isOn } from '../value.ts';
import { isBetween } from '../version.ts';
import { inUserFile, objectionTo, type Rule } from './rule.ts';

/**
 * The beta header of the scope field went to gateways from 2.1.23 to 2.1.306, even from versions that do not send the
 * field; since then only with the switch that takes the gateway for Anthropic's own. The flag removes it from 2.1.25 on.
 */
export const betaHeaderToGateway: Rule = {
  id: 'beta-header-to-gateway',

  *check(facts) {
    const { betas, environment, route, snapshot } = facts;
    const { version } = snapshot.client;
    if (version === null || route.id !== 'gateway') return;
    const isForced = isOn(valueOf(environment, '_CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL'));
    const isStrippable = isBetween(version, '2.1.25', null);
    if ((betas.on && isStrippable) || !isBetween(version, '2.1.23', isForced ? null : '2.1.306')) return;
    yield objectionTo(
      inUserFile(facts),
      'info',
      l10n.t(
        'Claude Code {0} sends the beta header prompt-caching-scope-2026-01-05 to this gateway (measured). If it is handed on, Bedrock can answer "invalid beta flag" (inferred).',
        version,
      ),
      isStrippable ? ['disable-betas'] : [],
    );
  },
};
