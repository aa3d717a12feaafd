import * as vscode from 'vscode';
import type { CatalogueEntry } from '../../core/catalogue.ts';
import { valueProblem } from '../../core/help/valueCheck.ts';
import * as l10n from '../../core/l10n.ts';
import { nearestName } from '../../core/nearestName.ts';
import { isSecretName } from '../../core/secrets.ts';

/** One of the documented variables, found by its name or by what it does; or any other name that is typed. */
export function pickVariable(title: string, catalogue: readonly CatalogueEntry[]): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick();
  const names: ReadonlySet<string> = new Set(catalogue.map(({ name }) => name));
  const known = catalogue
    .toSorted((a, b) => Number(a.obsolete ?? false) - Number(b.obsolete ?? false) || (a.name < b.name ? -1 : 1))
    .map(({ meaning, name, unit }) => ({ label: name, description: unit ?? '', detail: meaning }));
  picker.title = title;
  picker.placeholder = l10n.t('Choose a documented variable by name or by what it does, or type any name');
  picker.matchOnDetail = true;
  picker.items = known;
  picker.onDidChangeValue((typed) => {
    const name = typed.trim();
    picker.items = name === '' || names.has(name) || /\s/.test(name) ? known : [...known, ownName(name, names)];
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

/** A name that is not documented; one that looks like a slip says of what. */
function ownName(label: string, names: ReadonlySet<string>): vscode.QuickPickItem {
  const meant = nearestName(label, names);
  const detail = meant === undefined ? '' : l10n.t('Not documented. Did you mean {0}?', meant);
  return { label, description: l10n.t('a name of your own'), detail };
}

export interface ValueQuestion {
  readonly title: string;
  readonly variable: string;
  /** Undefined for a name that is not documented. */
  readonly entry: CatalogueEntry | undefined;
  /** What stands there now. */
  readonly current: string | undefined;
  /** Whether an empty value will not do. */
  readonly isNeeded?: boolean;
}

/** The value, by the input that fits the kind; undefined where the person leaves. */
export function askValue(question: ValueQuestion): Thenable<string | undefined> {
  const { entry, variable } = question;
  if (isSecretName(variable)) return askSecret(question);
  switch (entry?.kind) {
    case 'switch':
      return pickValue(question, [
        { label: '1', description: l10n.t('on') },
        { label: '0', description: l10n.t('off') },
      ]);
    case 'enum':
      return pickValue(
        question,
        (entry.values ?? []).map((label) => ({ label })),
      );
    default:
      return askText(question);
  }
}

/** What stands there now comes first. */
async function pickValue(
  { current, entry, title, variable }: ValueQuestion,
  values: readonly vscode.QuickPickItem[],
): Promise<string | undefined> {
  const items = values.toSorted((a, b) => Number(b.label === current) - Number(a.label === current));
  const placeHolder = entry?.meaning ?? variable;
  return (await vscode.window.showQuickPick(items, { title: `${title}: ${l10n.visible(variable)}`, placeHolder }))
    ?.label;
}

/** A secret is typed unseen, and what stands there is not shown. */
function askSecret({ isNeeded = false, title, variable }: ValueQuestion): Thenable<string | undefined> {
  const prompt = l10n.t(
    'The value of {0}. Claude Code needs it in the file as it is, for everybody who can read that.',
    variable,
  );
  const validateInput = (value: string): string | undefined => (isNeeded && value === '' ? neededWords() : undefined);
  return vscode.window.showInputBox({ title, prompt, password: true, ignoreFocusOut: true, validateInput });
}

function askText({ current, entry, isNeeded = false, title, variable }: ValueQuestion): Thenable<string | undefined> {
  const unit = entry?.unit;
  const prompt =
    unit === undefined
      ? l10n.t('The value of {0}; an empty one unsets it for Claude Code.', variable)
      : l10n.t('The value of {0}, in {1}; an empty one unsets it for Claude Code.', variable, unit);
  return vscode.window.showInputBox({
    title,
    prompt,
    value: current ?? '',
    placeHolder: entry?.default ?? '',
    ignoreFocusOut: true,
    validateInput: (value) => {
      if (isNeeded && value === '') return neededWords();
      const message = valueProblem(entry, value);
      return message === undefined ? undefined : { message, severity: vscode.InputBoxValidationSeverity.Warning };
    },
  });
}

const neededWords = (): string => l10n.t('A value is needed here.');
