import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { RouteId, ScopeVerdict, Verdict, VerdictReason } from '../../../src/core/model.ts';
import { PROVIDERS } from '../../../src/core/model.ts';
import { routeName } from '../../../src/core/present/routeWords.ts';
import { verdictWords } from '../../../src/core/present/verdictWords.ts';

const REASONS: readonly VerdictReason[] = [
  'provider-never',
  'flag',
  'caching-off',
  'version-sends',
  'version-does-not-send',
  'remote-gate',
  'forced',
  'assumed-first-party',
  'simple-mode',
  'mcp-tools',
  'version-unknown',
  'not-measured',
  'client-stops',
  'seen-in-transcript',
];
const ROUTES: readonly RouteId[] = [
  'anthropic',
  'gateway',
  'none',
  ...PROVIDERS,
  ...PROVIDERS.map((provider) => `${provider}-gateway` as const),
];

const scope = (reason: VerdictReason, verdict: Verdict = 'not-sent'): ScopeVerdict => ({
  reason,
  verdict,
});

describe('the words of a verdict', () => {
  it('say what a measured version does', () => {
    assert.equal(
      verdictWords(scope('version-sends', 'sent'), 'gateway', '2.1.89'),
      'Claude Code 2.1.89 sends `scope` to a gateway by default (measured).',
    );
  });

  it('say of which day the transcript is that shows it, and no more than it shows', () => {
    const seen = { session: 'x', time: Date.parse('2026-11-21T02:38:21.459Z'), count: 2 };
    assert.equal(
      verdictWords({ verdict: 'sent', reason: 'seen-in-transcript', seen }, 'gateway', '2.1.329'),
      'This machine’s transcript of 2026-11-21 shows it: Claude Code 2.1.329, started in this folder, sent `scope` after the settings were last changed.',
    );
  });

  it('say that a version between measured ones is inferred', () => {
    const words = verdictWords(scope('version-sends', 'sent'), 'gateway', '2.1.92');
    assert.match(words, /2\.1\.92 sends `scope`.*\(inferred from the measured versions before and after\)/);
  });

  it('say that a newer version is assumed to behave like older ones', () => {
    const words = verdictWords(scope('version-does-not-send', 'not-sent'), 'gateway', '2.1.400');
    assert.match(words, /assumed from older versions; this one was not measured/);
  });

  it('never claim that Bedrock got scope', () => {
    for (const route of ['bedrock', 'bedrock-gateway'] as const) {
      const words = verdictWords(scope('provider-never'), route, '2.1.89');
      assert.match(words, /never seen to receive `scope`/);
      assert.match(words, /another route/);
      assert.match(words, /still strips other beta fields/);
    }
  });

  it('do not say of a version that was not run that it was', () => {
    const words = verdictWords(scope('provider-never', 'not-sent'), 'bedrock', '2.1.400');
    assert.match(words, /any version .* that was run \(measured\)/);
    assert.match(words, /Version 2\.1\.400 itself was not run\.$/);
  });

  it('tell where the field belongs', () => {
    assert.match(verdictWords(scope('version-sends', 'sent'), 'anthropic', '2.1.329'), /where it belongs/);
  });

  it('do not trust the flag in versions that may keep the field', () => {
    assert.match(verdictWords(scope('flag'), 'gateway', '2.1.89'), /sends no `scope`/);
    assert.match(verdictWords(scope('flag', 'possible'), 'gateway', '2.1.34'), /may leave the field/);
  });

  it('tell a certain effect from a possible one', () => {
    assert.match(verdictWords(scope('forced', 'sent'), 'gateway', '2.1.85'), /makes Claude Code/);
    assert.match(verdictWords(scope('forced', 'possible'), 'gateway', '2.1.42'), /can make Claude Code/);
    assert.match(verdictWords(scope('assumed-first-party', 'sent'), 'gateway', '2.1.329'), /makes Claude Code/);
    assert.match(verdictWords(scope('assumed-first-party', 'possible'), 'gateway', '2.1.150'), /can make Claude Code/);
  });

  it('say what follows from not knowing the version', () => {
    assert.match(verdictWords(scope('version-unknown', 'possible'), 'gateway', null), /2\.1\.88 to 2\.1\.96/);
    const words = verdictWords(scope('version-unknown', 'possible'), 'anthropic-aws', null);
    assert.match(words, /not known.*Claude Platform on AWS depends on it/);
  });

  it('exist for every reason, route and verdict, with nothing left to fill in', () => {
    for (const reason of REASONS) {
      for (const route of ROUTES) {
        for (const verdict of ['sent', 'possible', 'not-sent', 'unknown'] as const) {
          for (const version of ['2.1.89', null]) {
            const words = verdictWords(scope(reason, verdict), route, version);
            assert.match(words, /^[^{}]{20,}\.$/, `${reason} ${route} ${verdict}`);
          }
        }
      }
    }
  });
});

describe('the name of a route', () => {
  it('is its own for every route', () => {
    const names = ROUTES.map(routeName);
    assert.equal(new Set(names).size, ROUTES.length);
    assert.ok(names.every((name) => name.length > 5));
  });
});
