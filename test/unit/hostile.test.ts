import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileDiagnostics } from '../../src/core/help/diagnostics.ts';
import { visible } from '../../src/core/l10n.ts';
import { FIX_IDS } from '../../src/core/model.ts';
import { envTree } from '../../src/core/present/envTree.ts';
import { environmentText } from '../../src/core/present/environmentText.ts';
import { fixTitle } from '../../src/core/present/fixWords.ts';
import { statusOf } from '../../src/core/present/status.ts';
import { shown } from '../../src/core/secrets.ts';
import { PATHS, reportOn } from '../support/world.ts';
import { hostileReport } from './support/hostile.ts';

describe('what is fit to be shown', () => {
  it('has escapes in the place of what is no text', () => {
    assert.equal(visible('a\u001b[2J\nb\u202e\u{e0041}\ud800'), String.raw`a\u{1b}[2J\nb\u{202e}\u{e0041}\u{d800}`);
  });

  it('leaves text as it is, of whatever language', () => {
    for (const text of ['', 'a b', 'ünï 😀 中文 العربية עברית 𝒳', '~/.claude/settings.json:3', '“x” – …'])
      assert.equal(visible(text), text);
  });

  it('says how long a text is that is cut, and never cuts a character in two', () => {
    const text = `${'x'.repeat(899)}😀${'y'.repeat(2_000)}`;
    assert.equal(visible(text), `${'x'.repeat(899)}${String.raw`\u{d83d}`}… (2901 characters)`);
    assert.equal(visible(visible(text)), visible(text));
  });

  it('says so of a value, and hides a secret that would be cut in two', () => {
    assert.match(shown('A', 'v'.repeat(10_000_000)).text, /^v+… \(10000000 characters\)$/);
    assert.equal(shown('A', `${'a '.repeat(440)}https://ann:${'p'.repeat(200)}@x.example`).text.includes('pp'), false);
    assert.equal(shown('API_TOKEN', 'v'.repeat(10_000_000)).text, '••••••');
  });
});

describe('a file that was made to hold very many', () => {
  const env = Object.fromEntries(Array.from({ length: 1_500 }, (_, index) => [`V${index}_TOKEN`, `secret${index}`]));
  const report = reportOn({ user: env, project: env, tracked: true, version: '2.1.89' });

  it('fills the view with no more lines than somebody reads, and says how many there are', () => {
    const nodes = envTree(report, { isRelevant: () => true, filter: '', profiles: [] });
    for (const kind of ['section-problems', 'section-environment']) {
      const found = nodes.find((node) => node.kind === kind);
      assert.equal(found?.children.length, 1_001);
      assert.equal(found.children.at(-1)?.label, `… and ${Number(found.description) - 1_000} more`);
    }
  });

  it('has so many marks, and so many lines in the tooltip', () => {
    const marks = fileDiagnostics(report, PATHS.user).filter(({ kind }) => kind === 'shadowed');
    assert.equal(marks.length, 1_000);
    const tooltip = statusOf({ report, mode: 'always', silenced: false })?.tooltip ?? '';
    assert.ok(tooltip !== '' && tooltip.split('\n').length < 20, tooltip);
  });
});

describe('names that objects have of their own', () => {
  const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'] as const;

  it('are variables like any other, in every kind of source', () => {
    for (const name of NAMES) {
      const text = `{"env": {"${name}": "1"}, "${name}": {"env": {"A": "1"}}}`;
      const report = hostileReport(name);
      assert.equal(report.environment.get(name)?.declarations.at(-1)?.value, name, name);
      assert.match(
        environmentText(report, () => true),
        new RegExp(`^${name}=${name}$`, 'm'),
        text,
      );
    }
    assert.equal(Object.hasOwn(Object.prototype, 'env'), false);
  });

  it('are titles of fixes like any other', () => {
    for (const name of NAMES) assert.equal(fixTitle(`unset:user:${name}`), `Remove ${name} from user settings`);
    assert.ok(FIX_IDS.length > 0);
  });
});
