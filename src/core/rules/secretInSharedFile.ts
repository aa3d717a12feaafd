import * as l10n from '@vscode/l10n';
import { unsetFix } from '../fixes.ts';
import { isSecretName, shownText } from '../secrets.ts';
import type { Declaration } from '../model.ts';
import type { Rule } from './rule.ts';

/** A secret stands in the project's shared settings; worse if git has it already. */
export const secretInSharedFile: Rule = {
  id: 'secret-in-shared-file',

  *check({ files, snapshot }) {
    for (const { declarations, source } of files) {
      if (source.scope !== 'project') continue;
      const isTracked = source.path !== null && snapshot.trackedFiles?.has(source.path) === true;
      for (const declaration of declarations.filter(isSecret)) {
        yield {
          severity: isTracked ? 'error' : 'warning',
          message: isTracked
            ? l10n.t(
                '{0} holds a secret in a file that git tracks: everybody with the repository has it. Revoke it, then remove it.',
                declaration.name,
              )
            : l10n.t(
                '{0} holds a secret in the project’s shared settings; move it to your user settings or to settings.local.json.',
                declaration.name,
              ),
          variable: declaration.name,
          source,
          span: declaration.span,
          fixes: unsetFix(declaration),
        };
      }
    }
  },
};

function isSecret({ name, value }: Declaration): boolean {
  return value.trim() !== '' && (isSecretName(name) || shownText(value) !== value);
}
