import { DISABLE_BETAS } from '../facts/flags.ts';
import { WRONG_NAMES } from '../facts/wrongNames.ts';
import { unsetFix } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import { nearestName } from '../nearestName.ts';
import { objectionTo, type Rule } from './rule.ts';

/**
 * A name in a settings file that Claude Code does not know: one of the well-known wrong ones, or a near miss of a
 * documented one. Names that resemble nothing are left alone: Claude Code reads far more than is documented.
 */
export const unknownVariable: Rule = {
  id: 'unknown-variable',

  *check({ files, snapshot: { knownNames } }) {
    if (knownNames === null) return;
    for (const declaration of files.flatMap(({ declarations }) => declarations)) {
      const { name } = declaration;
      const meant = WRONG_NAMES.get(name) ?? nearestName(name, knownNames);
      if (meant === undefined) continue;
      yield objectionTo(
        declaration,
        'warning',
        l10n.t('Claude Code documents no {0}. Did you mean {1}?', name, meant),
        meant === DISABLE_BETAS ? ['disable-betas', ...unsetFix(declaration)] : unsetFix(declaration),
      );
    }
  },
};
