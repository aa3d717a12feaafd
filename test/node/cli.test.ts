import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { describe, it } from 'mocha';
import { folder } from './support/folder.ts';
import { type Outcome, run } from './support/terminal.ts';

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1' };
const env = (values: Readonly<Record<string, unknown>>): string => JSON.stringify({ env: values });

interface Doctor {
  readonly schema: number;
  readonly claude: { readonly version: string | null; readonly source: string | null };
  readonly route: { readonly id: string; readonly endpoint: string | null };
  readonly betas: { readonly disabled: boolean };
  readonly scope: { readonly verdict: string };
  readonly files: readonly { readonly scope: string; readonly path: string | null; readonly status: string }[];
  readonly variables: readonly {
    readonly name: string;
    readonly value: string;
    readonly scope: string;
    readonly masked: boolean;
  }[];
  readonly findings: readonly { readonly rule: string; readonly severity: string }[];
}

describe('claude-code-env doctor', () => {
  const { at, list, write } = folder();

  /** On a world of its own: an empty home, project and managed folder, and nothing inherited. */
  function doctor(args: readonly string[] = [], inherited: Readonly<Record<string, unknown>> = {}): Outcome {
    const world = ['--home', at('home'), '--cwd', at('proj'), '--managed-dir', at('managed'), '--env-from', '-'];
    return run(['doctor', ...world, ...args], { input: JSON.stringify(inherited) });
  }

  function report(args: readonly string[] = [], inherited: Readonly<Record<string, unknown>> = {}): Doctor {
    const { out, error } = doctor(['--json', ...args], inherited);
    assert.equal(error, '');
    return JSON.parse(out) as Doctor;
  }

  const value = ({ variables }: Doctor, name: string): string | undefined => {
    const found = variables.find((variable) => variable.name === name);
    return found && `${found.scope}=${found.value}`;
  };

  it('with --json prints one JSON document and nothing else', () => {
    const { out, error, status } = doctor(['--json']);
    assert.equal((JSON.parse(out) as Doctor).schema, 1);
    assert.equal(error, '');
    assert.equal(status, 0);
    assert.match(out, /^\{\n[\s\S]*\}\n$/);
  });

  it('without it prints lines for people', () => {
    const { out, error } = doctor([], BEDROCK);
    assert.match(out, /Amazon Bedrock/);
    assert.match(out, /\[betas-not-disabled\]/);
    assert.equal(error, '');
  });

  it('ends with 0 where there is nothing above information', () => {
    assert.equal(doctor().status, 0);
    write('home/.claude/settings.json', env({ ...BEDROCK, [FLAG]: '1' }));
    assert.equal(doctor(['--claude-version', '2.1.329']).status, 0);
    write('home/.claude/settings.json', env({ CLAUDE_CODE_USE_VERTEX: '1' }));
    assert.equal(doctor(['--claude-version', '2.1.329']).status, 0);
  });

  it('ends with 1 at a warning or an error', () => {
    assert.equal(doctor([], BEDROCK).status, 1);
    assert.equal(doctor(['--json'], BEDROCK).status, 1);
    write('proj/.claude/settings.json', '{,}');
    assert.equal(doctor().status, 1);
  });

  it('writes nothing anywhere, and removes no record whose time has come', () => {
    write('home/.claude/settings.json', env(BEDROCK));
    write('home/.local/state/claude-code-env/undo/1-1-x.json', '{}');
    write('home/.local/state/claude-code-env/backups/aa/1-bb.json', '{}');
    const before = list();
    doctor();
    doctor(['--json']);
    assert.deepEqual(list(), before);
  });

  it('reads the home folder that --home names', () => {
    write('home/.claude/settings.json', env(BEDROCK));
    assert.equal(report().route.id, 'bedrock');
    assert.equal(report(['--home', at('other')]).route.id, 'anthropic');
  });

  it('reads the user’s own home folder by itself', () => {
    write('home/.claude/settings.json', env(BEDROCK));
    const { out } = run(['doctor', '--json', '--managed-dir', at('managed')], {
      env: { HOME: at('home') },
      cwd: at('.'),
    });
    assert.equal((JSON.parse(out) as Doctor).route.id, 'bedrock');
  });

  it('reads the project that --cwd names, or the folder it is started in', () => {
    write('proj/.claude/settings.json', env({ A: 'project' }));
    write('proj/.claude/settings.local.json', env({ B: 'local' }));
    assert.deepEqual([value(report(), 'A'), value(report(), 'B')], ['project=project', 'local=local']);
    const { out } = run(['doctor', '--json', '--home', at('home'), '--managed-dir', at('managed')], {
      cwd: at('proj'),
    });
    assert.equal(value(JSON.parse(out) as Doctor, 'A'), 'project=project');
  });

  it('reads managed settings where --managed-dir says', () => {
    write('managed/managed-settings.json', env({ A: 'managed' }));
    write('managed/managed-settings.d/1.json', env({ A: 'drop-in' }));
    assert.equal(value(report(), 'A'), 'managed=drop-in');
  });

  it('takes the inherited environment from a file or from standard input', () => {
    const file = write('env.json', JSON.stringify({ A: 'inherited' }));
    assert.equal(value(report([], { A: 'piped' }), 'A'), 'process=piped');
    assert.equal(value(report(['--env-from', file]), 'A'), 'process=inherited');
  });

  it('shows of its own environment only what Claude Code may read', () => {
    const given = {
      env: { HOME: at('home'), SHELL: '/bin/x', AWS_REGION: 'us-east-1', HTTPS_PROXY: 'http://proxy' },
      cwd: at('.'),
    };
    const { out } = run(['doctor', '--json', '--managed-dir', at('managed')], given);
    assert.deepEqual(
      (JSON.parse(out) as Doctor).variables.map(({ name }) => name),
      ['AWS_REGION', 'HTTPS_PROXY'],
    );
  });

  it('takes VS Code’s settings from the file that --editor-settings names', () => {
    const file = write(
      'code.json',
      '{\n  // mine\n  "claudeCode.environmentVariables": [{ "name": "A", "value": "editor" }],\n}',
    );
    assert.equal(value(report(['--editor-settings', file], { A: 'inherited' }), 'A'), 'editor=editor');
    assert.equal(value(report([], { A: 'inherited' }), 'A'), 'process=inherited');
  });

  it('takes --settings as a file or as JSON', () => {
    assert.equal(value(report(['--settings', env({ A: 'json' })]), 'A'), 'flag=json');
    assert.equal(value(report(['--settings', write('flag.json', env({ A: 'file' }))]), 'A'), 'flag=file');
  });

  it('uses the path rules of the platform that --platform names', () => {
    const paths = (platform: string): (string | null)[] =>
      report(['--platform', platform]).files.map((file) => file.path);
    assert.ok(paths('win32').some((file) => file?.endsWith('\\.claude\\settings.json')));
    assert.ok(paths('darwin').every((file) => !file?.includes('\\')));
  });

  it('judges the version that --claude-version names', () => {
    const inherited = { ANTHROPIC_BASE_URL: 'https://llm.example.com' };
    const judged = (version: string): string => {
      const { claude, scope } = report(['--claude-version', version], inherited);
      return `${claude.version} ${claude.source} ${scope.verdict}`;
    };
    assert.equal(judged('2.1.89'), '2.1.89 option sent');
    assert.equal(judged('2.1.97 (Claude Code)'), '2.1.97 option not-sent');
  });

  it('finds the version by itself, starting nothing', () => {
    chmodSync(write('bin/claude', `#!/bin/sh\ntouch ${at('started')}\n`), 0o755);
    write('bin/package.json', JSON.stringify({ name: '@anthropic-ai/claude-code', version: '2.1.89' }));
    const { claude } = report([], { PATH: at('bin') });
    assert.equal(existsSync(at('started')), false);
    assert.deepEqual([claude.version, claude.source], ['2.1.89', 'path']);
    assert.deepEqual([report().claude.version, report().claude.source], [null, null]);
  });

  it('shows no secret', () => {
    const leaky = {
      ANTHROPIC_API_KEY: 'canary-1',
      ANTHROPIC_BASE_URL: 'https://ann:canary-2@llm.example.com?token=canary-3',
      ANTHROPIC_CUSTOM_HEADERS: 'x-key: canary-4',
      CLAUDE_CODE_EXTRA_BODY: '{"a": "canary-5"}',
      HTTPS_PROXY: 'http://ann:canary-6@proxy',
      [FLAG]: 'sk-canary-7',
    };
    write('home/.claude/settings.json', env(leaky));
    write('proj/.claude/settings.json', env(leaky));
    for (const args of [
      [],
      ['--json'],
      ['--settings', env(leaky)],
      ['--json', '--settings', `{"env": {"ANTHROPIC_API_KEY": "canary-8"},}`],
    ]) {
      const { out, error } = doctor(args, leaky);
      assert.doesNotMatch(out + error, /canary/, args.join(' '));
    }
  });

  it('tells of every broken file, and of none twice', () => {
    mkdirSync(at('home/.claude/settings.json'), { recursive: true });
    write('proj/.claude/settings.json', '');
    write('proj/.claude/settings.local.json', Buffer.from('\u{feff}{"env": {"A": "utf-16"}}', 'utf16le'));
    const told = report();
    assert.equal(value(told, 'A'), 'local=utf-16');
    assert.deepEqual(
      told.files.filter(({ status }) => status === 'ignored').map(({ scope }) => scope),
      ['user'],
    );
    assert.equal(told.findings.filter(({ rule }) => rule === 'settings-file-ignored').length, 1);
  });
});

describe('claude-code-env', () => {
  const { at, write } = folder();

  it('without a command, or with --help, says what there is', () => {
    for (const args of [[], ['--help'], ['-h'], ['help'], ['doctor', '--help']]) {
      const { out, error, status } = run(args);
      assert.deepEqual([status, error], [0, ''], args.join(' '));
      assert.match(out, /claude-code-env doctor \[--json\]/);
    }
  });

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a command that is none', ['dance'], /there is no command "dance"/],
    ['a word too many', ['doctor', 'now'], /"now" is not understood/],
    ['an option that is none', ['doctor', '--jsn'], /--jsn/],
    ['an option without its value', ['doctor', '--home'], /--home/],
    ['a value where none belongs', ['doctor', '--json=yes'], /--json/],
    [
      'a platform that is none',
      ['doctor', '--platform', 'beos'],
      /--platform must be one of linux, darwin, win32, not "beos"/,
    ],
    [
      'a version that is none',
      ['doctor', '--claude-version', 'new'],
      /--claude-version must look like 2\.1\.89, not "new"/,
    ],
    [
      'an environment that is not there',
      ['doctor', '--env-from', '/nowhere/env.json'],
      /\/nowhere\/env\.json cannot be read \(ENOENT\)/,
    ],
    ['an environment that is a folder', ['doctor', '--env-from', '/'], /cannot be read \(EISDIR\)/],
    [
      'editor settings that are not there',
      ['doctor', '--editor-settings', '/nowhere'],
      /\/nowhere cannot be read \(ENOENT\)/,
    ],
  ];
  for (const [title, args, sentence] of wrong) {
    it(`ends with 2 and one line at ${title}`, () => {
      const { out, error, status } = run(args);
      assert.equal(status, 2);
      assert.equal(out, '');
      assert.match(error, sentence);
      assert.match(error, /^claude-code-env: [^\n]+\n$/);
    });
  }

  for (const text of ['', '{', '[]', 'null', '"x"', '{"A": 1}', '{"A": null}']) {
    it(`ends with 2 and one line at ${JSON.stringify(text)} for an environment`, () => {
      const { error, out, status } = run(['doctor', '--json', '--env-from', '-'], { input: text });
      assert.deepEqual([status, out], [2, '']);
      assert.match(error, /^claude-code-env: --env-from -: [^\n]+\n$/);
    });
  }

  it('says nothing secret when the call is wrong', () => {
    const file = write('env.json', '{"ANTHROPIC_API_KEY": "canary"');
    assert.doesNotMatch(run(['doctor', '--env-from', file]).error, /canary/);
    assert.equal(run(['doctor', '--home', at('.'), '--env-from', file]).status, 2);
  });
});

describe('the environment in a terminal', () => {
  const { at, write } = folder();

  it('names every value that wins, and beneath it who loses', () => {
    write('home/.claude/settings.json', env({ A: '1', ANTHROPIC_API_KEY: 'sk-canary-0123456789' }));
    write('proj/.claude/settings.json', env({ A: '2' }));
    const { out, status } = run(['env', '--home', at('home'), '--cwd', at('proj')]);
    assert.equal(status, 0);
    assert.match(out, /^A=2\n {2}.*proj.*settings\.json:1\n {2}instead of "1" in ~\/\.claude\/settings\.json:1\n/m);
    assert.match(out, /^ANTHROPIC_API_KEY=••••••\n/m);
    assert.doesNotMatch(out, /canary/);
  });

  it('is one JSON document with variables and files', () => {
    write('home/.claude/settings.json', env({ A: '1' }));
    const { out } = run(['env', '--json', '--home', at('home'), '--cwd', at('.')]);
    const { schema, variables, files } = JSON.parse(out) as Doctor;
    assert.equal(schema, 1);
    assert.deepEqual([variables.map(({ name }) => name), files.length], [['A'], 5]);
  });

  it('says so where nothing is set', () => {
    assert.equal(run(['env', '--home', at('nobody'), '--cwd', at('.')]).out, 'No variable of Claude Code is set.\n');
  });
});

describe('claude-code-env in another language', () => {
  it('speaks Simplified Chinese where the terminal does', () => {
    for (const given of [{ LANG: 'zh_CN.UTF-8' }, { LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, { LANG: 'zh' }]) {
      assert.match(run(['--help'], { env: given }).out, /退出状态/);
      assert.match(run(['nope'], { env: given }).error, /没有命令“nope”/);
    }
  });

  it('speaks English elsewhere, and to programs', () => {
    for (const LANG of ['C.UTF-8', 'en_US.UTF-8', 'de_DE', 'zh_TW.UTF-8'])
      assert.match(run(['--help'], { env: { LANG } }).out, /Exit status/);
    assert.match(run(['nope', '--json'], { env: { LANG: 'zh_CN.UTF-8' } }).error, /there is no command/);
  });
});
