import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { CatalogueEntry } from '../../src/core/catalogue.ts';

const read = (file: string): unknown =>
  JSON.parse(readFileSync(path.join(process.env['TEST_ROOT'] ?? '.', 'src/core/facts', file), 'utf8'));
const catalogue = read('variables.json') as readonly CatalogueEntry[];
const chinese = read('variables.zh-cn.json') as Readonly<Record<string, string>>;

describe('the catalogue of variables', () => {
  it('names each once', () => {
    assert.equal(new Set(catalogue.map(({ name }) => name)).size, catalogue.length);
    assert.ok(catalogue.length > 380);
  });

  it('says of each what it does, in a sentence that fits into a line', () => {
    for (const { meaning, name } of catalogue) {
      assert.match(meaning, /^\S.*\.$/, name);
      assert.ok(meaning.length <= 110, name);
    }
  });

  it('says so in Simplified Chinese, too', () => {
    assert.deepEqual(Object.keys(chinese).toSorted(), catalogue.map(({ name }) => name).toSorted());
    for (const [name, meaning] of Object.entries(chinese)) assert.match(meaning, /[\u4e00-\u9fff].*。$/, name);
  });

  it('has the words of every enum, and units of numbers only', () => {
    for (const { kind, name, unit, values } of catalogue) {
      assert.equal(kind === 'enum', values !== undefined, name);
      assert.ok(unit === undefined || kind === 'number', name);
    }
  });
});
