import { DISABLE_BETAS } from '../facts/flags.ts';
import { unsetFix } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import { valueOf, winnerOf } from '../resolve.ts';
import { isOn } from '../value.ts';
import { isSince } from '../version.ts';
import { objectionTo, type Rule } from './rule.ts';

/** The flag is on together with a variable that it undoes. */
export const flagConflict: Rule = {
  id: 'flag-conflict',

  *check({ betas, caching, environment, route, snapshot: { client } }) {
    if (!betas.on) return;
    const search = winnerOf(environment, 'ENABLE_TOOL_SEARCH');
    // Managed settings can keep it on (documented).
    const isKept = search?.source.scope === 'managed' && isSince(client.version, '2.1.227');
    if (search && !OFF.test(search.value) && !isKept && isSince(client.version, STRIPS_TOOLS_SINCE)) {
      yield objectionTo(
        search,
        'info',
        l10n.t('{0} has no effect while {1} is on: MCP tool search is off.', search.name, DISABLE_BETAS),
        unsetFix(search),
      );
    }
    const hour = winnerOf(environment, 'ENABLE_PROMPT_CACHING_1H');
    const isShort = caching.on || isOn(valueOf(environment, 'FORCE_PROMPT_CACHING_5M'));
    if (hour && isOn(hour.value) && !isShort && route.id === 'gateway' && isSince(client.version, HOUR_SINCE)) {
      yield objectionTo(
        hour,
        'info',
        l10n.t(
          '{0} still asks the gateway for 1-hour caching, but {1} takes away its beta header; a report says that it is then silently ignored.',
          hour.name,
          DISABLE_BETAS,
        ),
        unsetFix(hour),
      );
    }
  },
};

/** The flag leaves tool fields alone before this version (documented; measured: 2.1.76 leaves, 2.1.81 strips). */
const STRIPS_TOOLS_SINCE = '2.1.77';
/** Documented; measured: no effect in 2.1.89, an effect in 2.1.329. */
const HOUR_SINCE = '2.1.108';

/** Tool search takes other words than a plain switch does; only what turns it off is no conflict. */
const OFF = /^\s*(?:|0|false|no|off)\s*$/i;
