import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sessionTree } from '../../../src/core/present/sessionTree.ts';
import type { SessionReading } from '../../../src/core/sessions/reading.ts';
import { evidence, type Told } from '../support/sessions.ts';

const NOW = 1_795_219_200_000;
const ID = '0d2f6c1e-1111-4222-8333-444455556666';
const tree = (reading: SessionReading) => sessionTree({ reading, home: '/home/ann', locale: 'en', now: NOW });
const read = (...told: readonly Told[]) => tree({ kind: 'read', evidence: evidence(told) });

describe('the sessions in the view', () => {
  it('are not there while nothing is known', () => {
    for (const kind of ['off', 'unread', 'reading'] as const) assert.deepEqual(tree({ kind }), []);
    assert.deepEqual(read(), []);
    assert.deepEqual(read({ id: ID, tokens: {} }), [], 'nothing refused, nothing sent');
  });

  it('are what was refused, the sessions in which it was, and what caching did', () => {
    const [section] = read(
      {
        id: ID,
        project: '/home/ann/api',
        entrypoint: 'cli',
        last: NOW - 60_000,
        failures: [{ family: 'cache-scope', time: NOW - 60_000 }],
        tokens: { input: 50, cacheRead: 50 },
      },
      {
        id: 'odd',
        project: null,
        last: null,
        failures: [
          { family: 'cache-scope', time: null },
          { family: null, time: null },
        ],
      },
    );
    assert.equal(section?.words, 'Sessions, 2 with refusals');
    assert.deepEqual(
      section?.children.map(({ kind, label, description }) => [kind, label, description]),
      [
        ['failures', 'cache_control.scope is refused', '2 times, 1 minute ago'],
        ['failures', 'An error that is not recognised', 'once'],
        ['session', 'api', '1 minute ago · 2.1.329 · terminal'],
        ['session-unnamed', 'an unknown folder', '2.1.329 · terminal'],
        ['caching', 'Prompt caching', '50% from the cache'],
      ],
    );
    const spoken = section?.children.map(({ words }) => words) ?? [];
    assert.match(
      spoken[2] ?? '',
      /^Session in ~\/api, 1 request refused, 1 minute ago, 2\.1\.329, terminal, Nov 2\d, 2026/,
    );
    assert.equal(spoken[4], 'Prompt caching, 50% from the cache, cost at most 55% of uncached input');
    assert.equal(section?.children[2]?.session, ID);
  });

  it('say so where nothing was refused', () => {
    const [section] = read({ id: ID, tokens: { input: 1 } });
    assert.equal(section?.words, 'Sessions, none with a refusal');
  });

  it('are there without what caching did where nothing was answered', () => {
    const [section] = read({ id: ID, project: '/', last: null, failures: [{ family: 'cache-scope' }] });
    assert.deepEqual(
      section?.children.map(({ kind, label, description }) => [kind, label, description]),
      [
        ['failures', 'cache_control.scope is refused', 'once'],
        ['session', '/', '2.1.329 · terminal'],
      ],
    );
  });

  it('leave out a version that nobody wrote down', () => {
    const [section] = read({ id: ID, clientVersion: null, failures: [{ family: 'cache-scope' }] });
    assert.equal(section?.children[1]?.description, 'terminal');
  });
});
