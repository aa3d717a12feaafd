import * as l10n from '../../l10n.ts';
import { heading, list, paragraph, row, statement, steps, table } from '../blocks.ts';
import type { Block, Section, TableBlock } from '../pageView.ts';

export function where(): Section {
  return {
    id: 'where',
    title: l10n.t('Where the value must stand'),
    blocks: [
      paragraph(
        l10n.t(
          'One place serves them all: `env` in `~/.claude/settings.json`. The command line, the VS Code extension and the JetBrains plugin share that file.',
        ),
        'documented',
      ),
      whoReadsWhat(),
      ...shellExport(),
      ...whoWins(),
      ...whenItCounts(),
    ],
  };
}

function whoReadsWhat(): TableBlock {
  const yes = l10n.t('yes');
  const no = l10n.t('no');
  const inherited = l10n.t('only if the editor inherited it');
  const sameFolder = l10n.t('yes, when it starts in that folder');
  return table(
    l10n.t('Which program sees a value in which place'),
    [l10n.t('Place'), l10n.t('Terminal'), l10n.t('VS Code extension'), l10n.t('JetBrains plugin')],
    [
      row([l10n.t('`env` in `~/.claude/settings.json`'), yes, yes, yes], 'documented'),
      row(
        [
          l10n.t('`env` in `.claude/settings.json` or `settings.local.json` of the project'),
          sameFolder,
          sameFolder,
          sameFolder,
        ],
        'inferred',
      ),
      row(
        [l10n.t('An export in the shell or its profile'), l10n.t('yes, from that shell'), inherited, inherited],
        'inferred',
      ),
      row([l10n.t('The VS Code setting `claudeCode.environmentVariables`'), no, yes, no], 'documented'),
      row([l10n.t('Managed settings'), l10n.t('yes; they belong to an administrator'), yes, yes], 'inferred'),
    ],
  );
}

function shellExport(): readonly Block[] {
  return [
    heading(l10n.t('Why a shell export may not reach the editor')),
    list(
      statement(
        l10n.t(
          'An editor that was started from the desktop is no child of your shell, so it has only what it can find out for itself.',
        ),
        'inferred',
      ),
      statement(
        l10n.t(
          'VS Code asks the login shell for its environment on macOS and Linux when it was not started from a terminal, and gives up after 10 seconds. On Windows it does not ask.',
        ),
        'documented',
      ),
      statement(
        l10n.t(
          'There are reports of `claudeCode.environmentVariables` not being applied, in WSL among others: [#72261](https://github.com/anthropics/claude-code/issues/72261), [#37709](https://github.com/anthropics/claude-code/issues/37709).',
        ),
        'reported',
      ),
      statement(
        l10n.t(
          'In WSL, over SSH or in a container the file that counts lies in the home folder of the machine on which Claude Code runs.',
        ),
        'inferred',
      ),
    ),
  ];
}

function whoWins(): readonly Block[] {
  return [
    heading(l10n.t('Who wins where several set it')),
    steps(
      statement(l10n.t('managed settings'), 'measured'),
      statement(l10n.t('`--settings` on the command line'), 'measured'),
      statement(l10n.t('`.claude/settings.local.json` of the project'), 'measured'),
      statement(l10n.t('`.claude/settings.json` of the project'), 'measured'),
      statement(l10n.t('`~/.claude/settings.json`'), 'measured'),
      statement(l10n.t('`env` in `~/.claude.json`, an old place that still counts'), 'measured'),
      statement(l10n.t('`claudeCode.environmentVariables` in VS Code'), 'inferred'),
      statement(l10n.t('the inherited environment, a shell export included'), 'measured'),
    ),
    list(
      statement(
        l10n.t(
          'A settings file beats the shell. With `1` in the shell and `"0"` or `""` in a settings file, the flag is off.',
        ),
        'measured',
      ),
      statement(
        l10n.t(
          'On are `1`, `true`, `yes` and `on`, in any case. Everything else is off, `""` included; `null` becomes the word `null` and is off too.',
        ),
        'measured',
      ),
      statement(
        l10n.t(
          'settings.json is strict JSON: for one comment or trailing comma Claude Code throws the whole file away, and older versions do not say so.',
        ),
        'measured',
      ),
    ),
  ];
}

function whenItCounts(): readonly Block[] {
  return [
    heading(l10n.t('When a change counts')),
    table(
      l10n.t('What has to be restarted after which change'),
      [l10n.t('Change'), l10n.t('What happens')],
      [
        row(
          [l10n.t('A value is added or changed in settings.json'), l10n.t('A running session uses it within seconds.')],
          'measured',
        ),
        row(
          [
            l10n.t('The flag is switched on'),
            l10n.t('`scope` leaves the body at once (2.1.89). The beta header stays until a new session starts.'),
          ],
          'measured',
        ),
        row([l10n.t('A key is removed'), l10n.t('It stays set until a new session starts.')], 'measured'),
        row(
          [l10n.t('The inherited environment changes'), l10n.t('It is read once, at the start: restart the editor.')],
          'documented',
        ),
      ],
    ),
    paragraph(
      l10n.t(
        'Guides say to quit VS Code altogether. That is needed for the inherited environment only; else a new session is enough.',
      ),
      'inferred',
    ),
  ];
}
