import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { WRONG_NAMES } from '../../src/core/facts/wrongNames.ts';
import { nearestName } from '../../src/core/nearestName.ts';

const root = process.env['TEST_ROOT'] ?? process.cwd();
const catalogue = JSON.parse(readFileSync(path.join(root, 'src/core/facts/variables.json'), 'utf8')) as {
  name: string;
}[];

describe('any documented name', () => {
  it('would be taken for no slip of another, were it not documented', () => {
    const names = catalogue.map(({ name }) => name);
    const taken = names.filter((name) => {
      const others = new Set(names.filter((other) => other !== name));
      return WRONG_NAMES.has(name) || nearestName(name, others) !== undefined;
    });
    assert.deepEqual(taken, []);
  });
});
