import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cachingWords } from '../../../src/core/present/cachingWords.ts';
import { cachingVerdict } from '../../../src/core/sessions/cachingVerdict.ts';
import type { Tokens } from '../../../src/core/sessions/session.ts';
import { sessions } from '../support/sessions.ts';
import { reportOn, type Variables } from '../../support/world.ts';

function words(tokens: readonly Partial<Tokens>[], user: Variables = {}): string {
  const report = reportOn({ user });
  return cachingWords(cachingVerdict(report, sessions(...tokens.map((each) => ({ tokens: each })))), report);
}

describe('the words about caching', () => {
  it('say how much came from the cache, and what that saved', () =>
    assert.equal(
      words([{ input: 100, cacheRead: 900 }]),
      '90 % of all input came from the prompt cache; all input cost at most 19 % of what it costs without one.',
    ));

  it('say where it cost more than it saved', () =>
    assert.match(words([{ cacheWrite5m: 999, cacheRead: 1 }]), /^1 % of .* cost up to 125 % of .* never read\.$/));

  it('call nothing all that is not all', () =>
    assert.match(words([{ input: 1, cacheRead: 999_999 }]), /^99 % of all input/));

  it('name the variable that switches it off, and where it stands', () =>
    assert.equal(
      words([], { DISABLE_PROMPT_CACHING: '1' }),
      'Prompt caching is off because of DISABLE_PROMPT_CACHING in ~/.claude/settings.json:3.',
    ));

  it('say that it has no effect, or that too little was seen', () => {
    const thrice = (tokens: Partial<Tokens>): Partial<Tokens>[] => [tokens, tokens, tokens];
    assert.match(words(thrice({ cacheWrite5m: 5000 })), /none has ever read/);
    assert.match(words(thrice({ input: 50_000 })), /Nothing was ever written/);
    assert.match(words([]), /too little/);
  });
});
