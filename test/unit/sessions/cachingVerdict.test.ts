import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cachingVerdict } from '../../../src/core/sessions/cachingVerdict.ts';
import type { Tokens } from '../../../src/core/sessions/session.ts';
import { sessions } from '../support/sessions.ts';
import { reportOn, type Variables } from '../../support/world.ts';

/** The verdict on sessions with these tokens, in a world with these user settings. */
function verdictOn(tokens: readonly Partial<Tokens>[], user: Variables = {}) {
  return cachingVerdict(reportOn({ user }), sessions(...tokens.map((each) => ({ tokens: each }))));
}

const WRITTEN = { input: 10, cacheWrite5m: 9000 };
const LONG = { input: 10_000 };
const READ = { input: 1000, cacheRead: 9000 };

describe('the verdict on caching', () => {
  it('says who switched it off, whatever older sessions show', () => {
    const verdict = verdictOn([READ], { DISABLE_PROMPT_CACHING: '1' });
    assert.equal(verdict.kind === 'off' && verdict.because.name, 'DISABLE_PROMPT_CACHING');
  });

  it('knows that it is off for the model that is chosen, and only for that', () => {
    const off = { DISABLE_PROMPT_CACHING_OPUS: '1' };
    const verdict = verdictOn([READ], { ...off, ANTHROPIC_MODEL: 'opus' });
    assert.equal(verdict.kind === 'off' && verdict.because.name, 'DISABLE_PROMPT_CACHING_OPUS');
    assert.equal(verdictOn([READ], { ...off, ANTHROPIC_MODEL: 'sonnet' }).kind, 'works');
  });

  it('works where something was read, and says how well', () => {
    assert.deepEqual(verdictOn([READ]), { kind: 'works', hitRate: 0.9, costRatio: 0.19 });
    // The second session alone would be a loss; one hit anywhere shows that the cache is there.
    assert.equal(verdictOn([WRITTEN, WRITTEN, WRITTEN, READ]).kind, 'works');
  });

  it('is without effect where three sessions wrote and none read', () => {
    assert.equal(verdictOn([WRITTEN, WRITTEN, WRITTEN]).kind, 'written-never-read');
    assert.equal(verdictOn([WRITTEN, WRITTEN, { cacheWrite1h: 1 }]).kind, 'written-never-read');
  });

  it('was never written where three long sessions tell of no cache', () => {
    assert.equal(verdictOn([LONG, LONG, LONG]).kind, 'never-written');
    assert.equal(verdictOn([LONG, LONG, LONG, WRITTEN]).kind, 'none');
  });

  it('judges nothing where too little was seen', () => {
    for (const tokens of [[], [{}], [WRITTEN, WRITTEN], [LONG, LONG], [LONG, LONG, { input: 9999 }]])
      assert.equal(verdictOn(tokens).kind, 'none', JSON.stringify(tokens));
  });
});
