import { inverseOf, planFix } from '../fixes.ts';
import { isOurs, variablesOf } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import { FIX_IDS, type Report, type SwitchFixId } from '../model.ts';
import { fixCostLine, fixTitle } from './fixWords.ts';
import { sourcePlace } from './place.ts';

/** One entry of the quick pick behind the status bar item. */
export interface MenuEntry {
  readonly action: MenuAction;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

export type MenuAction =
  | { readonly kind: 'fix'; readonly id: SwitchFixId }
  | {
      readonly kind:
        'explain' | 'open-settings' | 'repair' | 'set-variable' | 'show-diff' | 'silence' | 'unsilence' | 'undo';
    };

export interface MenuInput {
  readonly report: Report;
  /** Whether the indicator is quiet here. */
  readonly silenced: boolean;
  /** Whether no notification comes here; so too while silenced. */
  readonly muted: boolean;
  /** Whether a change of ours can be taken back. */
  readonly canUndo: boolean;
  /** Whether this window made one that it can show. */
  readonly canShowDiff: boolean;
}

/** Fixes that would do something, the recommended one first; the ways back of those in force; then the rest. */
export function menuOf({ canShowDiff, canUndo, muted, report, silenced }: MenuInput): MenuEntry[] {
  const hasRoute = report.route.id !== 'anthropic';
  const isBroken = report.files.some(({ problem, source }) => problem !== null && isOurs(source, report));
  return [
    ...FIX_IDS.filter((id) => isOffered(id, report)).map(fixEntry),
    ...(canUndo
      ? [entry('undo', l10n.t('Undo last change'), l10n.t('Takes back what this extension wrote last.'))]
      : []),
    ...(canShowDiff ? [entry('show-diff', l10n.t('Show last change'), l10n.t('As a diff of each file.'))] : []),
    ...(isBroken
      ? [
          entry(
            'repair',
            l10n.t('Repair a settings file'),
            l10n.t('Claude Code ignores one of yours. The diff is shown first.'),
          ),
        ]
      : []),
    entry('explain', l10n.t('Explain'), l10n.t('What happens on this route, who sends what, and what each fix costs.')),
    entry('set-variable', l10n.t('Set a variable'), l10n.t('Any variable, in any place that is yours.')),
    entry('open-settings', l10n.t('Open settings file'), sourcePlace(report, report.userSource, null)),
    ...(hasRoute && !silenced ? [silenceEntry()] : []),
    ...(muted ? [unsilenceEntry()] : []),
  ];
}

function isOffered(id: SwitchFixId, report: Report): boolean {
  const plan = planFix(id, report);
  if (plan.kind !== 'changes') return id.startsWith('disable') && !isDone(id, report);
  if (plan.changes.length === 0) return false;
  // A way back of both at once would only repeat the two single ones.
  return id.startsWith('disable') ? true : id !== 'enable-both' || isDone(inverseOf(id), report);
}

function isDone(id: SwitchFixId, { betas, caching }: Report): boolean {
  return variablesOf(id).every((name) => [betas, caching].some(({ on, because }) => on && because[0]?.name === name));
}

function fixEntry(id: SwitchFixId): MenuEntry {
  const assignments = variablesOf(id).map((name) => (id.startsWith('disable') ? `${name}=1` : name));
  return {
    action: { kind: 'fix', id },
    label: fixTitle(id),
    description: id === 'disable-betas' ? l10n.t('recommended') : '',
    detail: `${fixCostLine(id)} (${assignments.join(', ')})`,
  };
}

function silenceEntry(): MenuEntry {
  return entry(
    'silence',
    l10n.t('Don’t warn here'),
    l10n.t('The status bar stays quiet for this folder; nothing is written.'),
  );
}

function unsilenceEntry(): MenuEntry {
  return entry('unsilence', l10n.t('Warn here again'), l10n.t('Warnings for this folder are switched off now.'));
}

function entry(kind: Exclude<MenuAction['kind'], 'fix'>, label: string, detail: string): MenuEntry {
  return { action: { kind }, label, description: '', detail };
}
