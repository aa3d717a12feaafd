import { SETTABLE_SCOPES, type SettableScope } from '../assignment.ts';
import { isOurs } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import type { Declaration, Report, Source } from '../model.ts';
import { shown } from '../secrets.ts';
import { sourcePlace } from './place.ts';
import { scopeName } from './scopeWords.ts';

/** A place where a variable can be written, as a person chooses it. */
export interface ScopeChoice {
  readonly scope: SettableScope;
  readonly label: string;
  /** The file, and what the variable has there now. */
  readonly description: string;
  /** Who sees a value that stands there. */
  readonly detail: string;
  readonly current: Declaration | undefined;
}

/** The places that are there to write for this folder; the editor's setting only where something reads it. */
export function scopeChoices(variable: string, report: Report, hasEditorSetting: boolean): ScopeChoice[] {
  return SETTABLE_SCOPES.flatMap((scope) => {
    const source = ownSource(scope, report);
    if (scope === 'editor' ? !hasEditorSetting : !source) return [];
    const current = declaredIn(scope, variable, report);
    const place = source && sourcePlace(report, source, null);
    const value = current && l10n.t('now {0}', shown(variable, current.value).text);
    return {
      scope,
      label: scopeName(scope),
      description: [place, value].filter((words) => words !== undefined).join(' · '),
      detail: meaningOf(scope),
      current,
    };
  });
}

/** The variables that stand in places of ours, each once. */
export function settableNames(report: Report, hasEditorSetting: boolean): string[] {
  const declared = [...report.environment.values()].flatMap(({ declarations }) => declarations);
  const ours = [...declared, ...report.blocked.map(({ declaration }) => declaration)].filter(({ source }) =>
    source.scope === 'editor' ? hasEditorSetting : isOurs(source, report),
  );
  return [...new Set(ours.map(({ name }) => name))].toSorted();
}

/** The file of ours in that scope; undefined where there is none. */
const ownSource = (scope: SettableScope, report: Report): Source | undefined =>
  report.snapshot.contents
    .map(({ source }) => source)
    .findLast((source) => source.scope === scope && isOurs(source, report));

function declaredIn(scope: SettableScope, variable: string, report: Report): Declaration | undefined {
  const all = report.environment.get(variable)?.declarations ?? [];
  const blocked = report.blocked.map(({ declaration }) => declaration).filter(({ name }) => name === variable);
  return [...all, ...blocked].find(({ source }) => source.scope === scope);
}

function meaningOf(scope: SettableScope): string {
  switch (scope) {
    case 'user':
      return l10n.t('Every project of yours, in the terminal, in VS Code and in JetBrains.');
    case 'project':
      return l10n.t('Everybody who works in this folder; the file is usually shared by git. No secrets.');
    case 'local':
      return l10n.t('You alone, in this folder only; the file is meant not to be shared.');
    case 'editor':
      return l10n.t('Claude Code in VS Code only; a terminal does not see it. Every settings file beats it.');
  }
}
