import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { CatalogueEntry } from '../../../src/core/catalogue.ts';
import { valueProblem } from '../../../src/core/help/valueCheck.ts';

const entry = (kind: CatalogueEntry['kind']): CatalogueEntry => ({
  name: 'A',
  category: 'x',
  kind,
  secret: false,
  meaning: 'x.',
});

describe('a value that is typed', () => {
  const wrong: readonly (readonly [CatalogueEntry['kind'], string])[] = [
    ['number', 'ten'],
    ['number', '1e3'],
    ['number', '5 s'],
    ['url', 'llm.example.com'],
    ['url', 'ftp://x'],
    ['text', ' x'],
    ['text', 'x '],
  ];
  for (const [kind, value] of wrong) {
    it(`of ${kind} is not ${JSON.stringify(value)}`, () => assert.ok(valueProblem(entry(kind), value)));
  }

  const right: readonly (readonly [CatalogueEntry['kind'], string])[] = [
    ['number', '600000'],
    ['number', '-1'],
    ['number', '0.5'],
    ['url', 'https://llm.example.com/v1'],
    ['text', 'anything at all'],
    ['number', ''],
  ];
  for (const [kind, value] of right) {
    it(`of ${kind} may be ${JSON.stringify(value)}`, () => assert.equal(valueProblem(entry(kind), value), undefined));
  }

  it('of a name that nobody documents may be anything but wrapped in blanks', () => {
    assert.equal(valueProblem(undefined, 'x'), undefined);
    assert.ok(valueProblem(undefined, ' x'));
  });
});
