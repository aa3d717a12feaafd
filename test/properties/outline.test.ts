import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { outlineObject } from '../../src/core/outline.ts';

describe('the outline of any object', () => {
  it('has the keys and values that JSON.parse sees', () => {
    const objects = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6 });
    fc.assert(
      fc.property(objects, fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const json = JSON.stringify(value, null, indent);
        const read = outlineObject(json).members.map(({ key, valueSpan }) => [
          key,
          JSON.parse(json.slice(valueSpan.offset, valueSpan.offset + valueSpan.length)) as unknown,
        ]);
        assert.deepEqual(Object.fromEntries(read), JSON.parse(json));
      }),
      { numRuns: 300 },
    );
  });
});
