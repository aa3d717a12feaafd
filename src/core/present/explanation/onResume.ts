import * as l10n from '../../l10n.ts';
import { list, paragraph, statement } from '../blocks.ts';
import type { Section } from '../pageView.ts';

export function onResume(): Section {
  return {
    id: 'on-resume',
    title: l10n.t('Why people meet it on --resume and --continue'),
    blocks: [
      paragraph(
        l10n.t(
          'The usual explanation is that a resumed session rebuilds a long context, sets more cache marks and so fails more often.',
        ),
        'reported',
      ),
      paragraph(l10n.t('Measurement does not bear that out:')),
      list(
        statement(
          l10n.t(
            'On 11 versions, `--resume` and `--continue` changed nothing about `scope`: it was sent, or not, as in a first request.',
          ),
          'measured',
        ),
        statement(
          l10n.t(
            'More likely it is chance of timing: picking up old work is often the first thing done after Claude Code has updated itself, and the new version sends what the old one did not.',
          ),
          'inferred',
        ),
        statement(
          l10n.t(
            'What makes it look random: on gateways, one MCP tool in the request turned the field off (2.1.89, 2.1.96). The same setup then works in a folder with MCP servers and fails in one without.',
          ),
          'measured',
        ),
        statement(
          l10n.t('A session that died of the error is not lost: once the fix is in place, `--continue` works.'),
          'measured',
        ),
        statement(
          l10n.t(
            'It does not mend itself. Version 2.1.89 sent one request and gave up; 2.1.329, made to send `scope`, sent six, each with the field.',
          ),
          'measured',
        ),
      ),
    ],
  };
}
