import { withoutVariables, withVariable } from './edit.ts';
import type { Change } from './model.ts';

/** The text of one file after all changes that concern it. The same text means that nothing is to be written. */
export function applyChanges(text: string, changes: readonly Change[]): string {
  const unset = new Set(changes.filter(({ to }) => to === null).map(({ variable }) => variable));
  const without = unset.size === 0 ? text : withoutVariables(text, unset);
  return changes.reduce(
    (result, { variable, to }) => (to === null ? result : withVariable(result, variable, to)),
    without,
  );
}
