import { UserError } from '../core/userError.ts';
import { parseCall } from './call.ts';
import { runDecode } from './decode.ts';
import { runDoctor } from './doctor.ts';
import { runEnv } from './env.ts';
import { HELP } from './help.ts';
import type { Terminal } from './terminal.ts';

/** Exit status: 0 nothing above info, 1 a warning or an error was found, 2 the call was wrong or the machine refused. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const call = parseCall(args);
  switch (call.command) {
    case 'help':
      terminal.out(HELP);
      return 0;
    case 'doctor':
      return runDoctor(call.options, terminal);
    case 'env':
      return runEnv(call.options, terminal);
    case 'decode':
      return runDecode(call.words, call.options, terminal);
    default:
      throw new UserError(`there is no command "${call.command}"; see claude-code-env --help`);
  }
}
