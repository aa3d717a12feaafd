import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { generatedPages } from '../../scripts/docs/pages.ts';
import { packedReadme } from '../../scripts/lib/packedReadme.mjs';

const ROOT = process.env['TEST_ROOT'] ?? process.cwd();
const textOf = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');

describe('the generated parts of the documentation', () => {
  for (const { file, text } of generatedPages(ROOT))
    it(`of ${file} are up to date: npm run docs`, () => assert.equal(textOf(file), text));
});

describe('the index of the documentation', () => {
  it('leads to every page', () => {
    const index = textOf('docs/README.md');
    const pages = readdirSync(path.join(ROOT, 'docs')).filter((name) => name.endsWith('.md') && name !== 'README.md');
    assert.deepEqual(
      pages.filter((name) => !index.includes(`](${name})`)),
      [],
    );
  });
});

describe('every link between our pages', () => {
  const FOLDERS = ['.', 'docs', 'docs/rules', 'test/conformance'];
  const pages = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => path.posix.join(folder, name)),
  );

  for (const page of pages)
    it(`of ${page} leads somewhere`, () =>
      assert.deepEqual(
        linksOf(textOf(page)).filter((link) => !isThere(page, link)),
        [],
      ));
});

/** Links, pictures, and the sources of pictures in HTML; addresses of other machines are left alone. */
function linksOf(markdown: string): string[] {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g)];
  return links.map(([, link, source]) => link ?? source ?? '').filter((link) => !/^https?:/.test(link));
}

function isThere(page: string, link: string): boolean {
  const [name = '', anchor] = link.split('#');
  const file = name === '' ? page : path.posix.join(path.posix.dirname(page), name);
  if (!existsSync(path.join(ROOT, file))) return false;
  return anchor === undefined || (statSync(path.join(ROOT, file)).isFile() && anchorsOf(textOf(file)).includes(anchor));
}

/** As GitHub makes them of headings. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('README.md as it is packed', () => {
  const packed = packedReadme(textOf('README.md'));

  it('has no picture, and no mark is left', () => assert.doesNotMatch(packed, /<img|<picture|!\[|<!--/));

  it('leads to packed files only', () => {
    const files = textOf('scripts/vsix-files.txt').split('\n');
    assert.deepEqual(
      linksOf(packed).filter((link) => !files.includes(link)),
      [],
    );
  });

  it('is README.md but for that', () => {
    assert.match(packed, /^# Env Manager for Claude Code\n/);
    assert.match(packed, /\n\nMIT licence\.\n$/);
    assert.doesNotMatch(packed, /\n{3}/);
  });
});

describe('README.md', () => {
  const readme = textOf('README.md');

  it('shows only pictures that are small', () => {
    for (const link of linksOf(readme).filter((name) => name.endsWith('.png')))
      assert.ok(statSync(path.join(ROOT, link)).size <= 60 * 1024, link);
  });

  it('shows every picture there is', () => {
    const shown = linksOf(readme).filter((name) => name.startsWith('docs/images/'));
    assert.deepEqual(
      readdirSync(path.join(ROOT, 'docs/images'))
        .map((name) => `docs/images/${name}`)
        .toSorted(),
      shown.toSorted(),
    );
  });
});

describe('CHANGELOG.md', () => {
  const headings = [...textOf('CHANGELOG.md').matchAll(/^## (.*)$/gm)].map(([, heading = '']) => heading);

  it('begins with what is not released, then has one version after the other with its day', () => {
    const [first, ...versions] = headings;
    assert.equal(first, '[Unreleased]');
    for (const version of versions) assert.match(version, /^\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/);
  });

  it('says of each what was added, changed, deprecated, removed, fixed or made safe', () => {
    const kinds = [...textOf('CHANGELOG.md').matchAll(/^### (.*)$/gm)].map(([, kind = '']) => kind);
    const allowed = new Set(['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']);
    assert.deepEqual(
      kinds.filter((kind) => !allowed.has(kind)),
      [],
    );
  });
});
