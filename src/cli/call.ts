import { parseArgs } from 'node:util';
import { UserError } from '../core/userError.ts';

const OPTIONS = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  home: { type: 'string' },
  cwd: { type: 'string' },
  'managed-dir': { type: 'string' },
  'env-from': { type: 'string' },
  'editor-settings': { type: 'string' },
  settings: { type: 'string' },
  platform: { type: 'string' },
  'claude-version': { type: 'string' },
} as const;

/** The options of a command line, as they were written. */
export type Options = Readonly<ReturnType<typeof parse>['values']>;

export interface Call {
  readonly command: string;
  /** What stands behind the command. */
  readonly words: readonly string[];
  readonly options: Options;
}

/** Commands that take words of their own. */
const TAKES_WORDS: ReadonlySet<string> = new Set(['decode']);

/** Throws a {@link UserError} where the words are off. */
export function parseCall(args: readonly string[]): Call {
  const { values, positionals } = parseOrExplain(args);
  const [command = 'help', ...words] = positionals;
  if (values.help) return { command: 'help', words, options: values };
  if (words.length > 0 && !TAKES_WORDS.has(command))
    throw new UserError(`"${words[0]}" is not understood; see claude-code-env --help`);
  return { command, words, options: values };
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
}

function parseOrExplain(args: readonly string[]): ReturnType<typeof parse> {
  try {
    return parse(args);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new UserError(`${reason}; see claude-code-env --help`, { cause: error });
  }
}
