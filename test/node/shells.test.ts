import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { assert as hold, property, string } from 'fast-check';
import { describe, it } from 'mocha';
import { type Shell, shellSnippet } from '../../src/core/shellSnippet.ts';

/** How a shell is given a script, and told to print the variable between brackets. */
const RUN = {
  bash: ['bash', '--norc', '-c'],
  zsh: ['zsh', '-f', '-c'],
  fish: ['fish', '--no-config', '-c'],
} as const satisfies Partial<Record<Shell, readonly string[]>>;

const print = `printenv A | head -c -1`;

function printed(shell: keyof typeof RUN, script: string): string {
  const [program, ...args] = RUN[shell];
  const { error, stdout } = spawnSync(program, [...args, script], {
    env: { PATH: process.env['PATH'] },
    encoding: 'utf8',
  });
  if (error) throw error;
  return stdout;
}

const isThere = (shell: keyof typeof RUN): boolean => spawnSync(RUN[shell][0], ['--version']).status === 0;
const value = string({ unit: 'binary', minLength: 1 }).filter(
  (text) => !/(?![\n\t\r])\p{Cc}|[\ud800-\udfff]/u.test(text),
);

describe('a real shell', () => {
  for (const shell of ['bash', 'zsh', 'fish'] as const) {
    it(`${shell} takes whatever stands in the value for text`, function () {
      if (!isThere(shell)) this.skip(); // zsh and fish are not on every machine
      this.timeout(120_000);
      const line = (text: string): string =>
        shellSnippet(shell, 'A', text, { platform: 'linux', home: '/home/ann' }).temporary;
      const samples = ["it's", '$HOME', '`id`', '$(id)', 'a\nb', '\\', "\\'", '"', ' ', '!!', '%', '*', '~', 'ünï'];
      for (const text of samples) assert.equal(printed(shell, `${line(text)}\n${print}`), text);
      hold(
        property(value, (text) => assert.equal(printed(shell, `${line(text)}\n${print}`), text)),
        { numRuns: 200 },
      );
    });

    it(`${shell} takes it away again`, function () {
      if (!isThere(shell)) this.skip(); // zsh and fish are not on every machine
      const [on, off] = ['1', null].map(
        (text) => shellSnippet(shell, 'A', text, { platform: 'linux', home: '/' }).temporary,
      );
      assert.equal(printed(shell, `${on}\n${off}\n${print}`), '');
    });
  }
});
