import { type Basis, basisOf } from '../basis.ts';
import { isoDay } from '../isoTime.ts';
import * as l10n from '../l10n.ts';
import type { RouteId, ScopeVerdict } from '../model.ts';
import { providerOf } from '../provider.ts';
import { routeName } from './routeWords.ts';

/**
 * What is known about `cache_control.scope` for one state, in a sentence or two.
 * Code words stand in backticks; a surface without markup passes it through `plainText` of inlineText.ts.
 */
export function verdictWords(scope: ScopeVerdict, routeId: RouteId, version: string | null): string {
  const client = clientName(version);
  const route = routeName(routeId);
  const basis = basisWords(basisOf(scope, routeId, version));
  switch (scope.reason) {
    case 'seen-in-transcript':
      return l10n.t(
        'This machine’s transcript of {0} shows it: {1}, started in this folder, sent `scope` after the settings were last changed.',
        isoDay(scope.seen?.time ?? 0),
        client,
      );
    case 'provider-never':
      return neverWords(scope, routeId, version);
    case 'flag':
      return flagWords(scope, client, route, basis);
    case 'caching-off':
      return l10n.t(
        'Prompt caching is switched off: no cache mark is in the request, and so no `scope` ({0}). Beta headers still go out.',
        basis,
      );
    case 'version-sends':
      return routeId === 'anthropic'
        ? l10n.t('{0} sends `scope` to {1} by default, where it belongs ({2}).', client, route, basis)
        : l10n.t('{0} sends `scope` to {1} by default ({2}).', client, route, basis);
    case 'version-does-not-send':
      return l10n.t('{0} does not send `scope` to {1} by default ({2}).', client, route, basis);
    case 'remote-gate':
      return l10n.t(
        '{0} contains code that sends `scope` to {1} when a remote feature gate opens it (read in the program, not run). By default it did not send it ({2}).',
        client,
        route,
        basis,
      );
    case 'forced':
      return forcedWords(scope, client, route, basis);
    case 'assumed-first-party':
      return assumedWords(scope, client, route, basis);
    case 'simple-mode':
      return l10n.t('With `CLAUDE_CODE_SIMPLE` on, {0} was not seen to send `scope` ({1}).', client, basis);
    case 'mcp-tools':
      return l10n.t(
        '{0} sends `scope` to {1} unless the request carries an MCP tool; a project with MCP servers hides the fault ({2}).',
        client,
        route,
        basis,
      );
    case 'version-unknown':
      return unknownWords(routeId, route);
    case 'not-measured':
      return l10n.t('Whether {0} sends `scope` to {1} is not known: nothing near it was measured.', client, route);
    case 'client-stops':
      return l10n.t('With these settings Claude Code stops before its first request, so nothing is sent.');
  }
}

/** How sure a verdict is, as it stands in brackets. */
export function basisWords(basis: Basis): string {
  switch (basis) {
    case 'measured':
      return l10n.t('measured');
    case 'between-measured':
      return l10n.t('inferred from the measured versions before and after');
    case 'none':
      return l10n.t('assumed from older versions; this one was not measured');
  }
}

function clientName(version: string | null): string {
  return version === null
    ? l10n.t('Claude Code of an unknown version')
    : l10n.t({
        message: 'Claude Code {0}',
        args: [version],
        comment: ['{0} is a version number; stands at the start of or inside a sentence'],
      });
}

function neverWords(scope: ScopeVerdict, routeId: RouteId, version: string | null): string {
  const claim =
    providerOf(routeId) === 'bedrock'
      ? l10n.t(
          '{0} was never seen to receive `scope`, in any version or with any switch that was run (measured). If you see that message, the request took another route. The flag still strips other beta fields that Bedrock can refuse.',
          routeName(routeId),
        )
      : l10n.t(
          '{0} was not seen to receive `scope` by default in any version that was run on this route (measured).',
          routeName(routeId),
        );
  if (version === null || basisOf(scope, routeId, version) === 'measured') return claim;
  return l10n.t({
    message: '{0} Version {1} itself was not run.',
    args: [claim, version],
    comment: ['{0} is one or more whole sentences'],
  });
}

function flagWords({ verdict }: ScopeVerdict, client: string, route: string, basis: string): string {
  if (verdict === 'not-sent') {
    return l10n.t(
      '`CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS` is on, and with it {0} sends no `scope` to {1} ({2}).',
      client,
      route,
      basis,
    );
  }
  return l10n.t(
    '`CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS` is on, but in {0} it may leave the field in the body while it takes the header away ({1}). Update Claude Code.',
    client,
    basis,
  );
}

function forcedWords({ verdict }: ScopeVerdict, client: string, route: string, basis: string): string {
  return verdict === 'sent'
    ? l10n.t('`CLAUDE_CODE_FORCE_GLOBAL_CACHE` makes {0} send `scope` to {1} ({2}).', client, route, basis)
    : l10n.t('`CLAUDE_CODE_FORCE_GLOBAL_CACHE` can make {0} send `scope` to {1} ({2}).', client, route, basis);
}

function assumedWords({ verdict }: ScopeVerdict, client: string, route: string, basis: string): string {
  return verdict === 'sent'
    ? l10n.t(
        '`_CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL` makes {0} treat {1} as Anthropic’s own API and send `scope` to it ({2}).',
        client,
        route,
        basis,
      )
    : l10n.t(
        '`_CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL` can make {0} treat {1} as Anthropic’s own API and send `scope` to it ({2}).',
        client,
        route,
        basis,
      );
}

function unknownWords(routeId: RouteId, route: string): string {
  return routeId === 'gateway'
    ? l10n.t(
        'Which version of Claude Code runs here is not known. Versions 2.1.88 to 2.1.96 send `scope` to every gateway by default (measured); the measured versions before and after do not.',
      )
    : l10n.t(
        'Which version of Claude Code runs here is not known, and whether `scope` goes to {0} depends on it.',
        route,
      );
}
