import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { describe, it } from 'mocha';
import type { Session } from '../../src/core/model.ts';
import { latestSession } from '../../src/node/latestSession.ts';
import { folder } from './support/folder.ts';

const line = (version: string, timestamp = '2026-11-21T02:38:21.459Z'): string =>
  `{"type":"user","version":"${version}","timestamp":"${timestamp}","sessionId":"x"}\n`;

describe('the latest session of a folder', () => {
  const { at, write } = folder();
  const ask = (configDir?: string): Promise<Session | null> => latestSession(at('home'), configDir, '/work/my.proj');

  it('tells the version that wrote it last, when it began and when it was written', async () => {
    const old = write('home/.claude/projects/-work-my.proj/a.jsonl', line('2.1.31'));
    const text = line('2.1.89', '2026-11-21T02:00:00.000Z') + line('2.1.96', '2026-11-21T03:00:00.000Z');
    write('home/.claude/projects/-work-my.proj/b.jsonl', text);
    utimesSync(old, new Date(0), new Date(0));
    const [started, lastWritten] = [Date.parse('2026-11-21T02:00:00Z'), Date.parse('2026-11-21T03:00:00Z')];
    assert.deepEqual(await ask(), { version: '2.1.96', started, lastWritten });
  });

  it('is found however the folder’s name was mapped', async () => {
    write('home/.claude/projects/-work-my-proj/a.jsonl', line('2.1.89'));
    assert.equal((await ask())?.version, '2.1.89');
  });

  it('lies where CLAUDE_CONFIG_DIR says', async () => {
    write('cc/projects/-work-my-proj/a.jsonl', line('2.1.89'));
    assert.equal((await ask(at('cc')))?.version, '2.1.89');
    assert.equal(await ask(), null);
  });

  it('is read at its two ends only', async () => {
    const text = line('2.1.31', '2026-01-01T00:00:00Z') + 'x'.repeat(500_000) + line('2.1.89', '2026-02-01T00:00:00Z');
    write('home/.claude/projects/-work-my-proj/a.jsonl', text);
    assert.deepEqual(await ask(), {
      version: '2.1.89',
      started: Date.parse('2026-01-01T00:00:00Z'),
      lastWritten: Date.parse('2026-02-01T00:00:00Z'),
    });
  });

  it('may say nothing', async () => {
    write('home/.claude/projects/-work-my-proj/a.jsonl', '{"type":"summary"}\n');
    assert.deepEqual(await ask(), { version: null, started: null, lastWritten: null });
  });

  it('is none where there is none', async () => {
    assert.equal(await ask(), null);
    write('home/.claude/projects/-work-my-proj/notes.txt', line('2.1.89'));
    assert.equal(await ask(), null);
  });
});
