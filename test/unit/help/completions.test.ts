import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { CatalogueEntry } from '../../../src/core/catalogue.ts';
import { completionsAt, namesSchema } from '../../../src/core/help/completions.ts';

const CATALOGUE: readonly CatalogueEntry[] = [
  { name: 'USE_IT', category: 'x', kind: 'switch', secret: false, meaning: 'x.' },
  { name: 'HOW_LONG', category: 'x', kind: 'number', secret: false, meaning: 'x.' },
  { name: 'THERE', category: 'x', kind: 'presence', secret: false, meaning: 'x.' },
  { name: 'LEVEL', category: 'x', kind: 'enum', secret: false, meaning: 'x.', values: ['low', 'high'] },
];

/** The texts after each completion at `|`, the cursor marked again. */
function after(marked: string): string[] {
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  return completionsAt(text, at, CATALOGUE).map(({ cursor, replaces, text: put }) => {
    const there = cursor ?? put.length;
    const filled = `${put.slice(0, there)}|${put.slice(there)}`;
    return text.slice(0, replaces.offset) + filled + text.slice(replaces.offset + replaces.length);
  });
}

describe('a completion inside env', () => {
  it('of a name brings its value, or the place for one', () => {
    assert.deepEqual(after('{"env": {|}}'), [
      '{"env": {"USE_IT": "1"|}}',
      '{"env": {"HOW_LONG": "|"}}',
      '{"env": {"THERE": "1"|}}',
      '{"env": {"LEVEL": "|"}}',
    ]);
  });

  it('takes the place of the string that is being written', () => {
    assert.equal(after('{"env": {"US|"}}')[0], '{"env": {"USE_IT": "1"|}}');
    assert.equal(after('{"env": {"US|')[0], '{"env": {"USE_IT": "1"|');
  });

  it('adds the comma that is missing before the next member', () => {
    assert.equal(after('{"env": {| "A": "1"}}')[0], '{"env": {"USE_IT": "1",| "A": "1"}}');
    assert.equal(after('{"env": {| "A": "1"}}')[1], '{"env": {"HOW_LONG": "|", "A": "1"}}');
    assert.equal(after('{"env": {"LEVEL": | "A": "1"}}')[0], '{"env": {"LEVEL": "low",| "A": "1"}}');
  });

  it('keeps a value that is there', () => assert.equal(after('{"env": {"US|": "0"}}')[0], '{"env": {"USE_IT"|: "0"}}'));

  it('offers no name twice', () => {
    assert.deepEqual(after('{"env": {"USE_IT": "1", "LEVEL": "low",|}}'), [
      '{"env": {"USE_IT": "1", "LEVEL": "low","HOW_LONG": "|"}}',
      '{"env": {"USE_IT": "1", "LEVEL": "low","THERE": "1"|}}',
    ]);
  });

  it('of a value offers what is known of the variable', () => {
    assert.deepEqual(after('{"env": {"LEVEL": "|"}}'), ['{"env": {"LEVEL": "low"|}}', '{"env": {"LEVEL": "high"|}}']);
    assert.deepEqual(after('{"env": {"USE_IT": |}}'), ['{"env": {"USE_IT": "1"|}}', '{"env": {"USE_IT": "0"|}}']);
    assert.deepEqual(after('{"env": {"HOW_LONG": "|"}}'), []);
    assert.deepEqual(after('{"env": {"MINE": "|"}}'), []);
  });

  it('is none elsewhere', () => {
    for (const text of ['{|}', '{"a": {"env": {|}}}', '{"env": [|]}', '{"hooks": {|}}', '|'])
      assert.deepEqual(after(text), []);
  });
});

describe('the public schema', () => {
  it('is named by its address', () => {
    for (const address of [
      'https://json.schemastore.org/claude-code-settings.json',
      'http://www.schemastore.org/claude-code-settings.json',
    ])
      assert.equal(namesSchema(`{ "$schema" : "${address}" }`), true, address);
  });

  it('is not named by another', () => {
    for (const text of [
      '{}',
      '{"$schema": "https://example.com/x.json"}',
      '{"a": "json.schemastore.org/claude-code-settings"}',
    ])
      assert.equal(namesSchema(text), false, text);
  });
});
