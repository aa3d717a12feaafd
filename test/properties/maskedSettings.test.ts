import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { maskedSettings } from '../../src/core/present/maskedSettings.ts';
import { settingsTexts } from '../support/settingsTexts.ts';

describe('the masked text of any settings file', () => {
  it('has the lines of the text, however broken that is', () => {
    const cuts = fc.tuple(
      settingsTexts(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom('', '"', "'", '{', '\n', '//', '/*'),
    );
    const lines = (text: string): number => text.split(/\r\n|\n|\r/).length;
    fc.assert(
      fc.property(cuts, ([text, at, piece]) => {
        const cut = text.slice(0, text.length * at) + piece + text.slice(text.length * at + 1);
        for (const each of [text, cut, text.slice(0, text.length * at)])
          assert.equal(lines(maskedSettings(each)), lines(each));
      }),
      { numRuns: 2_000 },
    );
  }).timeout(60_000);

  it('takes time that grows with the text only', () => {
    const members = Array.from({ length: 20_000 }, (_, index) => `"N_${index}_TOKEN": "value ${index}"`);
    for (const text of [`{"env": {${members.join(',')}}}`, `{ // ${members.join(' ')}\n}`])
      assert.doesNotMatch(maskedSettings(text), /value/);
  });
});
