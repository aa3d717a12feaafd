import * as l10n from '../l10n.ts';
import type { FileProblem } from '../model.ts';

/** Why Claude Code drops a settings file, as the rest of a sentence. */
export function problemWords({ code, key }: FileProblem): string {
  switch (code) {
    case 'comment':
      return l10n.t('it holds a comment, and Claude Code reads strict JSON');
    case 'trailing-comma':
      return l10n.t('it holds a trailing comma, and Claude Code reads strict JSON');
    case 'truncated':
      return l10n.t('its text ends too early');
    case 'syntax':
      return l10n.t('it is not valid JSON');
    case 'not-an-object':
      return l10n.t('its top level is not an object');
    case 'env-not-an-object':
      return l10n.t('its "env" is not an object');
    case 'wrong-type':
      return l10n.t('its "{0}" has a value of the wrong type', key ?? '');
    case 'missing':
      return l10n.t('it is not there');
    case 'directory':
      return l10n.t('it is a folder');
    case 'permission':
      return l10n.t('there is no permission to read it');
    case 'io':
      return l10n.t('it cannot be read');
  }
}
