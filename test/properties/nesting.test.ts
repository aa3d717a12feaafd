import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseStrict } from '../../src/core/json.ts';
import { outlineObject } from '../../src/core/outline.ts';
import { asString } from '../../src/core/value.ts';

const OPEN = '['.repeat(100_000);
const CLOSED = ']'.repeat(100_000);

/** What is wrong with a text, and where. */
function problemOf(text: string): string {
  const json = parseStrict(text);
  return json.ok ? 'ok' : `${json.code} ${json.span.offset} ${json.span.length}`;
}

describe('at any depth of nesting', () => {
  it('strict JSON is strict JSON', () => assert.equal(problemOf(OPEN + CLOSED), 'ok'));

  it('what is wrong with a text is found', () => {
    assert.equal(problemOf(OPEN), 'truncated 100000 0');
    assert.equal(problemOf(`{"env":${OPEN}`), 'truncated 100007 0');
    assert.equal(problemOf(`${OPEN}}`), 'syntax 100000 1');
  });

  it('the outline of an object steps over it', () => {
    const { members } = outlineObject(`{"a":${OPEN}${CLOSED},"b":1}`);
    assert.deepEqual(
      members.map(({ key }) => key),
      ['a', 'b'],
    );
  });

  it('a value is found', () => assert.equal(asString(JSON.parse(`${OPEN}7${CLOSED}`)), '7'));
});
