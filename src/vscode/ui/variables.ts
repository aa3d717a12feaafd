import * as vscode from 'vscode';
import {
  type Assignment,
  type Move,
  moveOf,
  parseAssignment,
  parseMove,
  type SettableScope,
} from '../../core/assignment.ts';
import type { CatalogueEntry } from '../../core/catalogue.ts';
import * as l10n from '../../core/l10n.ts';
import type { Report } from '../../core/model.ts';
import type { EnvNode } from '../../core/present/envTree.ts';
import { type ScopeChoice, scopeChoices, settableNames } from '../../core/present/scopeChoices.ts';
import { scopeName } from '../../core/present/scopeWords.ts';
import { UserError } from '../../core/userError.ts';
import { assignmentDeed, type Deed } from '../deed.ts';
import { hasEditorSetting } from '../editorSetting.ts';
import { requireReport } from '../requireReport.ts';
import { applyOrPreview, type PreviewContext } from './preview.ts';
import { askValue, pickVariable } from './variableInput.ts';

/** Sets, unsets and moves any variable, in any place that is ours to write: asked step by step, Escape ends it. */
export class VariableCommands {
  readonly #context: PreviewContext;
  readonly #catalogue: readonly CatalogueEntry[];

  constructor(context: PreviewContext, catalogue: readonly CatalogueEntry[]) {
    this.#context = context;
    this.#catalogue = catalogue;
  }

  /** `given`: an assignment, as a keybinding can name one; then nothing is asked. */
  async set(given: unknown): Promise<void> {
    const assignment = parseAssignment(given);
    if (assignment) return this.#context.fixer.carryOut(deed(titleOf(assignment), assignment));
    const report = await requireReport(this.#context.monitor);
    const title = l10n.t('Set a Variable');
    const variable = await pickVariable(title, this.#catalogue);
    if (variable === undefined) return;
    const choice = await pickScope(title, variable, scopeChoices(variable, report, hasEditorSetting()));
    if (!choice) return;
    await this.#setThere(title, variable, choice);
  }

  /** `node`: the line of the view that is to have another value. */
  async edit(node: unknown): Promise<void> {
    const title = l10n.t('Edit a Variable');
    const found = await this.#pickDeclared(title, node);
    if (found) await this.#setThere(title, found.variable, found.choice);
  }

  async #setThere(title: string, variable: string, { current, scope }: ScopeChoice): Promise<void> {
    const entry = this.#catalogue.find(({ name }) => name === variable);
    const value = await askValue({ title, variable, entry, current: current?.value });
    if (value === undefined) return;
    const wanted = { variable, scope, value };
    await applyOrPreview(deed(titleOf(wanted), wanted), this.#context);
  }

  /** `node`: the line of the view that is to go. */
  async unset(node: unknown): Promise<void> {
    const title = l10n.t('Unset a Variable');
    const found = await this.#pickDeclared(title, node);
    if (!found) return;
    const { choice, variable } = found;
    const wanted = { variable, scope: choice.scope, value: null };
    await applyOrPreview(deed(titleOf(wanted), wanted), this.#context);
  }

  /** `given`: a move, as a keybinding can name one; then nothing is asked. Or the line of the view that is to move. */
  async move(given: unknown): Promise<void> {
    const wanted = parseMove(given);
    if (wanted) return this.#context.fixer.carryOut(moveDeed(wanted));
    const title = l10n.t('Move a Variable');
    const found = await this.#pickDeclared(title, given);
    if (!found) return;
    const { choice, report, variable } = found;
    const others = scopeChoices(variable, report, hasEditorSetting()).filter(({ scope }) => scope !== choice.scope);
    const to = await pickScope(title, variable, others);
    if (!to) return;
    await applyOrPreview(moveDeed({ variable, from: choice.scope, to: to.scope }), this.#context);
  }

  /** A variable that stands somewhere, and that place: of the view's line, where one was given. */
  async #pickDeclared(title: string, node: unknown): Promise<Found | undefined> {
    const report = await requireReport(this.#context.monitor);
    const given = (node as Partial<EnvNode> | undefined)?.declaration;
    const variable = given?.name ?? (await pickDeclaredName(title, report));
    if (variable === undefined) return undefined;
    const all = scopeChoices(variable, report, hasEditorSetting()).filter(({ current }) => current !== undefined);
    const own = all.find(({ scope }) => scope === given?.source.scope);
    const choice = own ?? (all.length === 1 ? all[0] : await pickScope(title, variable, all));
    return choice && { report, variable, choice };
  }
}

interface Found {
  readonly report: Report;
  readonly variable: string;
  readonly choice: ScopeChoice;
}

async function pickDeclaredName(title: string, report: Report): Promise<string | undefined> {
  const names = settableNames(report, hasEditorSetting());
  if (names.length === 0) throw new UserError(l10n.t('No file of yours sets a variable here.'));
  const items = names.map((name) => ({ label: l10n.visible(name), name }));
  return (await vscode.window.showQuickPick(items, { title, placeHolder: l10n.t('Which variable?') }))?.name;
}

function moveDeed(move: Move): Deed {
  const title = l10n.t('Move {0} from {1} to {2}', move.variable, scopeName(move.from), scopeName(move.to));
  return assignmentDeed(title, (report) => moveOf(move, report));
}

function titleOf({ scope, value, variable }: Assignment): string {
  return value === null
    ? l10n.t('Remove {0} from {1}', variable, scopeName(scope))
    : l10n.t('Set {0} in {1}', variable, scopeName(scope));
}

const deed = (title: string, assignment: Assignment): Deed => assignmentDeed(title, () => [assignment]);

async function pickScope(
  title: string,
  variable: string,
  choices: readonly ScopeChoice[],
): Promise<(ScopeChoice & { readonly scope: SettableScope }) | undefined> {
  const items = choices.map((choice) => ({ ...choice }));
  return vscode.window.showQuickPick(items, { title, placeHolder: l10n.t('Where, for {0}?', variable) });
}
