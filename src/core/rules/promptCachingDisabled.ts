import * as l10n from '@vscode/l10n';
import { DISABLE_CACHING } from '../facts/flags.ts';
import { unsetFix } from '../fixes.ts';
import { MODEL_CACHING } from '../facts/modelCaching.ts';
import { winnerOf } from '../resolve.ts';
import { isOn } from '../value.ts';
import type { Rule } from './rule.ts';

/** Prompt caching is off, for all models or for one: every turn pays the full input price. */
export const promptCachingDisabled: Rule = {
  id: 'prompt-caching-disabled',

  *check({ environment }) {
    for (const variable of [DISABLE_CACHING, ...MODEL_CACHING.keys()]) {
      const winner = winnerOf(environment, variable);
      if (!winner || !isOn(winner.value)) continue;
      const isForAll = variable === DISABLE_CACHING;
      yield {
        severity: 'info',
        message: isForAll
          ? l10n.t('Prompt caching is off ({0}): every turn pays the full input price and takes longer.', variable)
          : l10n.t('{0} turns prompt caching off; outside Bedrock it matches one exact model only.', variable),
        variable,
        source: winner.source,
        span: winner.span,
        fixes: isForAll ? ['enable-caching'] : unsetFix(winner),
      };
    }
  },
};
