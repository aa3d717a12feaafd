import { planAssignments } from '../core/assignment.ts';
import { type FixPlan, isSwitchFix, parseFixId, partsOf, planFix } from '../core/fixes.ts';
import { variablesOf } from '../core/fixTargets.ts';
import * as l10n from '../core/l10n.ts';
import type { FixId, Report } from '../core/model.ts';
import { plainText } from '../core/present/inlineText.ts';
import { restartWords } from '../core/present/fixWords.ts';
import { shownText } from '../core/secrets.ts';
import { UserError } from '../core/userError.ts';
import type { Options } from './call.ts';
import { carryOut } from './carryOut.ts';
import { readReport } from './doctor.ts';
import { scopeOf, type WritableScope } from './scope.ts';
import type { Terminal } from './terminal.ts';

/** `fix ID`: what a finding offers. */
export async function runFix(words: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const [word = ''] = words;
  const id = parseFixId(word);
  if (id === undefined)
    throw new UserError(
      l10n.t('there is no fix "{0}"; claude-code-env doctor lists those that apply', shownText(word)),
    );
  const scope = options.scope === undefined ? undefined : scopeOf('scope', options.scope);
  const report = await readReport(options, terminal);
  const plan = scope === undefined ? planFix(id, report) : planIn(scope, id, report);
  return carryOut(plan, { report, options, terminal, restart: plainText(restartWords(id)) });
}

/** The fix in one scope and nowhere else; what stands above every file of ours beats that, too. */
function planIn(scope: WritableScope, id: FixId, report: Report): FixPlan {
  const plan = planFix(id, report);
  if (!isSwitchFix(id)) {
    if (partsOf(id).scope === scope) return plan;
    throw new UserError(l10n.t('--scope does not go with {0}: the fix names its scope itself', shownText(id)));
  }
  if (plan.kind === 'owned') return plan;
  const value = id.startsWith('disable') ? '1' : null;
  return planAssignments(
    variablesOf(id).map((variable) => ({ variable, scope, value })),
    report,
  );
}
