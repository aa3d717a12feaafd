import * as l10n from '@vscode/l10n';
import { DISABLE_BETAS } from '../facts/flags.ts';
import type { Declaration, Finding } from '../model.ts';
import { winnerOf } from '../resolve.ts';
import { isOn } from '../value.ts';
import type { Rule } from './rule.ts';

/** The flag is on together with a variable that it undoes. */
export const flagConflict: Rule = {
  id: 'flag-conflict',

  *check({ betas, environment, route }) {
    if (!betas.on) return;
    const search = winnerOf(environment, 'ENABLE_TOOL_SEARCH');
    if (search && !isOff(search.value)) {
      yield at(
        search,
        l10n.t('{0} has no effect while {1} is on: MCP tool search is off.', search.name, DISABLE_BETAS),
      );
    }
    const longCache = winnerOf(environment, 'ENABLE_PROMPT_CACHING_1H');
    if (longCache && isOn(longCache.value) && route.id === 'gateway') {
      yield at(
        longCache,
        l10n.t(
          '{0} still asks the gateway for 1-hour caching, but {1} takes the beta header away that goes with it; a report says that the long cache is then silently ignored.',
          longCache.name,
          DISABLE_BETAS,
        ),
      );
    }
  },
};

/** Tool search takes other words than a plain switch does; only what turns it off is no conflict. */
const isOff = (value: string): boolean => ['', '0', 'false', 'no', 'off'].includes(value.trim().toLowerCase());

function at({ name, source, span }: Declaration, message: string): Omit<Finding, 'rule'> {
  return { severity: 'info', message, variable: name, source, span, fixes: [] };
}
