import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sessionsJson } from '../../../src/core/present/sessionsJson.ts';
import { sessionsText } from '../../../src/core/present/sessionsText.ts';
import { sessions, type Told } from '../support/sessions.ts';
import { HOME, reportOn } from '../../support/world.ts';

const NOW = 1_795_219_200_000;
const text = (...told: readonly Told[]): string => sessionsText(reportOn({}), sessions(...told), NOW);

describe('the sessions for a terminal', () => {
  it('are told one by one, with what their client wrote down', () => {
    const [first] = text({
      id: 'abc',
      project: `${HOME}/api`,
      model: 'opus',
      last: NOW - 60_000,
      failures: [{ family: 'cache-scope' }, { family: 'cache-scope' }, { family: null }],
      requests: { count: 4, scoped: 2 },
      tokens: { input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5 },
    }).split('\n\n');
    assert.deepEqual(first?.split('\n'), [
      '~/api, 1 minute ago',
      '  abc',
      '  Claude Code 2.1.329, cli, opus',
      '  errors: 2, cache_control.scope is refused',
      '  errors: 1, An error that is not recognised',
      '  scope: in 2 of 4 recorded requests',
      '  tokens: input 1, output 2, read from the cache 3, written to it 9',
    ]);
  });

  it('say no more than was written down', () => {
    const [first] = text({ id: 'abc', project: null, clientVersion: null, entrypoint: null }).split('\n\n');
    assert.deepEqual(first?.split('\n').slice(0, 3), ['abc', '  abc', '  scope: not recorded by this client']);
  });

  it('are the ten newest, and the number of the rest', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({ id: `id-${index}`, last: index }));
    const told = text(...many);
    assert.match(told, /^ {2}id-2$/m);
    assert.doesNotMatch(told, /^ {2}id-1$/m);
    assert.match(told, /^ {2}sessions: 12, errors: 0$/m);
    assert.match(told, /^ {2}older than those above: 2; --json tells them all$/m);
    assert.doesNotMatch(text(...many.slice(2)), /older than/);
  });
});

describe('the sessions for a program', () => {
  it('say whether scope was sent, where that was written down', () => {
    const all = sessions(
      { id: 'a', last: 3, requests: { count: 2, scoped: 1 } },
      { id: 'b', last: 2, requests: { count: 2, scoped: 0 } },
      { id: 'c', last: 1 },
    );
    const { sessions: told } = sessionsJson(reportOn({}), all) as {
      readonly sessions: readonly { readonly id: string; readonly scopeSent: boolean | null }[];
    };
    assert.deepEqual(
      told.map(({ id, scopeSent }) => [id, scopeSent]),
      [
        ['a', true],
        ['b', false],
        ['c', null],
      ],
    );
  });
});
