import { planAssignments } from '../core/assignment.ts';
import type { Options } from './call.ts';
import { carryOut } from './carryOut.ts';
import { readReport } from './doctor.ts';
import { scopeOf } from './scope.ts';
import type { Terminal } from './terminal.ts';

/** `unset NAME`: takes a variable out of a scope's file. */
export async function runUnset(words: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const [variable = ''] = words;
  const scope = scopeOf('scope', options.scope ?? 'user');
  const report = await readReport(options, terminal);
  const plan = planAssignments([{ variable, scope, value: null }], report);
  return carryOut(plan, { report, options, terminal });
}
