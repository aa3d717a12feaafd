import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { editorVariablesIn } from '../../src/core/editorSettingsFile.ts';
import { editorVariables } from '../../src/core/editorVariables.ts';

const OFFICIAL = 'claudeCode.environmentVariables';
const OLDER = 'claude-code.environmentVariables';

const of = (settings: Readonly<Record<string, unknown>>): Record<string, string> =>
  editorVariables((name) => settings[name]);

describe('the variables of VS Code’s settings', () => {
  it('are a list of names and values', () => {
    assert.deepEqual(
      of({
        [OFFICIAL]: [
          { name: 'A', value: '1' },
          { name: 'B', value: '' },
        ],
      }),
      { A: '1', B: '' },
    );
  });

  it('are those of the later of two entries', () => {
    assert.deepEqual(
      of({
        [OFFICIAL]: [
          { name: 'A', value: '1' },
          { name: 'A', value: '2' },
        ],
      }),
      { A: '2' },
    );
  });

  it('are those of older forks where the official list is empty', () => {
    assert.deepEqual(of({ [OFFICIAL]: [], [OLDER]: [{ name: 'A', value: '1' }] }), { A: '1' });
    assert.deepEqual(of({ [OFFICIAL]: [{ name: 'B', value: '2' }], [OLDER]: [{ name: 'A', value: '1' }] }), { B: '2' });
  });

  it('are not what is no such entry', () => {
    assert.deepEqual(
      of({ [OFFICIAL]: [null, 1, 'A=1', {}, { name: 'A' }, { name: 'A', value: 1 }, { value: 'x' }] }),
      {},
    );
    for (const odd of [undefined, null, 'x', { A: '1' }, 5]) assert.deepEqual(of({ [OFFICIAL]: odd }), {});
  });
});

describe('the text of VS Code’s settings', () => {
  it('may hold comments, trailing commas and a byte order mark', () => {
    const text = `\u{feff}{\n  // mine\n  "${OFFICIAL}": [{ "name": "A", "value": "1" },],\n}`;
    assert.deepEqual(editorVariablesIn(text), { A: '1' });
  });

  it('says nothing where it is empty or no object', () => {
    for (const text of ['', '[]', 'null', '"x"', '{']) assert.deepEqual(editorVariablesIn(text), {});
  });
});
