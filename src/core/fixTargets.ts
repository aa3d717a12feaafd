import { DISABLE_BETAS, DISABLE_CACHING } from './facts/flags.ts';
import type { Declaration, FixId, Report, Scope, Source, SwitchFixId } from './model.ts';

/** Whether we may write there: the user's file, and the start folder's own; not the main checkout of a worktree. */
export function isOurs({ path, scope }: Source, { snapshot: { folder } }: Report): boolean {
  if (scope === 'user') return true;
  const isInside =
    folder !== null && path !== null && path.startsWith(folder) && /^[\\/]/.test(path.slice(folder.length));
  return WRITABLE.has(scope) && isInside;
}

/** The fix that takes a declaration away; none where its source is not ours to write. */
export function unsetFix({ name, source }: Declaration): FixId[] {
  return WRITABLE.has(source.scope) ? [`unset:${source.scope}:${name}`] : [];
}

/** The fix that writes what Claude Code sees as a string; none where the source is not ours to write. */
export function asStringFix({ name, source }: Declaration): FixId[] {
  return WRITABLE.has(source.scope) ? [`as-string:${source.scope}:${name}`] : [];
}

/** Whether a source that we never write, and that beats every file we do write, decides. */
export function isOwned(declaration: Declaration | undefined): boolean {
  return declaration !== undefined && OWNED.has(declaration.source.scope);
}

/** The variables that a fix of the flag or of caching speaks of. */
export function variablesOf(id: SwitchFixId): readonly string[] {
  if (id.endsWith('-betas')) return [DISABLE_BETAS];
  if (id.endsWith('-caching')) return [DISABLE_CACHING];
  return [DISABLE_BETAS, DISABLE_CACHING];
}

/** The sources that we write. */
export const WRITABLE: ReadonlySet<Scope> = new Set(['local', 'project', 'user']);
const OWNED: ReadonlySet<Scope> = new Set(['managed', 'flag']);
