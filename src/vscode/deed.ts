import * as vscode from 'vscode';
import { type Assignment, planAssignments } from '../core/assignment.ts';
import { type FixPlan, planFix } from '../core/fixes.ts';
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

/** `assignments` are worked out on the report, as a move has to be. */
export function assignmentDeed(title: string, assignments: (report: Report) => readonly Assignment[]): Deed {
  return {
    title,
    plan: (report) => planAssignments(assignments(report), report),
    restart: vscode.l10n.t('A running session may keep what it started with: start a new one.'),
  };
}
