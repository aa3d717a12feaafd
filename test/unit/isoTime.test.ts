import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isoDay, isoTime } from '../../src/core/isoTime.ts';

describe('a time as programs write it', () => {
  it('knows leap days', () => {
    for (const text of ['2000-02-29T00:00:00.000Z', '2024-02-29T23:59:59.999Z', '2100-03-01T00:00:00.000Z'])
      assert.deepEqual([isoTime(Date.parse(text)), isoDay(Date.parse(text))], [text, text.slice(0, 10)]);
  });

  it('drops what is less than a millisecond', () => assert.equal(isoTime(0.9), '1970-01-01T00:00:00.000Z'));
});
