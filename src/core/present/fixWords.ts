import { DISABLE_BETAS, DISABLE_CACHING } from '../facts/flags.ts';
import { isSwitchFix, partsOf } from '../fixes.ts';
import * as l10n from '../l10n.ts';
import type { Change, FixId, SwitchFixId, VariableFixId } from '../model.ts';
import { isOn } from '../value.ts';
import { scopeName } from './scopeWords.ts';

/** What a fix is called on a button. */
export function fixTitle(id: FixId): string {
  return isSwitchFix(id) ? switchTitle(id) : variableTitle(id);
}

function variableTitle(id: VariableFixId): string {
  const { action, scope, variable } = partsOf(id);
  return action === 'unset'
    ? l10n.t('Remove {0} from {1}', variable, scopeName(scope))
    : l10n.t('Write {0} as a string in {1}', variable, scopeName(scope));
}

function switchTitle(id: SwitchFixId): string {
  switch (id) {
    case 'disable-betas':
      return l10n.t('Turn off experimental betas');
    case 'disable-caching':
      return l10n.t('Turn off prompt caching');
    case 'disable-both':
      return l10n.t('Turn off betas and caching');
    case 'enable-betas':
      return l10n.t('Allow experimental betas again');
    case 'enable-caching':
      return l10n.t('Allow prompt caching again');
    case 'enable-both':
      return l10n.t('Allow betas and caching again');
  }
}

/** What the fix takes away or brings back; whole sentences, code words in backticks. */
export function fixCosts(id: FixId): readonly string[] {
  if (!isSwitchFix(id)) return [];
  switch (id) {
    case 'disable-betas':
      return betasCosts();
    case 'disable-caching':
      return cachingCosts();
    case 'disable-both':
      return [...betasCosts(), ...cachingCosts()];
    case 'enable-betas':
      return [betasRisk()];
    case 'enable-caching':
      return [cachingRisk()];
    case 'enable-both':
      return [betasRisk(), cachingRisk()];
  }
}

/** The cost in a line, for a list. */
export function fixCostLine(id: SwitchFixId): string {
  switch (id) {
    case 'disable-betas':
      return l10n.t('Costs MCP tool search, context management and, on gateways, 1-hour caching');
    case 'disable-caching':
      return l10n.t('Costs the full input price each turn, and time');
    case 'disable-both':
      return l10n.t('Costs what both cost');
    case 'enable-betas':
      return l10n.t('Beta fields go out again');
    case 'enable-caching':
      return l10n.t('Cache marks go out again');
    case 'enable-both':
      return l10n.t('Claude Code as it is by itself');
  }
}

/** When to choose the fix. */
export function fixWhen(id: SwitchFixId): string {
  switch (id) {
    case 'disable-betas':
      return l10n.t(
        'Choose this first. Requests keep their ordinary cache marks, so prompt caching goes on working; `scope` and most beta fields go.',
      );
    case 'disable-caching':
      return l10n.t(
        'Choose this if the first fix did not help, or if a gateway spoils more than `scope`. Fine for short conversations; avoid it for long ones.',
      );
    case 'disable-both':
      return l10n.t(
        'Choose this where a failure is worse than the cost: no cache mark and as few beta fields as the client allows.',
      );
    case 'enable-betas':
      return l10n.t('Choose this once your route takes beta fields, or your client no longer sends what it refused.');
    case 'enable-caching':
      return l10n.t('Choose this as soon as the first fix alone is enough.');
    case 'enable-both':
      return l10n.t('Choose this to go back to how Claude Code behaves by itself.');
  }
}

/** What has to start anew before the change counts. */
export function restartWords(id: FixId): string {
  if (!isSwitchFix(id)) return removedWords();
  switch (id) {
    case 'disable-betas':
      return l10n.t(
        'A running session drops `scope` within seconds but keeps the beta header it started with: start a new session.',
      );
    case 'disable-caching':
      return l10n.t('A running session takes the new value within seconds; nothing has to be restarted.');
    case 'disable-both':
      return l10n.t(
        'A running session takes the new values within seconds but keeps the beta header it started with: start a new session.',
      );
    case 'enable-betas':
    case 'enable-caching':
    case 'enable-both':
      return removedWords();
  }
}

/** The same for changes that no fix named; null where nothing is known. What was moved is not removed. */
export function restartWordsFor(changes: readonly Change[]): string | null {
  const set = new Set(changes.filter(({ to }) => to !== null).map(({ variable }) => variable));
  if (changes.some(({ variable }) => !set.has(variable))) return removedWords();
  const on = new Set(changes.filter(({ to }) => isOn(to ?? undefined)).map(({ variable }) => variable));
  if (on.has(DISABLE_BETAS)) return restartWords('disable-betas');
  return on.has(DISABLE_CACHING) ? restartWords('disable-caching') : null;
}

function removedWords(): string {
  return l10n.t('A running session keeps a value that was removed from its settings: start a new session.');
}

function betasCosts(): readonly string[] {
  return [
    l10n.t('MCP tool search is off: all MCP tools are loaded at the start and take up context.'),
    l10n.t('Automatic clearing of old thinking (context management) is off where it was sent.'),
    l10n.t('On gateways, 1-hour caching may silently stop working; 5-minute caching stays. Bedrock keeps both.'),
    l10n.t('Not every beta goes: which ones stay depends on the client’s version.'),
  ];
}

function cachingCosts(): readonly string[] {
  return [
    l10n.t('Every turn pays the full input price again; a cached read is listed at a tenth of it.'),
    l10n.t('Answers can start later: caching saves time as well as money.'),
    l10n.t('Beta headers still go out, so `invalid beta flag` is not cured.'),
  ];
}

function betasRisk(): string {
  return l10n.t('Beta headers and fields go out again; a gateway or Bedrock may refuse them.');
}

function cachingRisk(): string {
  return l10n.t('Cache marks go out again; with them `scope`, where the client sends it and the first fix is not on.');
}
