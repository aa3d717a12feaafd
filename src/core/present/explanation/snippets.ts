import * as l10n from '../../l10n.ts';
import { code, heading, list, note, paragraph, statement } from '../blocks.ts';
import type { Block, Section } from '../pageView.ts';

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';

const SETTINGS = `{
  "env": {
    "${FLAG}": "1"
  }
}`;

const EDITOR = `"claudeCode.environmentVariables": [
  { "name": "${FLAG}", "value": "1" }
]`;

/** How one shell says it: for one terminal, for good, and how to take both back. */
interface Shell {
  readonly name: string;
  readonly language: string;
  readonly once: string;
  readonly forGood: string;
  readonly takeBack: string;
}

const SHELLS: readonly Shell[] = [
  {
    name: 'bash',
    language: 'bash',
    once: `export ${FLAG}=1`,
    forGood: `echo 'export ${FLAG}=1' >> ~/.bashrc`,
    takeBack: `unset ${FLAG}`,
  },
  {
    name: 'zsh',
    language: 'zsh',
    once: `export ${FLAG}=1`,
    forGood: `echo 'export ${FLAG}=1' >> ~/.zshrc`,
    takeBack: `unset ${FLAG}`,
  },
  {
    name: 'fish',
    language: 'fish',
    once: `set -gx ${FLAG} 1`,
    forGood: `echo 'set -gx ${FLAG} 1' >> ~/.config/fish/config.fish`,
    takeBack: `set -e ${FLAG}`,
  },
  {
    name: 'PowerShell',
    language: 'powershell',
    once: `$env:${FLAG} = '1'`,
    forGood: `[System.Environment]::SetEnvironmentVariable('${FLAG}', '1', 'User')`,
    takeBack: `Remove-Item Env:${FLAG}
[System.Environment]::SetEnvironmentVariable('${FLAG}', $null, 'User')`,
  },
  {
    name: 'CMD',
    language: 'bat',
    once: `set ${FLAG}=1`,
    forGood: `setx ${FLAG} 1`,
    takeBack: `set ${FLAG}=
reg delete HKCU\\Environment /v ${FLAG} /f`,
  },
];

export function snippets(): Section {
  return {
    id: 'snippets',
    title: l10n.t('Snippets to copy'),
    blocks: [
      ...files(),
      ...SHELLS.flatMap(shell),
      list(
        statement(
          l10n.t('For the second fix put `DISABLE_PROMPT_CACHING` in place of `{0}`; for the third, set both.', FLAG),
        ),
        statement(l10n.t('For good in bash, zsh and fish: to take it back, delete the line from the profile again.')),
        statement(
          l10n.t(
            'For good on Windows counts in programs that are started afterwards; `setx` leaves the open window as it is.',
          ),
        ),
      ),
    ],
  };
}

function files(): readonly Block[] {
  return [
    heading(l10n.t('Settings files')),
    paragraph(l10n.t('If the file has an `env` already, add the one line to it. Leave comments out.')),
    code('json', l10n.t('~/.claude/settings.json, for the terminal and every editor'), SETTINGS),
    code('json', l10n.t('VS Code’s own settings, for its extension only'), EDITOR),
    note(
      l10n.t('For settings that are shared between programs, Claude Code’s own file is the recommended place.'),
      'documented',
    ),
  ];
}

function shell({ name, language, once, forGood, takeBack }: Shell): readonly Block[] {
  return [
    heading(name),
    code(language, l10n.t('{0}, for one terminal', name), once),
    code(language, l10n.t('{0}, for good', name), forGood),
    code(language, l10n.t('{0}, to take it back', name), takeBack),
  ];
}
