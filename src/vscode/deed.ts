import { type Assignment, planAssignments } from '../core/assignment.ts';
import { type FixPlan, planFix } from '../core/fixes.ts';
import * as l10n from '../core/l10n.ts';
import type { FixId, Report } from '../core/model.ts';
import { fixTitle, restartWords } from '../core/present/fixWords.ts';
import { plainText } from '../core/present/inlineText.ts';

/** A change that somebody asks for. It is planned on the state of the moment in which it is shown or carried out. */
export interface Deed {
  /** What a person chose, in a line; holds no value. */
  readonly title: string;
  readonly plan: (report: Report) => FixPlan;
  /** What has to start anew before it counts. */
  readonly restart: string;
}

export function fixDeed(id: FixId): Deed {
  return { title: fixTitle(id), plan: (report) => planFix(id, report), restart: plainText(restartWords(id)) };
}

/** Several fixes as one plan. What one of several cannot do is left out; one alone says why it cannot. */
export function fixesDeed(ids: readonly FixId[]): Deed {
  const [only] = ids;
  if (only !== undefined && ids.length === 1) return fixDeed(only);
  return {
    title: l10n.t('Fix all'),
    plan: (report) => joined(ids.map((id) => planFix(id, report))),
    restart: l10n.t('Running sessions may keep what they started with: start new ones.'),
  };
}

/** Of two changes of one variable in one place the first counts. */
function joined(plans: readonly FixPlan[]): FixPlan {
  const possible = plans.filter((plan) => plan.kind === 'changes');
  const changes = possible.flatMap((plan) => plan.changes);
  return {
    kind: 'changes',
    changes: changes.filter(
      (change, index) =>
        changes.findIndex(({ source, variable }) => source === change.source && variable === change.variable) === index,
    ),
    stillSetBy: possible.flatMap((plan) => plan.stillSetBy),
  };
}

/** `assignments` are worked out on the report, as a move has to be. */
export function assignmentDeed(title: string, assignments: (report: Report) => readonly Assignment[]): Deed {
  return {
    title,
    plan: (report) => planAssignments(assignments(report), report),
    restart: l10n.t('A running session may keep what it started with: start a new one.'),
  };
}
