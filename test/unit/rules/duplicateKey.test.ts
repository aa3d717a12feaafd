import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pointedAt, told } from '../support/findings.ts';

const duplicates = (user: string): string[] => told('duplicate-key', { user });

describe('duplicate-key', () => {
  it('warns of a value that is lost, and points at it', () => {
    const user = '{"env": {"A": "1", "B": "x", "A": "2"}}';
    assert.deepEqual(duplicates(user), ['warning user A']);
    assert.deepEqual(pointedAt('duplicate-key', { user }), ['"A": "1"']);
  });

  it('only mentions one that stands there again', () =>
    assert.deepEqual(duplicates('{"env": {"A": "1", "A": "1"}}'), ['info user A']));

  it('speaks of each that is lost', () =>
    assert.deepEqual(duplicates('{"env": {"A": "1", "A": "2", "A": "3"}}').length, 2));

  it('warns of an "env" that is lost whole', () => {
    const user = '{"env": {"A": "1"}, "model": "opus", "env": {"B": "2"}}';
    assert.deepEqual(duplicates(user), ['warning user -']);
    assert.deepEqual(pointedAt('duplicate-key', { user }), ['"env": {"A": "1"}']);
  });

  it('is silent where "env" stands twice, but not as a key of the file', () => {
    assert.deepEqual(duplicates('{"env": {"A": "1"}, "hooks": {"env": {}}}'), []);
    assert.deepEqual(duplicates('{"env": {"A": "env", "env": "1"}}'), []);
  });

  it('is silent about files that are ignored anyway', () =>
    assert.deepEqual(duplicates('{"env": {"A": "1"}, "env": {}, }'), []));

  it('is silent where two files set the same', () =>
    assert.deepEqual(told('duplicate-key', { user: { A: '1' }, project: { A: '2' } }), []));

  it('reads every file', () => {
    const text = '{"env": {"A": "1", "A": "2"}}';
    assert.deepEqual(told('duplicate-key', { managed: text, project: text, legacy: text }), [
      'warning managed A',
      'warning project A',
      'warning legacy A',
    ]);
  });
});
