import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { folder } from './support/folder.ts';
import { front } from './support/terminal.ts';

const ROOT = process.env['TEST_ROOT'] ?? process.cwd();
const SETTINGS = JSON.stringify({ env: { ANTHROPIC_BASE_URL: 'https://llm.example.com' } }, null, 2);

/** The session in a terminal that README.md shows: what is typed, and the lines that come. */
function shown(): { typed: readonly string[]; lines: readonly string[] }[] {
  const block = /```console\n([\s\S]*?)```/.exec(readFileSync(path.join(ROOT, 'README.md'), 'utf8'))?.[1] ?? '';
  const parts = block.split('$ claude-code-env ').slice(1);
  return parts.map((part) => {
    const [typed = '', ...lines] = part.split('\n').filter((line) => line !== '' && line !== '…');
    return { typed: typed.split(' '), lines };
  });
}

describe('what README.md shows of the terminal', () => {
  const files = folder();
  const { call } = front(files);

  it('is what comes', () => {
    files.write('home/.claude/settings.json', SETTINGS);
    const steps = shown();
    assert.equal(steps.length, 2);
    for (const { lines, typed } of steps) {
      const said = call(...typed).out.split('\n');
      assert.deepEqual(
        lines.filter((line) => !said.includes(line)),
        [],
      );
    }
  });
});
