import * as vscode from 'vscode';
import {
  type Assignment,
  type Move,
  moveOf,
  parseAssignment,
  parseMove,
  type SettableScope,
} from '../../core/assignment.ts';
import type { Report } from '../../core/model.ts';
import { type ScopeChoice, scopeChoices, settableNames } from '../../core/present/scopeChoices.ts';
import { scopeName } from '../../core/present/scopeWords.ts';
import { isSecretName } from '../../core/secrets.ts';
import { UserError } from '../../core/userError.ts';
import { assignmentDeed, type Deed } from '../deed.ts';
import { hasEditorSetting } from '../editorSetting.ts';
import { requireReport } from '../requireReport.ts';
import { type PreviewContext, previewDeed } from './preview.ts';

/** Sets, unsets and moves any variable, in any place that is ours to write: asked step by step, Escape ends it. */
export class VariableCommands {
  readonly #context: PreviewContext;
  readonly #knownNames: ReadonlySet<string>;

  constructor(context: PreviewContext, knownNames: ReadonlySet<string>) {
    this.#context = context;
    this.#knownNames = knownNames;
  }

  /** `given`: an assignment, as a keybinding can name one; then nothing is asked. */
  async set(given: unknown): Promise<void> {
    const assignment = parseAssignment(given);
    if (assignment) return this.#context.fixer.carryOut(deed(titleOf(assignment), assignment));
    const report = await requireReport(this.#context.monitor);
    const title = vscode.l10n.t('Set a Variable');
    const variable = await pickOrType(title, [...this.#knownNames].toSorted());
    if (variable === undefined) return;
    const choice = await pickScope(title, variable, scopeChoices(variable, report, hasEditorSetting()));
    if (!choice) return;
    const value = await askValue(title, variable, choice);
    if (value === undefined) return;
    const wanted = { variable, scope: choice.scope, value };
    await this.#choose(deed(titleOf(wanted), wanted));
  }

  async unset(): Promise<void> {
    const title = vscode.l10n.t('Unset a Variable');
    const found = await this.#pickDeclared(title);
    if (!found) return;
    const { choice, variable } = found;
    const wanted = { variable, scope: choice.scope, value: null };
    await this.#choose(deed(titleOf(wanted), wanted));
  }

  /** `given`: a move, as a keybinding can name one; then nothing is asked. */
  async move(given: unknown): Promise<void> {
    const wanted = parseMove(given);
    if (wanted) return this.#context.fixer.carryOut(moveDeed(wanted));
    const title = vscode.l10n.t('Move a Variable');
    const found = await this.#pickDeclared(title);
    if (!found) return;
    const { choice, report, variable } = found;
    const others = scopeChoices(variable, report, hasEditorSetting()).filter(({ scope }) => scope !== choice.scope);
    const to = await pickScope(title, variable, others);
    if (!to) return;
    await this.#choose(moveDeed({ variable, from: choice.scope, to: to.scope }));
  }

  /** The last step: the plan is shown or carried out. */
  async #choose(chosen: Deed): Promise<void> {
    const apply = { label: `$(check) ${vscode.l10n.t('Apply')}`, detail: vscode.l10n.t('Undo is one click away.') };
    const preview = {
      label: `$(diff) ${vscode.l10n.t('Preview')}`,
      detail: vscode.l10n.t('Shows the diff; nothing is written.'),
    };
    const answer = await vscode.window.showQuickPick([apply, preview], { title: chosen.title });
    if (answer === apply) await this.#context.fixer.carryOut(chosen);
    if (answer === preview) await previewDeed(chosen, this.#context);
  }

  async #pickDeclared(title: string): Promise<{ report: Report; variable: string; choice: ScopeChoice } | undefined> {
    const report = await requireReport(this.#context.monitor);
    const names = settableNames(report, hasEditorSetting());
    if (names.length === 0) throw new UserError(vscode.l10n.t('No file of yours sets a variable here.'));
    const variable = await vscode.window.showQuickPick(names, { title, placeHolder: vscode.l10n.t('Which variable?') });
    if (variable === undefined) return undefined;
    const all = scopeChoices(variable, report, hasEditorSetting()).filter(({ current }) => current !== undefined);
    const choice = all.length === 1 ? all[0] : await pickScope(title, variable, all);
    return choice && { report, variable, choice };
  }
}

function moveDeed(move: Move): Deed {
  const title = vscode.l10n.t('Move {0} from {1} to {2}', move.variable, scopeName(move.from), scopeName(move.to));
  return assignmentDeed(title, (report) => moveOf(move, report));
}

function titleOf({ scope, value, variable }: Assignment): string {
  return value === null
    ? vscode.l10n.t('Remove {0} from {1}', variable, scopeName(scope))
    : vscode.l10n.t('Set {0} in {1}', variable, scopeName(scope));
}

const deed = (title: string, assignment: Assignment): Deed => assignmentDeed(title, () => [assignment]);

/** One of the names, or another one that is typed. */
function pickOrType(title: string, names: readonly string[]): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick();
  picker.title = title;
  picker.placeholder = vscode.l10n.t('Choose a documented variable, or type any name');
  const known = names.map((label) => ({ label }));
  picker.items = known;
  picker.onDidChangeValue((typed) => {
    const name = typed.trim();
    const isNew = name !== '' && !names.includes(name);
    picker.items = isNew ? [...known, { label: name, description: vscode.l10n.t('a name of your own') }] : known;
  });
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.activeItems[0]?.label);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

async function pickScope(
  title: string,
  variable: string,
  choices: readonly ScopeChoice[],
): Promise<(ScopeChoice & { readonly scope: SettableScope }) | undefined> {
  const items = choices.map((choice) => ({ ...choice }));
  return vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t('Where, for {0}?', variable) });
}

/** A secret is typed unseen, and what stands there is not shown. */
async function askValue(title: string, variable: string, { current }: ScopeChoice): Promise<string | undefined> {
  const isSecret = isSecretName(variable);
  return vscode.window.showInputBox({
    title,
    prompt: isSecret
      ? vscode.l10n.t(
          'The value of {0}. Claude Code needs it in the file as it is, for everybody who can read that.',
          variable,
        )
      : vscode.l10n.t('The value of {0}; an empty one unsets it for Claude Code.', variable),
    password: isSecret,
    value: isSecret ? '' : (current?.value ?? ''),
    ignoreFocusOut: true,
  });
}
