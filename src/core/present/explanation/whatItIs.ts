import * as l10n from '../../l10n.ts';
import { code, heading, list, paragraph, row, statement, table } from '../blocks.ts';
import type { Block, Section } from '../pageView.ts';

const MARK = `{
  "type": "text",
  "text": "You are Claude Code …",
  "cache_control": { "type": "ephemeral", "scope": "global" }
}`;

export function whatItIs(): Section {
  return {
    id: 'what-it-is',
    title: l10n.t('What the field is, and what the error says'),
    blocks: [...field(), ...message(), ...meaning()],
  };
}

function field(): readonly Block[] {
  return [
    paragraph(
      l10n.t(
        'Claude Code marks parts of a request so that the provider may keep them for the next turn. Such a mark is an object called `cache_control`. Its `type` is `ephemeral`; it may have a lifetime, `ttl`, of `5m` or `1h`.',
      ),
      'documented',
    ),
    paragraph(
      l10n.t(
        'Some versions put a third key into one mark, on a block of the system prompt: `scope`. Its value was `global` every time; no other value was seen. The header value `prompt-caching-scope-2026-01-05` announces it.',
      ),
      'measured',
    ),
    code('json', l10n.t('The block that is refused'), MARK),
    paragraph(
      l10n.t(
        'Anthropic’s own API knows the key. An endpoint with a strict schema that does not, such as Bedrock behind a gateway, answers with status 400 and names the path of the field.',
      ),
      'reported',
    ),
  ];
}

function message(): readonly Block[] {
  return [
    heading(l10n.t('The text of the error')),
    table(
      l10n.t('Wordings of the refusal, and who answered'),
      [l10n.t('Text'), l10n.t('Who answered')],
      [
        row(
          [
            '`system.2.cache_control.ephemeral.scope: Extra inputs are not permitted`',
            l10n.t('A server that checks requests strictly. Claude Code puts `API Error: 400` before it.'),
          ],
          'reported',
        ),
        row(
          [
            '`anthropic error: system.1.cache_control.ephemeral.scope: Extra inputs are not permitted`',
            l10n.t('Portkey, by the words before the path.'),
          ],
          'reported',
        ),
        row(
          [
            '`ValidationException: system.1.cache_control.***.scope: Extra inputs are not permitted`',
            l10n.t(
              'Around this one, guides quote `operation error Bedrock Runtime: InvokeModelWithResponseStream`. That is how the AWS library for Go words its errors, and Claude Code does not use it: a relay in front of Bedrock answered.',
            ),
          ],
          'inferred',
        ),
      ],
    ),
    paragraph(
      l10n.t(
        'The number is the position of the block: `system.2` as a rule, `system.1` when the attribution block is absent because `CLAUDE_CODE_ATTRIBUTION_HEADER=0` is set.',
      ),
      'measured',
    ),
    paragraph(l10n.t('A gateway that strips the attribution block would have the same effect.'), 'inferred'),
  ];
}

function meaning(): readonly Block[] {
  return [
    heading(l10n.t('So is it Bedrock?')),
    list(
      statement(
        l10n.t(
          'With `CLAUDE_CODE_USE_BEDROCK` in effect no version that was run sent `scope`: none of more than 450 recorded requests to Bedrock, Vertex and Mantle carried it, whatever switches were set.',
        ),
        'measured',
      ),
      statement(
        l10n.t(
          'So the message means one of two things: a gateway stands between Claude Code and Bedrock, or `CLAUDE_CODE_USE_BEDROCK` never reached the process.',
        ),
        'inferred',
      ),
      statement(
        l10n.t(
          'Two details of older guides do not hold: the value `turn` was never seen, and version 2.1.24, from which the field is said to date, was never published.',
        ),
        'measured',
      ),
    ),
  ];
}
