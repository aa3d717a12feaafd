import { ERROR_FAMILIES, FAMILY_IDS, type FamilyId } from '../../facts/errorFamilies.ts';
import * as l10n from '../../l10n.ts';
import { paragraph, row, table } from '../blocks.ts';
import { errorWords, flagStep } from '../errorWords.ts';
import type { Section, TableRow } from '../pageView.ts';

/** Errors that look alike. The first column holds the ids of the families that *Decode Error* knows. */
export function errors(): Section {
  return {
    id: 'errors',
    title: l10n.t('Related errors'),
    blocks: [
      paragraph(
        l10n.t(
          'Each has a short name, which the command for decoding an error message uses too. That command also says what applies to this machine.',
        ),
      ),
      table(
        l10n.t('Families of error messages'),
        [
          l10n.t('Family'),
          l10n.t('The message says'),
          l10n.t('What it is'),
          l10n.t('First thing to do'),
          l10n.t('What does not help'),
        ],
        FAMILY_IDS.map(familyRow),
      ),
    ],
  };
}

function familyRow(id: FamilyId): TableRow {
  const { basis, says } = ERROR_FAMILIES[id];
  const { cause, doesNotHelp, steps } = errorWords(id);
  const flag = flagStep(id);
  const first = flag === null ? steps : [flag, ...steps];
  return row([`\`${id}\``, `\`${says}\``, cause, first.join(' '), doesNotHelp.join(' ') || '–'], basis);
}
