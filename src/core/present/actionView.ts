import * as l10n from '../l10n.ts';
import type { SwitchFixId } from '../model.ts';
import { fixCosts, fixTitle, fixWhen, restartWords } from './fixWords.ts';
import { inlineText } from './inlineText.ts';
import type { ActionView, PageFix } from './pageView.ts';

export function actionView({ id, recommended, available, why }: PageFix): ActionView {
  return {
    id,
    title: fixTitle(id),
    badge: recommended ? l10n.t('Recommended') : null,
    sets: inlineText(setsWords(id)),
    when: inlineText(fixWhen(id)),
    costs: costsOf(id).map(inlineText),
    restart: inlineText(restartWords(id)),
    available,
    why,
  };
}

/** Side by side with the other two, the third need not repeat them. */
function costsOf(id: SwitchFixId): readonly string[] {
  return id === 'disable-both' ? [l10n.t('What the other two cost, together.')] : fixCosts(id);
}

function setsWords(id: SwitchFixId): string {
  const betas = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
  const caching = 'DISABLE_PROMPT_CACHING';
  switch (id) {
    case 'disable-betas':
      return l10n.t('Sets `{0}=1`.', betas);
    case 'disable-caching':
      return l10n.t('Sets `{0}=1`.', caching);
    case 'disable-both':
      return l10n.t('Sets `{0}=1` and `{1}=1`.', betas, caching);
    case 'enable-betas':
      return l10n.t('Removes `{0}`.', betas);
    case 'enable-caching':
      return l10n.t('Removes `{0}`.', caching);
    case 'enable-both':
      return l10n.t('Removes `{0}` and `{1}`.', betas, caching);
  }
}
