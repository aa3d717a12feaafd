import { unsetFix } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import type { Declaration } from '../model.ts';
import { holdsSecret, isSecretName } from '../secrets.ts';
import { objectionTo, type Rule } from './rule.ts';

/** A secret stands in the project's shared settings; worse if git has it already. */
export const secretInSharedFile: Rule = {
  id: 'secret-in-shared-file',

  *check({ files, snapshot }) {
    for (const { declarations, source } of files) {
      if (source.scope !== 'project') continue;
      const isTracked = source.path !== null && snapshot.trackedFiles?.has(source.path) === true;
      for (const declaration of declarations.filter(isSecret)) {
        yield objectionTo(
          declaration,
          isTracked ? 'error' : 'warning',
          isTracked
            ? l10n.t('{0} holds a secret, and git tracks this file: revoke it, then remove it.', declaration.name)
            : l10n.t(
                '{0} holds a secret in shared settings; move it to your own or to settings.local.json.',
                declaration.name,
              ),
          unsetFix(declaration),
        );
      }
    }
  },
};

/** Surely a secret: the mask, which hides what might be one, is far less strict. */
function isSecret({ name, type, value }: Declaration): boolean {
  if (type !== 'string' || value.trim() === '' || STAND_IN.test(value)) return false;
  if (holdsSecret(value)) return true;
  if (!isSecretName(name) || NO_SECRET.test(name)) return false;
  return OURS.test(name) || (TELLING.test(name) && value.length >= SHORTEST);
}

/** `${TOKEN}`, `$TOKEN`, `%TOKEN%`, `{{ token }}`, `<token>`, `xxx`, `your-key`, and the ARN of a secret or a model. */
const STAND_IN = /\$\{|\$[A-Z_]{2}|\{\{|^<.*>$|^%\w+%$|^[xX*.]{3,}$|^(?:your|YOUR)[-_ ]|^arn:/;
/** Headers and bodies may hold a secret, which their text then shows; a name or an id of a secret is none. */
const NO_SECRET = /HEADERS?$|_EXTRA_|_(?:ARN|ID|NAME|TYPE)$/;
const OURS = /^(?:ANTHROPIC|AWS|CLAUDE)_/;
const TELLING = /TOKEN|SECRET|PASS|(?:API|ACCESS|PRIVATE)_?KEY/i;
const SHORTEST = 8;
