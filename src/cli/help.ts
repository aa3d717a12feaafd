import * as l10n from '../core/l10n.ts';

/** What `--help` prints. */
export const helpWords = (): string => `${commandWords()}\n${verifyWords()}`;

const commandWords = (): string =>
  l10n.t(`claude-code-env: what Claude Code's environment settings really do

  claude-code-env doctor [--json]   the route, the flag, what is sent, and what is wrong
  claude-code-env doctor --sessions  the same, with what the transcripts of your sessions show
  claude-code-env sessions [--json]  your sessions: errors, whether scope went out, caching
  claude-code-env env [--json]      every variable, who sets it, who wins
  claude-code-env decode [--json] [TEXT|-]   what an error message means on this machine;
                                    without TEXT it is read from standard input

  claude-code-env set NAME VALUE|-  gives a variable a value; - reads it from standard input,
                                    and a secret is taken from there only
  claude-code-env unset NAME        takes a variable out of a scope
  claude-code-env move NAME --from SCOPE --to SCOPE   the same value in another scope
  claude-code-env fix ID            what the doctor offers, such as disable-betas
  claude-code-env undo [ID]         takes back the last change, of a window, too; or the one named
  claude-code-env backups [--json]  the copies that were kept of every file before a change
  claude-code-env restore ID        puts one back; the beginning of its id will do
  claude-code-env forget            deletes those copies and all that undo needs

  --scope SCOPE        user (default), project or local: for set, unset and fix
  --dry-run            shows what would be written, masked, and writes nothing
  --json               one JSON document instead of lines for people

Options
  --home DIR           the home folder to look in instead of your own
  --cwd DIR            the folder Claude Code would be started in (default: here)
  --managed-dir DIR    the folder of managed settings
  --env-from FILE|-    the inherited environment, as a JSON object of strings
  --editor-settings FILE   VS Code's user settings, for claudeCode.environmentVariables
  --settings FILE|JSON     what would be passed to Claude Code's own --settings
  --platform NAME      linux, darwin or win32: whose path rules to use
  --claude-version V   the client's version instead of looking for one
  --version            the version of this program, and nothing else

Exit status: 0 nothing above info, 1 a warning or an error, 2 the call was wrong.
decode: 0 the message was recognised, 1 it was not.
What writes: 0 done or nothing to do, 2 refused, and then nothing was written.
`);

const verifyWords = (): string =>
  l10n.t(`Verify
  claude-code-env verify [--json]   runs the installed Claude Code once, and once more for the cache,
                                    and says what came of it; each run costs a request

  --claude PATH        this Claude Code instead of the one on the PATH
  --trust-project      runs it although files of the project have it do things without asking
  --timeout SECONDS    how long each run may take (default: 90)
  --no-cache-check     no second run

Exit status: 0 it was answered, 1 it was not, 2 it was not run.
`);
