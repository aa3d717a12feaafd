import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isTypable, type Shell, SHELLS, shellSnippet, type ShellSnippet } from '../../src/core/shellSnippet.ts';
import { UserError } from '../../src/core/userError.ts';

const LINUX = { platform: 'linux', home: '/home/ann' } as const;
const snippet = (shell: Shell, value: string | null, name = 'A'): ShellSnippet =>
  shellSnippet(shell, name, value, LINUX);

describe('a shell snippet', () => {
  const lines: readonly (readonly [Shell, string | null, string, string])[] = [
    ['bash', '1', "export A='1'", "export A='1'"],
    [
      'zsh',
      "it's $HOME `x`",
      String.raw`export A='it'\''s $HOME ${'`x`'}'`,
      String.raw`export A='it'\''s $HOME ${'`x`'}'`,
    ],
    ['bash', null, 'unset A', 'unset A'],
    ['fish', String.raw`it's \n`, String.raw`set -gx A 'it\'s \\n'`, String.raw`set -gx A 'it\'s \\n'`],
    ['fish', null, 'set -e A', 'set -e A'],
    ['powershell', "a'b’c", "$env:A = 'a''b’’c'", "[Environment]::SetEnvironmentVariable('A', 'a''b’’c', 'User')"],
    ['powershell', null, 'Remove-Item Env:A', "[Environment]::SetEnvironmentVariable('A', $null, 'User')"],
    ['cmd', 'a & b', 'set "A=a & b"', 'setx A "a & b"'],
    ['cmd', null, 'set "A="', String.raw`reg delete HKCU\Environment /v A /f`],
  ];
  for (const [shell, value, temporary, permanent] of lines) {
    it(`of ${shell} for ${value} is ${temporary}`, () => {
      const { permanent: forEver, temporary: forNow } = snippet(shell, value);
      assert.deepEqual([forNow, forEver], [temporary, permanent]);
    });
  }

  it('names the file that the shell reads', () => {
    const profiles = (['bash', 'zsh', 'fish', 'powershell', 'cmd'] as const).map(
      (shell) => snippet(shell, '1').profile,
    );
    assert.deepEqual(profiles, [
      '/home/ann/.bashrc',
      '/home/ann/.zshrc',
      '/home/ann/.config/fish/config.fish',
      null,
      null,
    ]);
    assert.equal(
      shellSnippet('bash', 'A', '1', { platform: 'darwin', home: '/Users/ann' }).profile,
      '/Users/ann/.bash_profile',
    );
  });

  for (const value of ['100%', 'a"b', 'a\nb', 'a!', 'C:\\']) {
    it(`of CMD does not try ${JSON.stringify(value)}`, () => assert.throws(() => snippet('cmd', value), UserError));
  }

  for (const name of ['', 'A B', 'A;x', '1A', 'A-B']) {
    it(`is not made for the name ${JSON.stringify(name)}`, () =>
      assert.throws(() => snippet('bash', '1', name), UserError));
  }
});

describe('a value that a terminal would act on', () => {
  it('is put into no line: control characters are keys there, whatever quotes are around them', () => {
    for (const shell of SHELLS)
      for (const key of ['\u0003', '\u000f', '\u001b[201~', '\u0000', '\u007f', '\u009b'])
        assert.throws(() => snippet(shell, `a${key}b`), UserError);
  });

  it('is not typed where it holds a line end or a tab, which are keys as well', () => {
    assert.equal(isTypable(snippet('bash', 'a b').temporary), true);
    for (const key of ['\n', '\t', '\r']) assert.equal(isTypable(snippet('bash', `a${key}b`).temporary), false);
  });
});
