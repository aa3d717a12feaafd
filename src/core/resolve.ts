import { blockedNames } from './facts/blockedNames.ts';
import { STATE_DROPS_TYPES_SINCE } from './facts/settingsShape.ts';
import type { BlockedDeclaration, Declaration, Environment, JsonType, Scope, Variable } from './model.ts';
import { isOn } from './value.ts';
import { isSince } from './version.ts';

export interface Resolution {
  readonly environment: Environment;
  /** What stands in a source but does not count, in the order of the sources. */
  readonly blocked: readonly BlockedDeclaration[];
}

/**
 * Decides, for every variable, which declaration wins and which are shadowed. `sources` are the declarations of each
 * source, strongest source first and in the order of their text; of two in one source the later wins.
 */
export function resolve(sources: readonly (readonly Declaration[])[], version: string | null): Resolution {
  const blockReason = blockReasons(version, isHostInCharge(sources));
  const blocked: BlockedDeclaration[] = [];
  const environment = new Map<string, Variable & { readonly declarations: Declaration[] }>();
  for (const declarations of sources) {
    for (const declaration of declarations.toReversed()) {
      const { name } = declaration;
      const reason = blockReason(declaration);
      if (reason) {
        blocked.push({ declaration, reason });
        continue;
      }
      const stronger = environment.get(name);
      if (stronger) stronger.declarations.push(declaration);
      else environment.set(name, { name, declarations: [declaration] });
    }
  }
  return { environment, blocked };
}

/** The value that Claude Code sees; undefined where nobody sets the variable. */
export function valueOf(environment: Environment, name: string): string | undefined {
  return environment.get(name)?.declarations[0].value;
}

/** The declaration that wins. */
export function winnerOf(environment: Environment, name: string): Declaration | undefined {
  return environment.get(name)?.declarations[0];
}

const HOST_SWITCH = 'CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST';

/** Only the process environment, an editor's setting included, can put a host in charge (measured 2.1.89, 2.1.329). */
function isHostInCharge(sources: readonly (readonly Declaration[])[]): boolean {
  const inherited = sources.filter(([first]) => first !== undefined && !isFile(first.source.scope)).flat();
  return isOn(inherited.find(({ name }) => name === HOST_SWITCH)?.value);
}

function isFile(scope: Scope): boolean {
  return scope !== 'editor' && scope !== 'process';
}

type BlockReason = BlockedDeclaration['reason'] | undefined;

/** Why a version would not take a declaration; what depends on the version alone is decided once. */
function blockReasons(version: string | null, hostManages: boolean): (declaration: Declaration) => BlockReason {
  const { isBlockedFromFiles, isBlockedFromProject, isHostManaged } = blockedNames(version);
  const stateDropsTypes = isSince(version, STATE_DROPS_TYPES_SINCE);
  return ({ name, type, source: { scope } }) => {
    if (!isFile(scope)) return undefined;
    if (hostManages && isHostManaged(name)) return 'host-managed';
    if (isBlockedFromFiles(name)) return 'never-from-files';
    if ((scope === 'project' || scope === 'local') && isBlockedFromProject(name)) return 'not-from-project';
    return scope === 'legacy' && stateDropsTypes && !isPlain(type) ? 'legacy-type' : undefined;
  };
}

const isPlain = (type: JsonType): boolean => type === 'string' || type === 'number' || type === 'boolean';
