import * as l10n from '@vscode/l10n';
import { DISABLE_BETAS, DISABLE_CACHING } from '../facts/flags.ts';
import { winnerOf } from '../resolve.ts';
import { shown } from '../secrets.ts';
import { isOn } from '../value.ts';
import type { Rule } from './rule.ts';

/** A switch has a value that was surely meant as on, and that Claude Code reads as off. */
export const flagNotEffective: Rule = {
  id: 'flag-not-effective',

  *check({ environment }) {
    for (const variable of [DISABLE_BETAS, DISABLE_CACHING]) {
      const winner = winnerOf(environment, variable);
      if (!winner || isOn(winner.value) || OFF.has(winner.value.trim().toLowerCase())) continue;
      yield {
        severity: 'warning',
        message: l10n.t(
          '{0} is "{1}", which Claude Code reads as off: only 1, true, yes and on switch it on.',
          variable,
          shown(variable, winner.value).text,
        ),
        variable,
        source: winner.source,
        span: winner.span,
        fixes: [variable === DISABLE_BETAS ? 'disable-betas' : 'disable-caching'],
      };
    }
  },
};

/** Off, and meant so. */
const OFF = new Set(['0', 'false', 'no', 'off', '']);
