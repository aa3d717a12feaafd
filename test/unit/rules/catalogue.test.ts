import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { RULES } from '../../../src/core/rules/catalogue.ts';
import { INTERRUPTING_RULES } from '../../../src/core/rules/interruptingRules.ts';

const root = process.env['TEST_ROOT'] ?? process.cwd();
const filesIn = (folder: string): string[] => readdirSync(path.join(root, folder));
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const camelCase = (id: string): string => id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const withEnding = (names: readonly string[], ending: string): string[] => names.map((name) => `${name}${ending}`);

const ids = RULES.map(({ id }) => id);
const names = ids.map(camelCase);

describe('the catalogue of rules', () => {
  it('has ids that are public: unique and in kebab-case', () => {
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[a-z]+(?:-[a-z]+)+$/);
  });

  it('holds every rule file, which is named after its rule', () =>
    assert.deepEqual(
      filesIn('src/core/rules').toSorted(),
      withEnding([...names, 'catalogue', 'interruptingRules', 'rule'], '.ts').toSorted(),
    ));

  it('lets no rule interrupt that only informs', () => {
    for (const { id } of INTERRUPTING_RULES)
      assert.match(textOf(`src/core/rules/${camelCase(id)}.ts`), /'(?:error|warning)'/, id);
    assert.deepEqual(
      ids.slice(0, INTERRUPTING_RULES.length),
      INTERRUPTING_RULES.map(({ id }) => id),
    );
  });

  it('has a test for every rule, and none for another', () =>
    assert.deepEqual(
      filesIn('test/unit/rules').toSorted(),
      withEnding([...names, 'catalogue'], '.test.ts').toSorted(),
    ));

  it('has a page for every rule, and none for another', () =>
    assert.deepEqual(filesIn('docs/rules').toSorted(), withEnding([...ids, 'README'], '.md').toSorted()));
});

describe('the pages of the rules', () => {
  for (const [at, id] of ids.entries()) {
    const page = (): string => textOf(`docs/rules/${id}.md`);

    it(`${id} stands in the index, in the order of the findings`, () => {
      const lines = [...textOf('docs/rules/README.md').matchAll(/^\| \[`([\w-]+)`\]\((.*?)\)/gm)];
      assert.equal(lines[at]?.slice(1).join(), `${id},${id}.md`);
    });

    it(`${id} says what, why, when, how it is known and what to do`, () => {
      assert.ok(page().startsWith(`# ${id}\n`));
      const headings = [...page().matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
      assert.deepEqual(headings, ['Why it matters', 'When it fires', 'The evidence', 'The fixes']);
    });

    it(`${id} names every severity that the rule has`, () => {
      const source = textOf(`src/core/rules/${camelCase(id)}.ts`);
      for (const severity of ['error', 'warning', 'info'])
        if (source.includes(`'${severity}'`)) assert.match(page(), new RegExp(`\\| ${severity}\\s+\\|`), severity);
    });

    it(`${id} links only to pages beside it that are there`, () => {
      for (const [, target = ''] of page().matchAll(/\]\((.*?)\)/g))
        assert.ok(filesIn('docs/rules').includes(target), target);
    });
  }
});
