import * as l10n from '../l10n.ts';
import { cachingVerdict } from '../sessions/cachingVerdict.ts';
import { addTokens, type Evidence, NO_TOKENS, type Sessions } from '../sessions/session.ts';
import { inUserFile, objectionTo, type Rule } from './rule.ts';

/** Caching is on, and the sessions since the settings were changed got nothing out of it. */
export const cachingWithoutEffect: Rule = {
  id: 'caching-without-effect',

  *check(facts) {
    const { evidence } = facts.snapshot;
    if (!evidence) return;
    const { kind } = cachingVerdict(facts, begunSinceChange(evidence));
    if (kind === 'written-never-read') {
      yield objectionTo(
        inUserFile(facts),
        'info',
        l10n.t(
          'Sessions write to the prompt cache and never read from it, which costs more than no caching. Likely: pauses of more than five minutes, sessions of one message, or a gateway that changes prompts or spreads them over regions or accounts.',
        ),
      );
    } else if (kind === 'never-written') {
      yield objectionTo(
        inUserFile(facts),
        'info',
        l10n.t(
          'Prompts are long, and nothing is written to the prompt cache or read from it. Likely: a gateway that strips the marks or does not report the tokens, a prompt below the model’s minimum, or a model or region without caching.',
        ),
      );
    }
  },
};

/** An older session tells of other settings. */
function begunSinceChange({ lastChange, sessions }: Evidence): Pick<Sessions, 'sessions' | 'tokens'> {
  const begun = sessions.filter(({ first }) => lastChange === null || (first ?? 0) > lastChange);
  return { sessions: begun, tokens: begun.reduce((sum, { tokens }) => addTokens(sum, tokens), NO_TOKENS) };
}
