import * as l10n from '@vscode/l10n';
import { DISABLE_BETAS } from '../facts/flags.ts';
import { isOn } from '../value.ts';
import { scopeName } from '../present/scopeWords.ts';
import type { Rule } from './rule.ts';

/** The flag is on somewhere, and a stronger scope undoes it. */
export const flagShadowed: Rule = {
  id: 'flag-shadowed',

  *check({ environment }) {
    const [winner, ...weaker] = environment.get(DISABLE_BETAS)?.declarations ?? [];
    const undone = weaker.find(({ value }) => isOn(value));
    if (!winner || !undone || isOn(winner.value)) return;
    const isOwned = winner.source.scope === 'managed' || winner.source.scope === 'flag';
    yield {
      severity: 'warning',
      message: isOwned
        ? l10n.t(
            '{0} is on in {1}, but {2} undo it; only their owner can change that.',
            DISABLE_BETAS,
            scopeName(undone.source.scope),
            scopeName(winner.source.scope),
          )
        : l10n.t(
            '{0} is on in {1}, but {2} undo it.',
            DISABLE_BETAS,
            scopeName(undone.source.scope),
            scopeName(winner.source.scope),
          ),
      variable: DISABLE_BETAS,
      source: winner.source,
      span: winner.span,
      fixes: isOwned ? [] : ['disable-betas'],
    };
  },
};
