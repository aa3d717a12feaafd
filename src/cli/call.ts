import { parseArgs } from 'node:util';
import * as l10n from '../core/l10n.ts';
import { shownText } from '../core/secrets.ts';
import { UserError } from '../core/userError.ts';

const OPTIONS = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  home: { type: 'string' },
  cwd: { type: 'string' },
  'managed-dir': { type: 'string' },
  'env-from': { type: 'string' },
  'editor-settings': { type: 'string' },
  settings: { type: 'string' },
  platform: { type: 'string' },
  'claude-version': { type: 'string' },
  scope: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  'dry-run': { type: 'boolean' },
  sessions: { type: 'boolean' },
  claude: { type: 'string' },
  'trust-project': { type: 'boolean' },
  timeout: { type: 'string' },
  'no-cache-check': { type: 'boolean' },
} as const;

/** The options of a command line, as they were written. */
export type Options = Readonly<ReturnType<typeof parse>['values']>;

export interface Call {
  readonly command: string;
  /** What stands behind the command. */
  readonly words: readonly string[];
  readonly options: Options;
}

/** What may stand behind a command. */
interface Form {
  readonly usage: string;
  /** The fewest and the most words. */
  readonly words: readonly [fewest: number, most: number];
  /** The options that not every command has. */
  readonly options: readonly OwnOption[];
}

const VERIFY_OPTIONS = ['claude', 'trust-project', 'timeout', 'no-cache-check'] as const;
const OWN_OPTIONS = ['scope', 'from', 'to', 'dry-run', 'sessions', ...VERIFY_OPTIONS] as const;
type OwnOption = (typeof OWN_OPTIONS)[number];

const FORMS: Readonly<Record<string, Form>> = {
  help: { usage: 'help', words: [0, 0], options: [] },
  version: { usage: 'version', words: [0, 0], options: [] },
  doctor: { usage: 'doctor [--json] [--sessions]', words: [0, 0], options: ['sessions'] },
  env: { usage: 'env [--json]', words: [0, 0], options: [] },
  sessions: { usage: 'sessions [--json]', words: [0, 0], options: [] },
  decode: { usage: 'decode [--json] [TEXT|-]', words: [0, Infinity], options: [] },
  verify: {
    usage: 'verify [--json] [--claude PATH] [--trust-project] [--timeout SECONDS] [--no-cache-check]',
    words: [0, 0],
    options: VERIFY_OPTIONS,
  },
  set: { usage: 'set NAME VALUE|- [--scope SCOPE] [--dry-run]', words: [2, 2], options: ['scope', 'dry-run'] },
  unset: { usage: 'unset NAME [--scope SCOPE] [--dry-run]', words: [1, 1], options: ['scope', 'dry-run'] },
  move: {
    usage: 'move NAME --from SCOPE --to SCOPE [--dry-run]',
    words: [1, 1],
    options: ['from', 'to', 'dry-run'],
  },
  fix: { usage: 'fix ID [--scope SCOPE] [--dry-run]', words: [1, 1], options: ['scope', 'dry-run'] },
  undo: { usage: 'undo [ID] [--dry-run]', words: [0, 1], options: ['dry-run'] },
  backups: { usage: 'backups [--json]', words: [0, 0], options: [] },
  restore: { usage: 'restore ID [--dry-run]', words: [1, 1], options: ['dry-run'] },
  forget: { usage: 'forget [--dry-run]', words: [0, 0], options: ['dry-run'] },
};

/** Throws a {@link UserError} where the words are off; none of them is repeated that may be a value. */
export function parseCall(args: readonly string[]): Call {
  const { values, positionals } = parseOrExplain(args);
  const [command = 'help', ...words] = positionals;
  if (values.help) return { command: 'help', words, options: values };
  if (values.version) return { command: 'version', words, options: values };
  const form = Object.hasOwn(FORMS, command) ? FORMS[command] : undefined;
  if (form) refuseMisfit(command, form, words, values);
  return { command, words, options: values };
}

function refuseMisfit(command: string, form: Form, words: readonly string[], options: Options): void {
  const [fewest, most] = form.words;
  const stranger = OWN_OPTIONS.find((name) => options[name] !== undefined && !form.options.includes(name));
  if (stranger)
    throw new UserError(l10n.t('--{0} does not go with {1}; see claude-code-env --help', stranger, command));
  if (words.length >= fewest && words.length <= most) return;
  if (most === 0)
    throw new UserError(l10n.t('"{0}" is not understood; see claude-code-env --help', shownText(words[0] ?? '')));
  throw new UserError(l10n.t('it is: claude-code-env {0}; see claude-code-env --help', form.usage));
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
}

function parseOrExplain(args: readonly string[]): ReturnType<typeof parse> {
  try {
    return parse(args);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new UserError(l10n.t('{0}; see claude-code-env --help', shownText(reason ?? '')), { cause: error });
  }
}
