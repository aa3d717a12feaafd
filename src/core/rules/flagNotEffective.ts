import { DISABLE_BETAS, DISABLE_CACHING } from '../facts/flags.ts';
import { isOwned } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import { winnerOf } from '../resolve.ts';
import { shown } from '../secrets.ts';
import { isOn } from '../value.ts';
import { leavesAnthropic, objectionTo, type Rule } from './rule.ts';

/** A switch has a value that was surely meant as on, and that Claude Code reads as off. */
export const flagNotEffective: Rule = {
  id: 'flag-not-effective',

  *check(facts) {
    for (const variable of [DISABLE_BETAS, DISABLE_CACHING]) {
      const winner = winnerOf(facts.environment, variable);
      if (!winner || isOn(winner.value) || OFF.test(winner.value)) continue;
      yield objectionTo(
        winner,
        leavesAnthropic(facts) ? 'warning' : 'info',
        l10n.t(
          '{0} is "{1}", which Claude Code reads as off: only 1, true, yes and on switch it on.',
          variable,
          shown(variable, winner.value).text,
        ),
        isOwned(winner) ? [] : [variable === DISABLE_BETAS ? 'disable-betas' : 'disable-caching'],
      );
    }
  },
};

/** Off, and meant so. A `null` was meant to unset. */
const OFF = /^\s*(?:|0|false|no|off|n|f|null|none|undefined)\s*$/i;
