import * as l10n from '@vscode/l10n';
import { asStringFix } from '../fixes.ts';
import type { Declaration, JsonType } from '../model.ts';
import { shown } from '../secrets.ts';
import type { Rule } from './rule.ts';

/** A value in `env` is no string: Claude Code converts it, and what comes out may not be what was meant. */
export const envValueType: Rule = {
  id: 'env-value-type',

  *check({ blocked, files }) {
    const dropped = new Set(blocked.filter(({ reason }) => reason === 'legacy-type').map((entry) => entry.declaration));
    for (const declaration of files.flatMap(({ declarations }) => declarations)) {
      if (declaration.type === 'string') continue;
      yield {
        severity: declaration.type === 'number' || declaration.type === 'boolean' ? 'info' : 'warning',
        message: messageOf(declaration, dropped.has(declaration)),
        variable: declaration.name,
        source: declaration.source,
        span: declaration.span,
        fixes: isPlain(declaration.type) ? asStringFix(declaration) : [],
      };
    }
  },
};

const isPlain = (type: JsonType): boolean => type === 'number' || type === 'boolean';

function messageOf({ name, type, value }: Declaration, isDropped: boolean): string {
  if (isDropped) return l10n.t('{0} is {1}, and this version of Claude Code drops it here.', name, type);
  if (type === 'null')
    return l10n.t('{0} is null, which unsets nothing: Claude Code sees the text "null". Write "" instead.', name);
  return l10n.t('{0} is {1}, no string; Claude Code sees "{2}".', name, type, shown(name, value).text);
}
