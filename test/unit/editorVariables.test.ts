import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { editorVariablesIn } from '../../src/core/editorSettingsFile.ts';
import { editorVariables, withEditorVariables } from '../../src/core/editorVariables.ts';

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

describe('VS Code’s list after a change', () => {
  const A = { name: 'A', value: '1' };
  const B = { name: 'B', value: '2', comment: 'mine' };
  const changed = (list: unknown, variable: string, to: string | null): unknown =>
    withEditorVariables(list, [{ variable, to }]);

  it('keeps other entries, their order and what else stands in one', () => {
    assert.deepEqual(changed([B, A], 'A', '5'), [B, { name: 'A', value: '5' }]);
    assert.deepEqual(changed([B, A], 'B', '5'), [{ ...B, value: '5' }, A]);
    assert.deepEqual(changed([A], 'C', '3'), [A, { name: 'C', value: '3' }]);
    assert.deepEqual(changed(['odd', null, A], 'A', null), ['odd', null]);
  });

  it('changes the entry that counts, and takes all of them away', () => {
    assert.deepEqual(changed([A, B, A], 'A', '5'), [A, B, { name: 'A', value: '5' }]);
    assert.deepEqual(changed([A, B, A], 'A', null), [B]);
  });

  it('is made where there was none', () => {
    for (const none of [undefined, null, 'x', {}]) assert.deepEqual(changed(none, 'A', '1'), [A]);
    assert.deepEqual(changed(undefined, 'A', null), []);
  });
});
