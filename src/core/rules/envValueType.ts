import { asStringFix } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import type { Declaration } from '../model.ts';
import { shown } from '../secrets.ts';
import { objectionTo, type Rule } from './rule.ts';

/** A value in `env` is no string: Claude Code converts it, and what comes out may not be what was meant. */
export const envValueType: Rule = {
  id: 'env-value-type',

  *check({ blocked, files }) {
    const dropped = new Set(blocked.filter(({ reason }) => reason === 'legacy-type').map((entry) => entry.declaration));
    for (const declaration of files.flatMap(({ declarations }) => declarations)) {
      if (declaration.type === 'string') continue;
      const isPlain = declaration.type === 'number' || declaration.type === 'boolean';
      const isDropped = dropped.has(declaration);
      yield objectionTo(
        declaration,
        isPlain || isDropped ? 'info' : 'warning',
        messageOf(declaration, isDropped),
        isPlain ? asStringFix(declaration) : [],
      );
    }
  },
};

function messageOf({ name, type, value }: Declaration, isDropped: boolean): string {
  if (isDropped) return l10n.t('{0} is of type {1}, and this version of Claude Code drops it here.', name, type);
  if (type === 'null')
    return l10n.t('{0} is null, which unsets nothing: Claude Code makes it the text "null". Write "" instead.', name);
  return l10n.t('{0} is of type {1}; Claude Code makes it the text "{2}".', name, type, shown(name, value).text);
}
