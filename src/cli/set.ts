import { planAssignments } from '../core/assignment.ts';
import * as l10n from '../core/l10n.ts';
import { isSecretName } from '../core/secrets.ts';
import { UserError } from '../core/userError.ts';
import type { Options } from './call.ts';
import { carryOut } from './carryOut.ts';
import { readReport } from './doctor.ts';
import { scopeOf } from './scope.ts';
import type { Terminal } from './terminal.ts';

/** `set NAME VALUE|-`: gives a variable a value in a scope's file. */
export async function runSet(words: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const [variable = '', word = ''] = words;
  const scope = scopeOf('scope', options.scope ?? 'user');
  const value = await valueOf(variable, word, options, terminal);
  const report = await readReport(options, terminal);
  const plan = planAssignments([{ variable, scope, value }], report);
  return carryOut(plan, { report, options, terminal });
}

async function valueOf(variable: string, word: string, options: Options, terminal: Terminal): Promise<string> {
  if (word !== '-') {
    if (word !== '' && isSecretName(variable)) throw secretInArgument(variable);
    return word;
  }
  if (options['env-from'] === '-')
    throw new UserError(l10n.t('standard input cannot be both the value and --env-from; name a file for --env-from'));
  return (await terminal.readInput()).replace(/\r?\n$/, '');
}

function secretInArgument(variable: string): UserError {
  return new UserError(
    l10n.t(
      '{0} is a secret, and every program sees the arguments of another, and the shell keeps them in its history: pipe the value in, with "-" in its place',
      variable,
    ),
  );
}
