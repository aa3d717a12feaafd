import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import { readCatalogue, readKnownNames } from '../../src/node/catalogue.ts';

const FACTS = path.join(process.env['TEST_ROOT'] ?? process.cwd(), 'dist/facts');
const NAME = 'CLAUDE_CODE_USE_BEDROCK';

describe('the catalogue in the package', () => {
  const meaning = async (language?: string): Promise<string> =>
    (await readCatalogue(FACTS, language)).find(({ name }) => name === NAME)?.meaning ?? '';

  it('speaks English, and where it is translated the language of VS Code', async () => {
    assert.match(await meaning(), /^[A-Z].*\.$/);
    assert.match(await meaning('zh-cn'), /[\u4e00-\u9fff].*。$/);
    assert.equal(await meaning('fr'), await meaning());
    assert.equal(await meaning('../secret'), await meaning(), 'a language is no path');
  });

  it('has the same names in every language', async () => {
    assert.deepEqual(
      new Set((await readCatalogue(FACTS, 'zh-cn')).map(({ name }) => name)),
      await readKnownNames(FACTS),
    );
  });
});
