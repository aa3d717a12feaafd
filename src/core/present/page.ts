import * as l10n from '../l10n.ts';
import { actionView } from './actionView.ts';
import { explanation } from './explanation/explanation.ts';
import { cachingSection } from './cachingSection.ts';
import { inlineText } from './inlineText.ts';
import type { PageInput, PageLabels, PageView } from './pageView.ts';
import { sessionsSection } from './sessionsSection.ts';
import { stateOf } from './stateView.ts';

/** The explanation page, with the state of one start folder on top. */
export function pageOf(input: PageInput): PageView {
  return {
    title: l10n.t('Why Bedrock refuses cache_control.scope'),
    lead: inlineText(
      l10n.t(
        'Some versions of Claude Code mark a part of each request with a field, `scope`, that only Anthropic’s own API knows. A gateway that hands it on to Amazon Bedrock gets the request refused. Here is how you stand, what helps and what it costs, and what is known about the rest.',
      ),
    ),
    state: stateOf(input),
    actions: input.fixes.map(actionView),
    evidence: [sessionsSection(input), cachingSection(input)],
    sections: explanation(input),
    labels: labels(),
  };
}

function labels(): PageLabels {
  return {
    contents: l10n.t('On this page'),
    state: l10n.t('Your state'),
    fixes: l10n.t('The fixes'),
    findings: l10n.t('What was found'),
    costs: l10n.t('What it costs'),
    openSettings: l10n.t('Open settings.json'),
    copy: l10n.t('Copy'),
    copied: l10n.t('Copied.'),
    copyFailed: l10n.t('Could not copy. The text is selected: copy it with the keyboard.'),
    ground: l10n.t('Known how'),
    grounds: {
      measured: l10n.t('measured'),
      documented: l10n.t('documented'),
      reported: l10n.t('reported'),
      inferred: l10n.t('inferred'),
    },
  };
}
