import type { SettableScope } from '../core/assignment.ts';
import * as l10n from '../core/l10n.ts';
import { UserError } from '../core/userError.ts';

/** The scopes that a terminal can write. */
const SCOPES = ['user', 'project', 'local'] as const satisfies readonly SettableScope[];
export type WritableScope = (typeof SCOPES)[number];

/** Reads the value of an option that names a scope. */
export function scopeOf(option: 'scope' | 'from' | 'to', name: string): WritableScope {
  const scope = SCOPES.find((known) => known === name);
  if (scope === undefined)
    throw new UserError(l10n.t('--{0} must be one of {1}, not "{2}"', option, SCOPES.join(', '), name));
  return scope;
}
