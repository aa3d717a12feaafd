import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { compareVersions, isBetween, isSince, versionIn } from '../../src/core/version.ts';

describe('a version', () => {
  it('compares number by number, not letter by letter', () => {
    const sorted = ['0.2.9', '1.0.128', '2.0.76', '2.1.9', '2.1.22', '2.1.89', '2.1.100', '2.1.329', '2.2.0', '10.0.0'];
    assert.deepEqual(sorted.toReversed().toSorted(compareVersions), sorted);
  });

  it('is the same as itself', () => assert.equal(compareVersions('2.1.89', '2.1.89'), 0));
  it('may leave out its last parts', () => {
    assert.equal(compareVersions('2.1', '2.1.0'), 0);
    assert.equal(compareVersions('2.1.0', '2.1'), 0);
  });

  it('counts a part that is no number as nought', () => assert.equal(compareVersions('2.x.0', '2.0.0'), 0));

  it('lies within its bounds, the bounds included', () => {
    const within = ['2.1.88', '2.1.90', '2.1.96'].map((version) => isBetween(version, '2.1.88', '2.1.96'));
    assert.deepEqual(within, [true, true, true]);
    const without = ['2.1.87', '2.1.97'].map((version) => isBetween(version, '2.1.88', '2.1.96'));
    assert.deepEqual(without, [false, false]);
  });

  it('lies within bounds that are open', () => {
    assert.ok(isBetween('0.0.1', null, '2.1.22'));
    assert.ok(isBetween('99.0.0', '2.1.97', null));
    assert.ok(isBetween('1.2.3', null, null));
  });

  it('is taken to be recent where it is unknown', () => {
    assert.deepEqual(
      [null, '2.1.329', '2.1.330', '2.1.328'].map((version) => isSince(version, '2.1.329')),
      [true, true, true, false],
    );
  });
});

describe('the version in a text', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['2.1.89 (Claude Code)', '2.1.89'],
    ['2.1.329', '2.1.329'],
    ['Claude Code 2.1.31.', '2.1.31'],
    ['2.1.89-beta.1', '2.1.89'],
    ['claude-code/2.1.89 linux', '2.1.89'],
    ['', null],
    ['claude', null],
    ['2.1', null],
    ['1.2.3.4', null],
    ['12345678.1.1', null],
  ];
  for (const [text, version] of cases) {
    it(`of ${JSON.stringify(text)} is ${version ?? 'not there'}`, () => assert.equal(versionIn(text), version));
  }
});
