import * as l10n from '../l10n.ts';
import type { Scope } from '../model.ts';

/** The clients that a person may use. */
export type Audience = 'terminal' | 'vscode' | 'jetbrains' | 'same-environment';

/** Which clients see a value, by where it stands: files are shared by all of them (documented). */
export function audienceOf(scope: Scope): readonly Audience[] {
  switch (scope) {
    case 'editor':
      return ['vscode'];
    case 'flag':
      return ['terminal'];
    case 'process':
      return ['same-environment'];
    case 'managed':
    case 'local':
    case 'project':
    case 'user':
    case 'legacy':
      return ['terminal', 'vscode', 'jetbrains'];
  }
}

/** The same in a sentence. */
export function audienceWords(scope: Scope): string {
  switch (scope) {
    case 'editor':
      return l10n.t('Only VS Code sees it; a terminal and JetBrains do not.');
    case 'flag':
      return l10n.t('Only a Claude Code that is started with this option sees it.');
    case 'process':
      return l10n.t('Only what is started from this environment sees it; an editor opened from the desktop may not.');
    case 'local':
    case 'project':
      return l10n.t('The terminal, VS Code and JetBrains see it in this folder.');
    case 'managed':
    case 'user':
    case 'legacy':
      return l10n.t('The terminal, VS Code and JetBrains all see it.');
  }
}
