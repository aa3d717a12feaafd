import { DISABLE_BETAS } from '../facts/flags.ts';
import { isOwned } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import { scopeName } from '../present/scopeWords.ts';
import { isOn } from '../value.ts';
import { leavesAnthropic, objectionTo, type Rule } from './rule.ts';

/** The flag is on somewhere, and a stronger scope undoes it. */
export const flagShadowed: Rule = {
  id: 'flag-shadowed',

  *check(facts) {
    const [winner, ...weaker] = facts.environment.get(DISABLE_BETAS)?.declarations ?? [];
    const undone = weaker.find(({ value }) => isOn(value));
    if (!winner || !undone || isOn(winner.value)) return;
    const { path, scope } = winner.source;
    const here = scopeName(scope);
    const message = l10n.t(
      '{0} is on in {1}, but the value in {2} counts, which is off.',
      DISABLE_BETAS,
      scopeName(undone.source.scope),
      here,
    );
    yield objectionTo(
      winner,
      leavesAnthropic(facts) ? 'warning' : 'info',
      isOwned(winner) ? `${message} ${l10n.t('Only the owner of {0} can change that.', path ?? here)}` : message,
      isOwned(winner) ? [] : ['disable-betas'],
    );
  },
};
