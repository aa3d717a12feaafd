import { VARIABLE_PREFIXES } from '../core/facts/variablePrefixes.ts';
import type { IsRelevant } from '../core/present/doctorJson.ts';
import type { Options } from './call.ts';
import type { Terminal } from './terminal.ts';

/** Of this process's environment what Claude Code may read; of a given one (`--env-from`) all. */
export async function relevance(options: Options, terminal: Terminal): Promise<IsRelevant> {
  if (options['env-from'] !== undefined) return () => true;
  const names = await terminal.knownNames();
  return (name) => names.has(name) || VARIABLE_PREFIXES.some((prefix) => name.startsWith(prefix));
}
