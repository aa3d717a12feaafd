import type { ScopeSender, SendingCondition } from '../../facts/scopeSenders.ts';
import { SCOPE_SENDERS } from '../../facts/scopeSenders.ts';
import * as l10n from '../../l10n.ts';
import { heading, list, paragraph, row, statement, table } from '../blocks.ts';
import type { Block, Section, TableRow } from '../pageView.ts';
import { routeName } from '../routeWords.ts';

export function whoSends(): Section {
  return {
    id: 'who-sends',
    title: l10n.t('Who sends it'),
    blocks: [
      paragraph(
        l10n.t(
          'Gateways got `scope` by default from version 2.1.88 to 2.1.96. Version 2.1.87 did not send it to them, and 2.1.97 no longer did. A gateway here is a host of any other name than Anthropic’s own in `ANTHROPIC_BASE_URL`.',
        ),
        'measured',
      ),
      senders(),
      ...remarks(),
      ...header(),
    ],
  };
}

function senders(): Block {
  return table(
    l10n.t('Who sends cache_control.scope, by version and route'),
    [l10n.t('Versions'), l10n.t('To'), l10n.t('Sent'), l10n.t('Block'), l10n.t('Does the flag take it away?')],
    SCOPE_SENDERS.map(senderRow),
  );
}

function senderRow(sender: ScopeSender): TableRow {
  const cells = [versions(sender), receivers(sender), condition(sender.when), place(sender), flag(sender)];
  return row(cells, sender.source === 'measured' ? 'measured' : 'inferred');
}

function versions({ from, to }: ScopeSender): string {
  if (from === null) return l10n.t('up to {0}', to);
  if (from === to) return from;
  return l10n.t('{0} to {1}', from, to);
}

function receivers({ routes }: ScopeSender): string {
  return routes.length === 0 ? l10n.t('route not noted') : routes.map(routeName).join(', ');
}

function condition(when: SendingCondition): string {
  switch (when) {
    case 'never':
      return l10n.t('never');
    case 'not-by-default':
      return l10n.t('not by default');
    case 'default':
      return l10n.t('by default');
    case 'default-without-mcp':
      return l10n.t('by default, unless the request carries an MCP tool');
    case 'default-without-base-url':
      return l10n.t('by default; from 2.1.97 on not if `ANTHROPIC_BASE_URL` names a gateway as well');
    case 'gate':
      return l10n.t('if a remote feature gate asks for it (read in the program, not run)');
    case 'forced':
      return l10n.t('with `CLAUDE_CODE_FORCE_GLOBAL_CACHE`');
    case 'forced-with-mcp':
      return l10n.t('with `CLAUDE_CODE_FORCE_GLOBAL_CACHE` and an MCP tool');
    case 'assumed-first-party':
      return l10n.t('with `_CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL`');
  }
}

function place({ where }: ScopeSender): string {
  return where === null ? l10n.t('none') : `\`${where}\``;
}

function flag({ flagRemoves, where }: ScopeSender): string {
  if (flagRemoves === null) return where === null ? l10n.t('nothing to take away') : l10n.t('not tried');
  return flagRemoves ? l10n.t('yes') : l10n.t('no, only the header');
}

function remarks(): readonly Block[] {
  return [
    list(
      statement(
        l10n.t('From 2.1.88 on the flag took `scope` away on every route and in every version on which it was tried.'),
        'measured',
      ),
      statement(
        l10n.t(
          'An MCP tool in the request turns `scope` off on gateways (2.1.89 and 2.1.96), though not on Anthropic’s own API (2.1.89). So one gateway fails in one project and works in the next.',
        ),
        'measured',
      ),
      statement(
        l10n.t('With `CLAUDE_CODE_SIMPLE=1` no `scope` was sent in any of ten versions from 2.1.88 to 2.1.329.'),
        'measured',
      ),
      statement(
        l10n.t(
          'Only `api.anthropic.com` counts as Anthropic’s own host. Another port, a trailing dot or any other name of Anthropic’s makes it a gateway (2.1.97 and 2.1.329).',
        ),
        'measured',
      ),
      statement(
        l10n.t(
          'Analyses of 2.1.88 that said the field went to Anthropic’s own API only do not hold: gateways got it too.',
        ),
        'measured',
      ),
    ),
  ];
}

function header(): readonly Block[] {
  return [
    heading(l10n.t('The header beside it')),
    list(
      statement(
        l10n.t(
          'The header value `prompt-caching-scope-2026-01-05` went to gateways from 2.1.23 to 2.1.306, with or without `scope` in the body. From 2.1.307 on it no longer does. Bedrock, Vertex and Mantle never got it.',
        ),
        'measured',
      ),
      statement(
        l10n.t(
          'A gateway that passes the header on to Bedrock can be answered with `invalid beta flag`, even if no `scope` is sent.',
        ),
        'inferred',
      ),
      statement(l10n.t('The flag takes the header away from 2.1.25 on; in 2.1.23 it does not.'), 'measured'),
    ),
  ];
}
