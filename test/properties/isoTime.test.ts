import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { isoDay, isoTime } from '../../src/core/isoTime.ts';

describe('any time as programs write it', () => {
  it('is what the platform’s own date says, from the year 0 to 9999', () => {
    const [first, last] = [Date.parse('0000-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')];
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (time) => {
        assert.equal(isoTime(time), new Date(time).toISOString());
        assert.equal(isoDay(time), new Date(time).toISOString().slice(0, 10));
      }),
    );
  });
});
