import { DISABLE_BETAS } from '../facts/flags.ts';
import * as l10n from '../l10n.ts';
import { isOn } from '../value.ts';
import { inUserFile, leavesAnthropic, objectionTo, type Rule } from './rule.ts';

/** The flag is on, but where not every client of this person sees it. */
export const flagNotEverywhere: Rule = {
  id: 'flag-not-everywhere',

  *check(facts) {
    const declarations = facts.environment.get(DISABLE_BETAS)?.declarations ?? [];
    const scopes = declarations.filter(({ value }) => isOn(value)).map(({ source }) => source.scope);
    const winner = declarations[0]?.source.scope;
    if (!facts.betas.on || !leavesAnthropic(facts) || (winner !== 'process' && winner !== 'editor')) return;
    yield objectionTo(
      inUserFile(facts, DISABLE_BETAS),
      'info',
      scopes.includes('process')
        ? l10n.t(
            '{0} stands in no settings file: a terminal, VS Code or JetBrains that does not inherit it does not see it.',
            DISABLE_BETAS,
          )
        : l10n.t(
            '{0} is on only in VS Code’s setting: Claude Code in a terminal or in JetBrains does not see it.',
            DISABLE_BETAS,
          ),
      ['disable-betas'],
    );
  },
};
