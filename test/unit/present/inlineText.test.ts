import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { codeText, inlineText, plainText } from '../../../src/core/present/inlineText.ts';

describe('inline text', () => {
  it('leaves a plain sentence as it is', () => {
    assert.deepEqual(inlineText('Nothing special.'), [{ kind: 'text', text: 'Nothing special.' }]);
  });

  it('makes code of what stands in backticks', () => {
    assert.deepEqual(inlineText('Set `A=1` now'), [
      { kind: 'text', text: 'Set ' },
      { kind: 'code', text: 'A=1' },
      { kind: 'text', text: ' now' },
    ]);
  });

  it('makes a link of a title and an https address', () => {
    assert.deepEqual(inlineText('[#1](https://github.com/a/b/issues/1)'), [
      { kind: 'link', text: '#1', href: 'https://github.com/a/b/issues/1' },
    ]);
  });

  it('links nowhere but to https', () => {
    for (const href of ['http://a.example', 'javascript:alert(1)', 'command:x', 'file:///etc', '//a.example']) {
      assert.ok(
        inlineText(`[x](${href})`).every((part) => part.kind === 'text'),
        href,
      );
    }
  });

  it('takes tags and other marks for text', () => {
    assert.deepEqual(inlineText('<b>*x*</b>'), [{ kind: 'text', text: '<b>*x*</b>' }]);
  });

  it('takes a lone backtick for text', () => {
    assert.deepEqual(inlineText('a ` b'), [{ kind: 'text', text: 'a ` b' }]);
  });

  it('keeps a link inside code as code', () => {
    assert.deepEqual(inlineText('`[x](https://a.example)`'), [{ kind: 'code', text: '[x](https://a.example)' }]);
  });

  it('has nothing to say about nothing', () => {
    assert.deepEqual(inlineText(''), []);
  });

  it('makes no links of other people’s words', () => {
    assert.deepEqual(codeText('`A` in [x](https://a.example)'), [
      { kind: 'code', text: 'A' },
      { kind: 'text', text: ' in [x](https://a.example)' },
    ]);
  });

  it('loses its marks for surfaces without markup', () => {
    assert.equal(plainText('`A`, see [#1](https://a.example).'), 'A, see #1.');
  });
});
