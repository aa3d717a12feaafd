import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyChanges } from '../../src/core/change.ts';
import type { Change } from '../../src/core/model.ts';

const source = { scope: 'user', path: '/home/ann/.claude/settings.json' } as const;
const change = (variable: string, to: string | null): Change => ({ source, variable, from: null, to });

describe('the changes of one file', () => {
  it('are carried out together', () => {
    const text = '{"env":{"A":"0","B":"1"}}';
    assert.equal(
      applyChanges(text, [change('A', '1'), change('B', null), change('C', '2')]),
      '{"env":{"A":"1","C":"2"}}',
    );
  });

  it('leave the text as it is where it says so already', () => {
    const text = '{ "env": {"A":"1"} }';
    assert.equal(applyChanges(text, [change('A', '1'), change('B', null)]), text);
    assert.equal(applyChanges('', [change('B', null)]), '');
    assert.equal(applyChanges(text, []), text);
  });
});
