import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { messagesIn } from './support/messages.ts';

const ROOT = process.env['TEST_ROOT'] ?? process.cwd();
type Texts = Readonly<Record<string, string>>;
const read = (file: string): Texts => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as Texts;

const placeholders = (text: string): string[] => (text.match(/\{\d+\}/g) ?? []).toSorted();
const codes = (text: string): string[] => (text.match(/`[^`]+`/g) ?? []).toSorted();

describe('the Simplified Chinese translation', () => {
  const english = messagesIn(path.join(ROOT, 'src'));
  const chinese = read('l10n/bundle.l10n.zh-cn.json');
  const manifest = read('package.nls.json');
  const chineseManifest = read('package.nls.zh-cn.json');

  it('has every text of the source, and none that nobody uses', () => {
    assert.ok(english.size > 900);
    assert.deepEqual(
      [...english].filter((key) => !Object.hasOwn(chinese, key)),
      [],
      'missing',
    );
    assert.deepEqual(
      Object.keys(chinese).filter((key) => !english.has(key)),
      [],
      'unused',
    );
  });

  it('is where every text goes: VS Code’s own l10n has none of ours', () => {
    const sources = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
    const others = sources.filter(
      (name) => name.endsWith('.ts') && readFileSync(path.join(ROOT, 'src', name), 'utf8').includes('vscode.l10n'),
    );
    assert.deepEqual(others, []);
  });

  it('has every text of the manifest, and none that it does not name', () => {
    assert.deepEqual(Object.keys(chineseManifest).toSorted(), Object.keys(manifest).toSorted());
    const named = new Set(readFileSync(path.join(ROOT, 'package.json'), 'utf8').match(/%[\w.]+%/g));
    assert.deepEqual(
      Object.keys(manifest).filter((key) => !named.has(`%${key}%`)),
      [],
      'unused',
    );
  });

  it('has the pictures of the walkthrough, too', () => {
    for (const texts of [manifest, chineseManifest]) {
      const files = Object.entries(texts).flatMap(([key, file]) => (key.endsWith('.media') ? [file] : []));
      assert.equal(files.length, 5);
      for (const file of files) assert.match(readFileSync(path.join(ROOT, file), 'utf8'), /^# /);
    }
  });

  it('keeps every placeholder and every piece of code', () => {
    for (const [key, text] of Object.entries(chinese)) {
      // Behind the slash stands a comment for translators.
      assert.deepEqual(placeholders(text), placeholders(key.split('/{')[0] ?? key), key);
      if (!key.includes('/{')) assert.deepEqual(codes(text), codes(key), key);
    }
    for (const [key, text] of Object.entries(chineseManifest))
      assert.deepEqual(codes(text), codes(manifest[key] ?? ''), key);
  });

  it('is Chinese', () => {
    const latin = Object.entries(chinese)
      .filter(([, text]) => !/[\u4e00-\u9fff]/.test(text))
      .map(([key]) => key);
    // Names, and texts that are only put together.
    assert.ok(latin.length < 60, latin.join('\n'));
  });
});
