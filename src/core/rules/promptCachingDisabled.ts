import { DISABLE_CACHING } from '../facts/flags.ts';
import { MODEL_CACHING } from '../facts/modelCaching.ts';
import { unsetFix } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import { winnerOf } from '../resolve.ts';
import { isOn } from '../value.ts';
import { objectionTo, type Rule } from './rule.ts';

/** Prompt caching is off, for all models or for one: every turn pays the full input price. */
export const promptCachingDisabled: Rule = {
  id: 'prompt-caching-disabled',

  *check({ environment }) {
    for (const variable of [DISABLE_CACHING, ...MODEL_CACHING.keys()]) {
      const winner = winnerOf(environment, variable);
      if (!winner || !isOn(winner.value)) continue;
      const alias = MODEL_CACHING.get(variable)?.alias;
      const unset = unsetFix(winner);
      yield objectionTo(
        winner,
        'info',
        alias
          ? l10n.t(
              '{0} turns prompt caching off; outside Bedrock only for the exact model that "{1}" stands for.',
              variable,
              alias,
            )
          : l10n.t('Prompt caching is off ({0}): every turn pays the full input price and takes longer.', variable),
        alias || unset.length === 0 ? unset : ['enable-caching'],
      );
    }
  },
};
