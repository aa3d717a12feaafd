import { moveOf, planAssignments } from '../core/assignment.ts';
import * as l10n from '../core/l10n.ts';
import { UserError } from '../core/userError.ts';
import type { Options } from './call.ts';
import { carryOut } from './carryOut.ts';
import { readReport } from './doctor.ts';
import { scopeOf } from './scope.ts';
import type { Terminal } from './terminal.ts';

/** `move NAME --from SCOPE --to SCOPE`: the same value in another scope's file. */
export async function runMove(words: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const [variable = ''] = words;
  if (options.from === undefined || options.to === undefined)
    throw new UserError(l10n.t('move needs both --from SCOPE and --to SCOPE; see claude-code-env --help'));
  const from = scopeOf('from', options.from);
  const to = scopeOf('to', options.to);
  const report = await readReport(options, terminal);
  const plan = planAssignments(moveOf({ variable, from, to }, report), report);
  return carryOut(plan, { report, options, terminal });
}
