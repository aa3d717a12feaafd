import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { keyOf, speak, t } from '../../src/core/l10n.ts';

describe('a text', () => {
  afterEach(() => speak({})); // the language of the program is that of all tests

  it('is in the language that is spoken, else in English', () => {
    speak({ [keyOf('{0} of {1}')]: '{1} 的 {0}' });
    assert.equal(t('{0} of {1}', 2, 'three'), 'three 的 2');
    assert.equal(t('Nothing to do.'), 'Nothing to do.');
  });

  it('keeps a place for which there is no value', () => {
    assert.equal(t('{0} and {1}', 'a'), 'a and {1}');
  });

  it('that means two things is told apart by its comments', () => {
    const [verb, noun] = [
      { message: 'Set', comment: ['a verb'] },
      { message: 'Set', comment: ['a noun'] },
    ];
    speak({ [keyOf('Set', ['a verb'])]: '设置', [keyOf('Set', ['a noun'])]: '集合' });
    assert.deepEqual([t(verb), t(noun), t('Set')], ['设置', '集合', 'Set']);
  });
});
