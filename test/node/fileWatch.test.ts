import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { ANY_JSON, FileWatch } from '../../src/node/fileWatch.ts';

describe('a watched file is seen', () => {
  let root: string;
  let watch: FileWatch;
  let heard: (() => void) | undefined;
  const at = (...names: string[]): string => path.join(root, ...names);
  /** Resolves with the next notification after `change`; the runner's time limit is the only clock. */
  const after = (change: () => void): Promise<void> =>
    new Promise((resolve) => {
      heard = resolve;
      change();
    });

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'watch-'));
    watch = new FileWatch(() => heard?.());
  });
  afterEach(() => {
    watch.dispose();
    rmSync(root, { recursive: true, force: true });
  });
  const follow = (folder: string, ...names: string[]): void => watch.follow(new Map([[folder, new Set(names)]]));

  it('when it is written, replaced by rename, deleted and made again', async () => {
    follow(root, 'settings.json');
    await after(() => writeFileSync(at('settings.json'), '1'));
    await after(() => writeFileSync(at('settings.json'), '22'));
    writeFileSync(at('other'), '3');
    await after(() => renameSync(at('other'), at('settings.json')));
    await after(() => rmSync(at('settings.json')));
    await after(() => writeFileSync(at('settings.json'), '4'));
  });

  it('when its folder comes only later, level by level', async () => {
    follow(at('a', 'b'), 'settings.json');
    await after(() => mkdirSync(at('a')));
    await after(() => mkdirSync(at('a', 'b')));
    await after(() => writeFileSync(at('a', 'b', 'settings.json'), '1'));
  });

  it('when its folder is deleted and comes back, again and again', async () => {
    mkdirSync(at('a'));
    follow(at('a'), 'settings.json');
    for (let round = 0; round < 5; round += 1) {
      await after(() => rmSync(at('a'), { recursive: true }));
      await after(() => mkdirSync(at('a')));
      await after(() => writeFileSync(at('a', 'settings.json'), String(round)));
    }
  });

  it('when its folder is replaced by another', async () => {
    mkdirSync(at('a'));
    mkdirSync(at('new'));
    follow(at('a'), 'settings.json');
    await after(() => {
      renameSync(at('a'), at('old'));
      renameSync(at('new'), at('a'));
    });
    await after(() => writeFileSync(at('a', 'settings.json'), '1'));
  });

  it('when its folder is a link', async () => {
    mkdirSync(at('real'));
    symlinkSync(at('real'), at('link'));
    follow(at('link'), 'settings.json');
    await after(() => writeFileSync(at('real', 'settings.json'), '1'));
  });

  it('and no other is, until it is asked for', async () => {
    follow(root, 'settings.json');
    const seen: string[] = [];
    heard = () => seen.push('other');
    writeFileSync(at('other.json'), '1');
    await after(() => writeFileSync(at('settings.json'), '1'));
    assert.deepEqual(seen, []);
    follow(root, ANY_JSON);
    await after(() => writeFileSync(at('other.json'), '2'));
  });
});
