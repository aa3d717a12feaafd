import * as l10n from '../l10n.ts';
import type { Scope } from '../model.ts';

/** What a scope is called. */
export function scopeName(scope: Scope): string {
  switch (scope) {
    case 'managed':
      return l10n.t('managed settings');
    case 'flag':
      return l10n.t('the --settings option');
    case 'local':
      return l10n.t('local project settings');
    case 'project':
      return l10n.t('project settings');
    case 'user':
      return l10n.t('user settings');
    case 'legacy':
      return l10n.t('Claude Code’s state file');
    case 'editor':
      return l10n.t('the setting claudeCode.environmentVariables');
    case 'process':
      return l10n.t('the inherited environment');
  }
}
