import { decodeError } from '../core/decodeError.ts';
import * as l10n from '../core/l10n.ts';
import { decodeJson } from '../core/present/decodeJson.ts';
import { decodeText } from '../core/present/decodeText.ts';
import { decodeView } from '../core/present/decodeView.ts';
import { UserError } from '../core/userError.ts';
import type { Options } from './call.ts';
import type { Terminal } from './terminal.ts';
import { readReport } from './doctor.ts';

/** `decode`: what an error message means on this machine. Status 0 where it is recognised, else 1. */
export async function runDecode(words: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const decoded = decodeError(await textOf(words, options, terminal));
  const report = await readReport(options, terminal);
  terminal.out(
    options.json
      ? `${JSON.stringify(decodeJson(decoded, report), null, 2)}\n`
      : decodeText(decodeView(decoded, report)),
  );
  return decoded.family === null ? 1 : 0;
}

async function textOf(words: readonly string[], options: Options, terminal: Terminal): Promise<string> {
  const isInput = words.length === 0 || (words.length === 1 && words[0] === '-');
  if (!isInput) return words.join(' ');
  if (options['env-from'] === '-')
    throw new UserError(l10n.t('standard input cannot be both the text and --env-from; give the text as an argument'));
  if (words.length === 0 && terminal.isInteractive)
    throw new UserError(l10n.t('which message? Give it as an argument in quotes, or pipe it in'));
  return terminal.readInput();
}
