import * as l10n from './l10n.ts';
import { joinPath } from './paths.ts';
import type { Platform } from './model.ts';
import { UserError } from './userError.ts';

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell', 'cmd'] as const;
export type Shell = (typeof SHELLS)[number];

/** Lines that give a variable to everything started from a shell. */
export interface ShellSnippet {
  /** For this shell session. */
  readonly temporary: string;
  /** For every session to come: a line for `profile`, or, where that is null, a command to run once. */
  readonly permanent: string;
  /** The file that the shell reads at its start. */
  readonly profile: string | null;
}

export interface ShellPlace {
  readonly platform: Platform;
  readonly home: string;
}

/**
 * The snippet that sets a variable, or, with null, takes it away. Whatever stands in the value, the shell takes it for
 * text. Throws a {@link UserError} where a shell has no way to write the name or the value.
 */
export function shellSnippet(shell: Shell, name: string, value: string | null, place: ShellPlace): ShellSnippet {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new UserError(l10n.t('“{0}” is no name for a variable of a shell.', name));
  if (value !== null && KEYS.test(value))
    throw new UserError(
      l10n.t('The value holds control characters, which a terminal takes for keys. Put it into the settings file.'),
    );
  const { permanent, profile, temporary } = LANGUAGES[shell];
  return { temporary: temporary(name, value), permanent: permanent(name, value), profile: profile(place) };
}

/** What a terminal would act on before the shell sees a quote; a line end and a tab have their place in texts. */
const KEYS = /(?![\n\t\r])\p{Cc}/u;

/** Whether the line can be typed into a terminal: there, Enter and Tab are keys, too. */
export const isTypable = (line: string): boolean => !/\p{Cc}/u.test(line);

type Line = (name: string, value: string | null) => string;

interface Language {
  readonly temporary: Line;
  readonly permanent: Line;
  readonly profile: (place: ShellPlace) => string | null;
}

const posixLine: Line = (name, value) => (value === null ? `unset ${name}` : `export ${name}=${posixText(value)}`);
const fishLine: Line = (name, value) => (value === null ? `set -e ${name}` : `set -gx ${name} ${fishText(value)}`);
const powershellLine: Line = (name, value) =>
  value === null ? `Remove-Item Env:${name}` : `$env:${name} = ${powershellText(value)}`;

const LANGUAGES: Readonly<Record<Shell, Language>> = {
  bash: {
    temporary: posixLine,
    permanent: posixLine,
    // A terminal of macOS starts login shells.
    profile: ({ home, platform }) => joinPath(platform, home, platform === 'darwin' ? '.bash_profile' : '.bashrc'),
  },
  zsh: {
    temporary: posixLine,
    permanent: posixLine,
    profile: ({ home, platform }) => joinPath(platform, home, '.zshrc'),
  },
  fish: {
    temporary: fishLine,
    permanent: fishLine,
    profile: ({ home, platform }) => joinPath(platform, home, '.config', 'fish', 'config.fish'),
  },
  powershell: {
    temporary: powershellLine,
    permanent: (name, value) =>
      `[Environment]::SetEnvironmentVariable('${name}', ${value === null ? '$null' : powershellText(value)}, 'User')`,
    profile: () => null,
  },
  cmd: {
    temporary: (name, value) => `set "${name}=${value === null ? '' : cmdText(value)}"`,
    permanent: (name, value) =>
      value === null ? `reg delete HKCU\\Environment /v ${name} /f` : `setx ${name} "${cmdText(value)}"`,
    profile: () => null,
  },
};

/** In single quotes nothing means anything, but for the quote itself. */
export const posixText = (value: string): string => `'${value.replaceAll("'", String.raw`'\''`)}'`;

const fishText = (value: string): string => `'${value.replaceAll(/[\\']/g, String.raw`\$&`)}'`;

/** PowerShell takes typographic quotes for quotes. */
const powershellText = (value: string): string => `'${value.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;

/** What stands between quotes, where CMD has a way to write it: it has none for these, and none for line ends. */
function cmdText(value: string): string {
  if (/["%!\r\n]/.test(value) || value.endsWith('\\'))
    throw new UserError(l10n.t('CMD has no safe way to write this value. Take PowerShell, or the settings file.'));
  return value;
}
