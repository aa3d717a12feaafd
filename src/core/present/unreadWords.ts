import * as l10n from '../l10n.ts';
import type { Platform } from '../model.ts';

/** Where a policy for Claude Code can live that we do not read (documented); empty where there is no such place. */
export function unreadPlaces(platform: Platform): readonly string[] {
  switch (platform) {
    case 'darwin':
      return [l10n.t('policies in the preferences domain com.anthropic.claudecode')];
    case 'win32':
      return [l10n.t('policies in the Windows registry (SOFTWARE\\Policies\\ClaudeCode)')];
    case 'linux':
      return [];
  }
}
