import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { describe, it } from 'mocha';
import { folder } from './support/folder.ts';
import { front, run, start } from './support/terminal.ts';

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const CACHING = 'DISABLE_PROMPT_CACHING';
const USER = 'home/.claude/settings.json';
const PROJECT = 'proj/.claude/settings.json';
const LOCAL = 'proj/.claude/settings.local.json';
const env = (values: Readonly<Record<string, unknown>>): string => JSON.stringify({ env: values });

const files = folder();
const { at, list, mode, read, write } = files;
const { call, json, pipe, words } = front(files);

const envOf = (name: string): unknown => JSON.parse(read(name)).env;

/** One line on standard error, nothing on standard output, exit status 2. */
function refused({ status, out, error }: ReturnType<typeof call>, sentence: RegExp): void {
  assert.deepEqual([status, out], [2, '']);
  assert.match(error, sentence);
  assert.match(error, /^claude-code-env: [^\n]+\n$/);
}

/** Everything in the folder with its bytes, its time and its rights. */
function everything(): unknown {
  return list().map((name) => {
    const { mtimeNs, mode: rights } = statSync(at(name), { bigint: true });
    return [name, String(mtimeNs), String(rights), name.endsWith('/') ? null : read(name)];
  });
}

describe('claude-code-env set', () => {
  it('writes the user’s file, and says what is where', () => {
    write(USER, '{\n  "model": "opus",\n  "env": { "B": "0" }\n}\n');
    const { status, out, error } = call('set', 'A', '1');
    assert.deepEqual([status, error], [0, '']);
    assert.equal(out, 'A=1 is now in ~/.claude/settings.json.\n');
    assert.equal(read(USER), '{\n  "model": "opus",\n  "env": { "B": "0", "A": "1" }\n}\n');
  });

  for (const [scope, name] of Object.entries({ user: USER, project: PROJECT, local: LOCAL })) {
    it(`with --scope ${scope} writes there, there or not yet`, () => {
      assert.equal(call('set', 'A', '1', '--scope', scope).status, 0);
      assert.equal(call('set', 'A', '2', '--scope', scope).status, 0);
      assert.deepEqual(envOf(name), { A: '2' });
      assert.equal(mode(name), 0o600);
    });
  }

  it('where that value stands already writes nothing', () => {
    write(USER, env({ A: '1' }));
    const before = everything();
    assert.deepEqual(call('set', 'A', '1'), { status: 0, out: 'Nothing had to be changed.\n', error: '' });
    assert.deepEqual(json('set', 'A', '1').changes, []);
    assert.deepEqual(everything(), before);
  });

  it('with --json prints one document', () => {
    write(USER, env({ A: '1' }));
    const { undo, ...document } = json('set', 'A', '2');
    const changes = [{ scope: 'user', path: at(USER), variable: 'A', from: '1', to: '2' }];
    assert.deepEqual(document, { schema: 1, changes, stillSetBy: [], files: [at(USER)], dryRun: false });
    assert.match(undo ?? '', /^\d+-\d+-[\da-f]{8}$/);
  });

  it('with - reads the value, one line end taken off', () => {
    const cases = { 'a\n': 'a', 'a\r\n': 'a', a: 'a', 'a\n\n': 'a\n', '\n': '', '': '', ' ü ': ' ü ' };
    for (const [input, value] of Object.entries(cases)) {
      assert.equal(pipe(input, 'set', 'A', '-').status, 0);
      assert.deepEqual(envOf(USER), { A: value }, JSON.stringify(input));
    }
  });

  it('takes a value that begins with a minus behind two', () => {
    assert.equal(run(words('set', '--', 'A', '-1')).status, 0);
    assert.deepEqual(envOf(USER), { A: '-1' });
  });

  it('says that a stronger scope decides all the same', () => {
    write(LOCAL, env({ A: '1' }));
    const { status, out } = call('set', 'A', '2');
    assert.equal(status, 0);
    assert.match(
      out,
      /^A=2 is now in ~\/\.claude\/settings\.json\.\nClaude Code still takes A from .*local\.json:1, as "1"/,
    );
    const [decider] = json('set', 'A', '3').stillSetBy;
    assert.deepEqual([decider?.variable, decider?.value, decider?.scope], ['A', '1', 'local']);
  });

  it('says so of managed settings, of --settings, and where there is nothing left to change', () => {
    write('managed/managed-settings.json', env({ A: 'managed' }));
    assert.match(call('set', 'A', '2').out, /still takes A from .*managed-settings\.json:1, as "managed"/);
    assert.match(call('set', 'A', '2').out, /^Nothing had to be changed\.\n.*managed-settings/);
    assert.match(call('set', 'B', '2', '--settings', env({ B: 'flag' })).out, /the --settings option, as "flag"/);
  });

  it('says what a running session makes of it, where that is known', () => {
    assert.match(call('set', FLAG, '1').out, /start a new session/);
    assert.match(call('set', CACHING, '1').out, /within seconds/);
    assert.match(call('unset', FLAG).out, /keeps a value that was removed/);
    assert.doesNotMatch(call('set', 'A', '1').out, /session/);
  });

  it('keeps a link in the place of the file', () => {
    write('dotfiles/settings.json', env({}));
    mkdirSync(at('home/.claude'), { recursive: true });
    symlinkSync(at('dotfiles/settings.json'), at(USER));
    assert.equal(call('set', 'A', '1').status, 0);
    assert.deepEqual([files.isLink(USER), envOf('dotfiles/settings.json')], [true, { A: '1' }]);
  });

  it('makes a home that is not there yet', () => {
    assert.equal(call('set', 'A', '1').status, 0);
    assert.deepEqual(envOf(USER), { A: '1' });
  });

  it('eight times at once loses nothing', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `N${index}`);
    const codes = await Promise.all(names.map((name) => start(words('set', name, '1'))));
    assert.deepEqual(
      codes,
      names.map(() => 0),
    );
    assert.deepEqual(Object.keys(envOf(USER) as object).toSorted(), names);
    for (const _ of names) assert.match(call('undo').out, /Taken back/);
    assert.equal(existsSync(at(USER)), false);
  });
});

describe('claude-code-env set refuses', () => {
  it('a secret as an argument, and does not repeat it', () => {
    for (const name of ['ANTHROPIC_API_KEY', 'MY_TOKEN', 'ANTHROPIC_CUSTOM_HEADERS']) {
      const outcome = call('set', name, 'canary');
      refused(outcome, /is a secret.*arguments.*history.*"-"/);
      assert.doesNotMatch(outcome.error, /canary/);
    }
    refused(call('set', 'ANTHROPIC_API_KEY', 'canary', '--dry-run'), /is a secret/);
    assert.equal(existsSync(at('home')), false);
  });

  it('a file that Claude Code would ignore, by line and column', () => {
    const text = '{\n  "env": { "ANTHROPIC_API_KEY": "canary" }, // mine\n}\n';
    write(USER, text);
    const outcome = call('set', 'A', '1');
    refused(outcome, /settings\.json, line 2, column 45: it holds a comment.*repair it first/);
    assert.doesNotMatch(outcome.error, /canary/);
    assert.equal(read(USER), text);
    refused(call('set', 'A', '1', '--dry-run'), /line 2, column 45/);
  });

  it('a file that is not UTF-8', () => {
    write(USER, Buffer.from('\u{feff}{"env":{}}', 'utf16le'));
    refused(call('set', 'A', '1'), /is not UTF-8/);
  });

  it('a file that is read-only, in a dry run, too', () => {
    chmodSync(write(USER, env({})), 0o444);
    refused(call('set', 'A', '1'), /settings\.json is read-only\. It was not written: make it writable first/);
    refused(call('set', 'A', '1', '--dry-run'), /is read-only/);
    assert.equal(read(USER), env({}));
  });

  it('a folder in the place of the file', () => {
    mkdirSync(at(USER), { recursive: true });
    refused(call('set', 'A', '1'), /settings\.json: it is a folder/);
  });

  it('a name that is none, and a scope that is none', () => {
    refused(call('set', 'A B', '1'), /“A B” is no name for a variable/);
    refused(call('set', 'A', '1', '--scope', 'managed'), /--scope must be one of user, project, local, not "managed"/);
    refused(call('set', 'A', '1', '--scope', 'editor'), /--scope must be one of/);
  });

  it('the scopes of a project in the home folder, and in a folder that is not there', () => {
    mkdirSync(at('home'));
    const inFolder = (name: string) => call('set', 'A', '1', '--scope', 'project', '--cwd', at(name));
    refused(inFolder('home'), /There are no project settings here/);
    refused(inFolder('nowhere'), /nowhere is no folder/);
    assert.equal(existsSync(at('nowhere')), false);
  });

  it('what lies outside --home and --cwd', () => {
    const inherited = write('other.json', JSON.stringify({ CLAUDE_CONFIG_DIR: at('elsewhere') }));
    refused(call('set', 'A', '1', '--env-from', inherited), /elsewhere\/settings\.json lies outside --home and --cwd/);
    assert.equal(existsSync(at('elsewhere')), false);
  });

  it('paths of another machine', () => {
    const before = everything();
    const other = process.platform === 'win32' ? 'linux' : 'win32';
    refused(call('set', 'A', '1', '--platform', other), /--platform \w+ is for looking only/);
    assert.deepEqual(everything(), before);
  });

  it('standard input that would have to be two things', () =>
    refused(pipe('{}', 'set', 'A', '-', '--env-from', '-'), /cannot be both the value and --env-from/));

  it('a call that is none, and repeats no value', () => {
    const cases = [['set'], ['set', 'A'], ['set', 'MY_TOKEN', 'canary', 'canary'], ['unset'], ['fix'], ['restore']];
    for (const args of cases) {
      const outcome = call(...args);
      refused(outcome, /it is: claude-code-env/);
      assert.doesNotMatch(outcome.error, /canary/);
    }
    refused(call('set', 'MY_TOKEN', '--api-key=canary'), /Unknown option/);
    refused(call('doctor', '--dry-run'), /--dry-run does not go with doctor/);
    refused(call('backups', '--scope', 'user'), /--scope does not go with backups/);
    assert.doesNotMatch(call('set', 'MY_TOKEN', '--sk-canary1').error, /canary/);
  });
});

describe('claude-code-env unset', () => {
  it('takes the variable out of that scope only, and says who decides then', () => {
    write(USER, env({ A: '1' }));
    write(PROJECT, env({ A: '2', B: '3' }));
    const { status, out } = call('unset', 'A', '--scope', 'project');
    assert.equal(status, 0);
    assert.match(
      out,
      /^A was removed from .*proj\/\.claude\/settings\.json\.\nClaude Code still takes A from ~\/\.claude\/settings\.json:1, as "1"/,
    );
    assert.deepEqual([envOf(USER), envOf(PROJECT)], [{ A: '1' }, { B: '3' }]);
  });

  it('where it is not set writes nothing', () => {
    assert.deepEqual(call('unset', 'A'), { status: 0, out: 'Nothing had to be changed.\n', error: '' });
    assert.equal(existsSync(at('home')), false);
  });

  it('takes a secret away without showing it', () => {
    write(USER, env({ ANTHROPIC_API_KEY: 'canary' }));
    assert.equal(json('unset', 'ANTHROPIC_API_KEY').changes[0]?.from, '••••••');
    assert.deepEqual(envOf(USER), {});
  });
});

describe('claude-code-env move', () => {
  it('writes both files, and is undone in one', () => {
    write(PROJECT, env({ A: '1', B: '2' }));
    const { status, out } = call('move', 'A', '--from', 'project', '--to', 'user');
    assert.equal(status, 0);
    assert.match(
      out,
      /^A=1 is now in ~\/\.claude\/settings\.json\.\nA was removed from .*proj\/\.claude\/settings\.json\.\n/,
    );
    assert.deepEqual([envOf(USER), envOf(PROJECT)], [{ A: '1' }, { B: '2' }]);
    assert.equal(call('undo').status, 0);
    assert.equal(existsSync(at(USER)), false);
    assert.equal(read(PROJECT), env({ A: '1', B: '2' }));
  });

  it('writes neither where one is refused', () => {
    write(PROJECT, env({ A: '1' }));
    write(USER, '{,}');
    refused(call('move', 'A', '--from', 'project', '--to', 'user'), /home\/\.claude\/settings\.json, line 1, column 2/);
    assert.deepEqual([envOf(PROJECT), read(USER)], [{ A: '1' }, '{,}']);
    chmodSync(write(USER, env({})), 0o444);
    refused(call('move', 'A', '--from', 'user', '--to', 'project'), /A is not set in user settings/);
  });

  it('takes what was written first back where the second is refused', () => {
    chmodSync(write(PROJECT, env({ A: '1' })), 0o444);
    refused(call('move', 'A', '--from', 'project', '--to', 'user'), /is read-only/);
    assert.equal(existsSync(at(USER)), false);
  });

  it('needs both scopes, and nothing from there to there', () => {
    write(USER, env({ A: '1' }));
    refused(call('move', 'A', '--from', 'user'), /needs both --from SCOPE and --to SCOPE/);
    refused(call('move', 'A', '--from', 'user', '--to', 'managed'), /--to must be one of/);
    assert.equal(call('move', 'A', '--from', 'user', '--to', 'user').out, 'Nothing had to be changed.\n');
  });
});

describe('claude-code-env fix', () => {
  it('writes what the finding plans', () => {
    write(USER, env({ CLAUDE_CODE_USE_BEDROCK: '1' }));
    write(PROJECT, env({ [FLAG]: '0' }));
    const { status, out } = call('fix', 'disable-betas');
    assert.equal(status, 0);
    assert.match(
      out,
      /was removed from .*proj.*\n.*=1 is now in ~.*\n.*start a new session\.\n$|=1 is now in[\s\S]*was removed/,
    );
    assert.deepEqual([envOf(USER), envOf(PROJECT)], [{ CLAUDE_CODE_USE_BEDROCK: '1', [FLAG]: '1' }, {}]);
    assert.equal(call('fix', 'disable-betas').out.split('\n')[0], 'Nothing had to be changed.');
  });

  it('of both, there and back', () => {
    assert.equal(json('fix', 'disable-both').changes.length, 2);
    assert.deepEqual(envOf(USER), { [FLAG]: '1', [CACHING]: '1' });
    assert.equal(json('fix', 'enable-both').changes.length, 2);
    assert.deepEqual(envOf(USER), {});
  });

  it('of a variable', () => {
    write(USER, env({ A: 1, B: '2' }));
    assert.equal(call('fix', 'as-string:user:A').status, 0);
    assert.equal(call('fix', 'unset:user:B').status, 0);
    assert.deepEqual(envOf(USER), { A: '1' });
  });

  it('with --scope goes there and nowhere else', () => {
    write(LOCAL, env({ [FLAG]: '0' }));
    const { changes, stillSetBy } = json('fix', 'disable-betas', '--scope', 'project');
    assert.deepEqual(
      changes.map(({ scope, to }) => [scope, to]),
      [['project', '1']],
    );
    assert.deepEqual(
      stillSetBy.map(({ scope }) => scope),
      ['local'],
    );
    json('fix', 'enable-betas', '--scope', 'project');
    assert.deepEqual([envOf(PROJECT), envOf(LOCAL)], [{}, { [FLAG]: '0' }]);
    refused(call('fix', 'unset:user:A', '--scope', 'project'), /--scope does not go with unset:user:A/);
  });

  it('names the owner of what beats every file of ours, and writes nothing', () => {
    write('managed/managed-settings.json', env({ [FLAG]: '0' }));
    const before = everything();
    for (const more of [[], ['--dry-run'], ['--json'], ['--scope', 'user']])
      refused(call('fix', 'disable-betas', ...more), /is set to "0" by managed settings .*managed-settings\.json:1/);
    refused(call('fix', 'disable-caching', '--settings', env({ [CACHING]: '0' })), /by the --settings option/);
    assert.deepEqual(everything(), before);
  });

  it('names that owner on one line, whatever the value', () => {
    write('managed/managed-settings.json', env({ [FLAG]: '0\nclaude-code-env: all is well' }));
    refused(call('fix', 'disable-betas'), /is set to "0\\nclaude-code-env: all is well" by managed settings/);
  });

  it('is refused by a name that is none, and in a file that Claude Code would ignore', () => {
    refused(call('fix', 'dance'), /there is no fix "dance"/);
    write(USER, '{"env": []}');
    refused(call('fix', 'disable-betas'), /its "env" is not an object/);
  });

  it('says who keeps the flag on', () => {
    write(USER, env({ [FLAG]: '1' }));
    const inherited = write('other.json', JSON.stringify({ [FLAG]: '1' }));
    assert.match(
      call('fix', 'enable-betas', '--env-from', inherited).out,
      /still takes .* from the inherited environment/,
    );
  });
});

describe('a dry run', () => {
  const BEFORE = `{
  "env": {
    "ANTHROPIC_API_KEY": "canary-1",
    "A": "1",
    "HTTPS_PROXY": "http://ann:canary-2@proxy"
  },
  "hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": "curl -H 'x-api-key: canary-3' x" }] }] }
}
`;

  it('shows what would be written, masked, and writes nothing', () => {
    write(USER, BEFORE);
    const before = everything();
    const { status, out, error } = call('set', 'A', '2', '--dry-run');
    assert.deepEqual([status, error], [0, '']);
    assert.deepEqual(out.split('\n'), [
      `--- ${at(USER)}`,
      `+++ ${at(USER)}`,
      '@@ -1,7 +1,7 @@',
      ' {',
      '   "env": {',
      '     "ANTHROPIC_API_KEY": "••••••",',
      '-    "A": "1",',
      '+    "A": "2",',
      '     "HTTPS_PROXY": "http://••••••@proxy"',
      '   },',
      `   "hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": "curl -H 'x-api-key: ••••••' x" }] }] }`,
      'This was a dry run: nothing was written.',
      '',
    ]);
    assert.deepEqual(everything(), before);
  });

  it('of every command that writes leaves every file as it was', () => {
    write(USER, BEFORE);
    write(PROJECT, env({ B: '1', [FLAG]: '0' }));
    call('set', 'A', '0');
    const [backup] = (JSON.parse(call('backups', '--json').out) as { backups: { id: string }[] }).backups;
    const before = everything();
    const commands = [
      ['set', 'A', '2'],
      ['set', 'A', '2', '--scope', 'local'],
      ['unset', 'A'],
      ['move', 'B', '--from', 'project', '--to', 'user'],
      ['fix', 'disable-betas'],
      ['fix', 'disable-caching', '--scope', 'project'],
      ['undo'],
      ['restore', backup?.id ?? ''],
      ['forget'],
    ];
    for (const args of commands) {
      const outcomes = [call(...args, '--dry-run'), call(...args, '--dry-run', '--json')];
      for (const { status, out, error } of outcomes) {
        assert.deepEqual([status, error], [0, ''], args.join(' '));
        assert.doesNotMatch(out, /canary/);
      }
      assert.equal((JSON.parse(outcomes[1]?.out ?? '') as { dryRun: boolean }).dryRun, true);
    }
    assert.deepEqual(everything(), before);
  });

  it('where nothing is there yet makes no folder', () => {
    assert.match(
      call('set', 'A', '1', '--dry-run').out,
      /^--- \/dev\/null\n\+\+\+ .*settings\.json\n@@ -0,0 \+1,5 @@\n\+\{\n/,
    );
    assert.equal(existsSync(at('home')), false);
  });

  it('says who decides all the same, and what would change as JSON', () => {
    write(LOCAL, env({ A: '1' }));
    assert.match(call('set', 'A', '2', '--dry-run').out, /Claude Code still takes A from .*settings\.local\.json:1/);
    const { changes, undo, files: named } = json('set', 'A', '2', '--dry-run');
    assert.deepEqual([changes.length, undo, named], [1, null, [at(USER)]]);
    assert.equal(
      call('set', 'A', '1', '--scope', 'local', '--dry-run').out,
      'Nothing had to be changed.\nThis was a dry run: nothing was written.\n',
    );
  });

  it('shows a new secret as little as the old one', () => {
    write(USER, BEFORE);
    const { out } = pipe('canary-4\n', 'set', 'ANTHROPIC_API_KEY', '-', '--dry-run');
    assert.match(out, /^- {4}"ANTHROPIC_API_KEY": "••••••",\n\+ {4}"ANTHROPIC_API_KEY": "••••••",$/m);
    assert.doesNotMatch(out, /canary/);
  });
});

describe('what a command that writes says', () => {
  it('holds no secret', () => {
    write(USER, env({ ANTHROPIC_API_KEY: 'canary-1', HTTPS_PROXY: 'http://ann:canary-2@proxy' }));
    write(LOCAL, env({ ANTHROPIC_API_KEY: 'canary-3', HTTPS_PROXY: 'http://ann:canary-4@proxy' }));
    const outcomes = [
      pipe('canary-5', 'set', 'ANTHROPIC_API_KEY', '-'),
      pipe('canary-6', 'set', 'ANTHROPIC_AUTH_TOKEN', '-', '--json'),
      call('unset', 'ANTHROPIC_API_KEY', '--json'),
      call('move', 'HTTPS_PROXY', '--from', 'local', '--to', 'project'),
      call('move', 'ANTHROPIC_API_KEY', '--from', 'local', '--to', 'project', '--json'),
      call('backups'),
      call('backups', '--json'),
      call('undo', '--dry-run'),
      call('undo'),
      call('undo', '--json'),
    ];
    for (const { status, out, error } of outcomes) {
      assert.deepEqual([status, error], [0, '']);
      assert.doesNotMatch(out, /canary/);
    }
  });

  it('steers no terminal', () => {
    write(PROJECT, env({ A: '\u001b[31mred\u009b' }));
    const { out } = call('set', 'A', '1');
    assert.match(out, /as "\\u\{1b\}\[31mred\\u\{9b\}"/);
    const { stillSetBy } = json('set', 'A', '1');
    assert.equal(stillSetBy[0]?.value, '\u001b[31mred\u009b');
  });

  it('says where undo will not do', () => {
    write('home/.local/state/claude-code-env/undo', 'no folder');
    const { status, out, error } = call('set', 'A', '1');
    assert.equal(status, 0);
    assert.match(out, /A=1 is now in/);
    assert.match(error, /^claude-code-env: undo will not take this back/);
  });

  it('is kept where XDG_STATE_HOME says, but below --home where that is given', () => {
    const given = { env: { HOME: at('home'), XDG_STATE_HOME: at('state') }, cwd: at('.') };
    assert.equal(run(['set', 'A', '1', '--claude-version', '2.1.329'], given).status, 0);
    assert.deepEqual(
      list('.').filter((name) => name.endsWith('/undo/')),
      ['state/claude-code-env/undo/'],
    );
    assert.equal(run(['set', 'A', '2', '--home', at('home'), '--claude-version', '2.1.329'], given).status, 0);
    assert.equal(list('home').filter((name) => name.endsWith('/undo/')).length, 1);
    assert.equal(readFileSync(at(USER), 'utf8'), '{\n  "env": {\n    "A": "2"\n  }\n}\n');
  });
});
