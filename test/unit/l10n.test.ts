import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { keyOf, speak, t } from '../../src/core/l10n.ts';

describe('a text', () => {
  afterEach(() => speak({}));

  it('has its values in their places, as often as they stand there', () => {
    assert.equal(t('{1} before {0}, {1}', 'a', 2), '2 before a, 2');
    assert.equal(t('no {0} for this place'), 'no {0} for this place');
    assert.equal(t('{0}', '{1}', 'x'), '{1}');
  });

  it('is in the other language where that has it', () => {
    speak({ [keyOf('{0} files')]: '{0} 个文件' });
    assert.equal(t('{0} files', 3), '3 个文件');
    assert.equal(t('{0} folders', 3), '3 folders');
  });

  it('is told apart by its comment', () => {
    speak({ [keyOf('open', ['of a file'])]: '打开', [keyOf('open')]: '开放' });
    assert.equal(t({ message: 'open', comment: ['of a file'] }), '打开');
    assert.equal(t('open'), '开放');
    assert.equal(keyOf('open/of a file'), keyOf('open', ['of a file']));
  });
});
