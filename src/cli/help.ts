/** What `--help` prints. */
export const HELP = `claude-code-env: what Claude Code's environment settings really do

  claude-code-env doctor [--json]   the route, the flag, what is sent, and what is wrong
  claude-code-env env [--json]      every variable, who sets it, who wins
  claude-code-env decode [--json] [TEXT|-]   what an error message means on this machine;
                                    without TEXT it is read from standard input

Options
  --home DIR           the home folder to look in instead of your own
  --cwd DIR            the folder Claude Code would be started in (default: here)
  --managed-dir DIR    the folder of managed settings
  --env-from FILE|-    the inherited environment, as a JSON object of strings
  --editor-settings FILE   VS Code's user settings, for claudeCode.environmentVariables
  --settings FILE|JSON     what would be passed to Claude Code's own --settings
  --platform NAME      linux, darwin or win32: whose path rules to use
  --claude-version V   the client's version instead of looking for one

Exit status: 0 nothing above info, 1 a warning or an error, 2 the call was wrong.
decode: 0 the message was recognised, 1 it was not.
`;
