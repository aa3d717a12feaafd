import * as l10n from '../core/l10n.ts';
import { UserError } from '../core/userError.ts';
import { runBackups } from './backups.ts';
import { parseCall } from './call.ts';
import { runDecode } from './decode.ts';
import { runDoctor } from './doctor.ts';
import { runEnv } from './env.ts';
import { runFix } from './fix.ts';
import { runForget } from './forget.ts';
import { helpWords } from './help.ts';
import { runMove } from './move.ts';
import { runRestore } from './restore.ts';
import { runSessions } from './sessions.ts';
import { runSet } from './set.ts';
import type { Terminal } from './terminal.ts';
import { runUndo } from './undo.ts';
import { runUnset } from './unset.ts';
import { runVerify } from './verify.ts';

/**
 * Exit status: 0 nothing above info, or done; 1 a warning or an error was found; 2 the call was wrong or the machine
 * refused, and then nothing was written.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { command, words, options } = parseCall(args);
  switch (command) {
    case 'help':
      terminal.out(helpWords());
      return 0;
    case 'version':
      terminal.out(`${await terminal.version()}\n`);
      return 0;
    case 'doctor':
      return runDoctor(options, terminal);
    case 'sessions':
      return runSessions(options, terminal);
    case 'env':
      return runEnv(options, terminal);
    case 'decode':
      return runDecode(words, options, terminal);
    case 'verify':
      return runVerify(options, terminal);
    case 'set':
      return runSet(words, options, terminal);
    case 'unset':
      return runUnset(words, options, terminal);
    case 'move':
      return runMove(words, options, terminal);
    case 'fix':
      return runFix(words, options, terminal);
    case 'undo':
      return runUndo(words, options, terminal);
    case 'backups':
      return runBackups(options, terminal);
    case 'restore':
      return runRestore(words, options, terminal);
    case 'forget':
      return runForget(options, terminal);
    default:
      throw new UserError(l10n.t('there is no command "{0}"; see claude-code-env --help', command));
  }
}
