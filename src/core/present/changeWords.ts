import * as l10n from '../l10n.ts';
import type { Change, Declaration, Report } from '../model.ts';
import { shown } from '../secrets.ts';
import { placeOf, shortPath } from './place.ts';
import { scopeName } from './scopeWords.ts';

/** What was written where, a sentence for each change. */
export function changeWords(report: Report, changes: readonly Change[]): string {
  return changes.map((change) => oneChange(report, change)).join(' ');
}

function oneChange(report: Report, { source, variable, to }: Change): string {
  const path = source.path === null ? scopeName(source.scope) : shortPath(report, source.path);
  return to === null
    ? l10n.t('{0} was removed from {1}.', variable, path)
    : l10n.t('{0}={1} is now in {2}.', variable, shown(variable, to).text, path);
}

/** Why a fix writes nothing: somebody else's settings stand above ours. */
export function ownerWords(report: Report, owner: Declaration): string {
  const { name, source, value } = owner;
  return l10n.t(
    '{0} is set to "{1}" by {2} ({3}), which beats every file of yours. Nothing was written: its owner has to change it.',
    name,
    shown(name, value).text,
    scopeName(source.scope),
    placeOf(report, owner),
  );
}

/** Who keeps a variable on after we took it out of the files. */
export function stillSetWords(report: Report, declaration: Declaration): string {
  return l10n.t('{0} is still set by {1}; change it there.', declaration.name, placeOf(report, declaration));
}

/** Who decides a variable after a change, where it is none of the places that were changed. */
export function deciderWords(report: Report, declaration: Declaration): string {
  const { name, value } = declaration;
  return l10n.t(
    'Claude Code still takes {0} from {1}, as "{2}"; change it there.',
    name,
    placeOf(report, declaration),
    shown(name, value).text,
  );
}
