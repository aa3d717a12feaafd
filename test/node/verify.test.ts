import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import { beforeEach, describe, it } from 'mocha';
import { runProcess } from '../../src/node/verify/process.ts';
import { programFromPath, safeEnvironment } from '../../src/node/verify/program.ts';
import { projectOf } from '../../src/node/verify/project.ts';
import { folder } from './support/folder.ts';
import { type Outcome, run } from './support/terminal.ts';

const CLI = path.join(process.env['TEST_ROOT'] ?? process.cwd(), 'dist/cli.cjs');
const GATEWAY = { ANTHROPIC_BASE_URL: 'https://llm.example.com', ANTHROPIC_AUTH_TOKEN: 'fake-canary' };
const ANSWER = { type: 'result', subtype: 'success', is_error: false, result: 'ok', usage: { input_tokens: 7 } };

interface Document {
  readonly schema: number;
  readonly ok: boolean;
  readonly outcome: { readonly kind: string; readonly text?: string };
  readonly family: string | null;
  readonly program: string;
  readonly clientVersion: string | null;
  readonly route: { readonly id: string; readonly endpoint: string };
  readonly betasSent: readonly string[];
  readonly scopeSent: boolean | null;
  readonly tokens: { readonly input: number };
  readonly caching: { readonly kind: string; readonly because?: string };
}

/** Resolves when a process has ended; whoever inherited it may be slow to ask how. */
async function gone(pid: number): Promise<void> {
  while (isRunning(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z');
  } catch {
    return false;
  }
}

describe('claude-code-env verify', function () {
  if (process.platform === 'win32') this.pending = true; // its client is a script that only a Unix starts
  const { at, read, write } = folder();
  beforeEach(() => {
    for (const name of ['home', 'proj']) mkdirSync(at(name));
  });

  /** A client of ours, for what the real one cannot be made to do at will; it writes down that and how it ran. */
  function client(name = 'bin/claude', body = `console.log(${JSON.stringify(JSON.stringify(ANSWER))});`): string {
    const ran = `{ args: process.argv.slice(2), env: process.env, cwd: process.cwd() }`;
    const note = `fs.appendFileSync(${JSON.stringify(at('ran'))}, JSON.stringify(${ran}) + '\\n');`;
    const version = `if (process.argv[2] === '--version') { console.log('2.1.89 (Claude Code)'); process.exit(); }`;
    write(name, `#!${process.execPath}\nconst fs = require('node:fs');\n${version}\n${note}\n${body}\n`);
    chmodSync(at(name), 0o755);
    return at(name);
  }

  const runs = (): { args: string[]; env: Record<string, string>; cwd: string }[] =>
    existsSync(at('ran'))
      ? read('ran')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as { args: string[]; env: Record<string, string>; cwd: string })
      : [];

  function verify(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Outcome {
    const inherited = { PATH: at('bin'), ...GATEWAY, ...env };
    return run(['verify', '--home', at('home'), '--cwd', at('proj'), '--no-cache-check', ...args], { env: inherited });
  }

  function json(args: readonly string[] = []): Document {
    const { out } = verify(['--json', ...args]);
    return JSON.parse(out) as Document;
  }

  it('names the endpoint before it runs, and ends with 0 where there was an answer', () => {
    client();
    const { error, out, status } = verify();
    assert.deepEqual([status, error], [0, '']);
    assert.match(out, /^Claude Code 2\.1\.89, [\s\S]*llm\.example\.com[\s\S]*Claude Code works here/);
    const [first] = runs();
    assert.equal(first?.cwd, at('proj'));
    assert.equal(first?.env['HOME'], at('home'));
    assert.deepEqual(first?.args.slice(0, 2), ['-p', 'Reply with the single word ok.']);
  });

  it('with --json prints one document, and what it is about to do on standard error', () => {
    client();
    const { error, out, status } = verify(['--json']);
    assert.equal(status, 0);
    assert.match(error, /llm\.example\.com/);
    const document = JSON.parse(out) as Document;
    const { betasSent, caching, clientVersion, family, ok, outcome, program, route, schema, scopeSent, tokens } =
      document;
    assert.deepEqual([schema, ok, outcome.kind, family, clientVersion], [1, true, 'ok', null, '2.1.89']);
    assert.deepEqual([route.id, route.endpoint, program], ['gateway', GATEWAY.ANTHROPIC_BASE_URL, at('bin/claude')]);
    assert.deepEqual([betasSent, scopeSent, tokens.input], [[], null, 7]);
    assert.deepEqual(caching, { kind: 'not-checked', because: 'asked' });
    assert.doesNotMatch(out + error, /canary/);
  });

  it('runs twice unless it is told not to, and once where caching is off', () => {
    client();
    const twice = (env = {}): number => {
      run(['verify', '--home', at('home'), '--cwd', at('proj')], { env: { PATH: at('bin'), ...GATEWAY, ...env } });
      return runs().length;
    };
    assert.equal(twice(), 2);
    assert.equal(twice({ DISABLE_PROMPT_CACHING: '1' }), 3);
  });

  it('ends with 1 at an error, and says what it means', () => {
    const message = 'API Error: 400 system.2.cache_control.ephemeral.scope: Extra inputs are not permitted';
    client(
      'bin/claude',
      `console.log(${JSON.stringify(JSON.stringify({ ...ANSWER, is_error: true, result: message }))}); process.exit(1);`,
    );
    const { out, status } = verify();
    assert.equal(status, 1);
    assert.match(out, /Claude Code got an error: cache_control\.scope is refused/);
    assert.match(out, /disable-betas/);
    const document = json();
    assert.deepEqual([document.ok, document.family, document.caching.because], [false, 'cache-scope', 'failed']);
  });

  it('masks what the client says', () => {
    client(
      'bin/claude',
      'console.error("no key sk-ant-canary-123456 for https://u:canary@x.example"); process.exit(3);',
    );
    const { error, out, status } = verify();
    assert.equal(status, 1);
    assert.match(out, /exit status 3/);
    assert.doesNotMatch(out + error + verify(['--json']).out, /canary/);
  });

  it('says that it could not be started, or was killed', () => {
    client('bin/claude', 'process.kill(process.pid, "SIGKILL");');
    assert.deepEqual(json().outcome, { kind: 'ended', exit: null, signal: 'SIGKILL', text: '' });
    chmodSync(client(), 0o644);
    assert.deepEqual(json().outcome, { kind: 'not-started', failure: 'EACCES' });
  });

  it('ends it at its time, with all that it started, also where they do not heed', async () => {
    const child = `process.on('SIGTERM', () => {}); fs.writeFileSync(${JSON.stringify(at('grandchild'))}, String(process.pid)); setInterval(() => {}, 1000)`;
    client(
      'bin/claude',
      `process.on('SIGTERM', () => {}); require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(`const fs = require('node:fs'); ${child}`)}], { stdio: 'inherit' }); setInterval(() => {}, 1000);`,
    );
    assert.equal(json(['--timeout', '3']).outcome.kind, 'timed-out');
    await gone(Number(read('grandchild')));
  }).timeout(20_000);

  it('ends it when it is interrupted itself', async () => {
    client(
      'bin/claude',
      `fs.writeFileSync(${JSON.stringify(at('pid'))}, String(process.pid)); console.error('up'); setInterval(() => {}, 1000);`,
    );
    const args = [CLI, 'verify', '--json', '--home', at('home'), '--cwd', at('proj')];
    const child = spawn(process.execPath, args, { env: { PATH: at('bin'), ...GATEWAY } });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    while (!existsSync(at('pid'))) await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGINT');
    const [status] = (await once(child, 'close')) as [number | null];
    assert.equal(status, 1);
    assert.equal((JSON.parse(out) as Document).outcome.kind, 'cancelled');
    await gone(Number(read('pid')));
  });

  describe('before it runs anything', () => {
    const refusal = (args: readonly string[] = [], env = {}): string => {
      const { error, out, status } = verify(args, env);
      assert.deepEqual([status, out, runs().length], [2, '', 0], error);
      assert.match(error, /^claude-code-env: [^\n]+\n$/);
      return error;
    };
    const settings = (value: object, name = 'settings.json'): string =>
      write(`proj/.claude/${name}`, JSON.stringify(value, null, 2));
    const hook = { SessionStart: [{ hooks: [{ type: 'command', command: 'echo canary' }] }] };
    const mcp = { mcpServers: { tools: { command: 'echo', args: ['canary'] } } };

    const POWERS: readonly (readonly [what: string, value: object, words: RegExp])[] = [
      [
        'variables',
        { env: { ANTHROPIC_BASE_URL: 'https://canary.example' } },
        /sets the variable ANTHROPIC_BASE_URL \(.*proj\/\.claude\/settings\.json:3\)/,
      ],
      ['hooks', { hooks: hook }, /runs a hook at SessionStart \(.*:3\)/],
      ['a helper', { model: 'opus', apiKeyHelper: 'echo canary' }, /runs the program that apiKeyHelper names \(.*:3\)/],
      [
        'AWS helpers',
        { awsAuthRefresh: 'canary', awsCredentialExport: 'canary' },
        /awsAuthRefresh .*:2\); .*awsCredentialExport .*:3\)/,
      ],
      ['a status line', { statusLine: { type: 'command', command: 'canary' } }, /statusLine/],
      ['servers switched on', { enableAllProjectMcpServers: true }, /starts MCP servers: enableAllProjectMcpServers/],
      ['plugins', { enabledPlugins: { 'a@canary': true } }, /brings plugins by enabledPlugins/],
      ['marketplaces', { extraKnownMarketplaces: { canary: {} } }, /extraKnownMarketplaces/],
      ['tools allowed', { permissions: { allow: ['Bash(canary)'] } }, /lets tools act by permissions\.allow/],
      [
        'a key that nobody knows',
        { newInTheNextVersion: 'canary' },
        /sets newInTheNextVersion, which is not known to be harmless/,
      ],
    ];
    for (const [what, value, words] of POWERS)
      it(`names ${what} of the project, and runs nothing`, () => {
        client();
        for (const name of ['settings.json', 'settings.local.json']) {
          settings(value, name);
          const error = refusal();
          assert.match(error, name === 'settings.json' ? words : /settings\.local\.json:\d/);
          assert.match(error, /--trust-project/);
          assert.doesNotMatch(error, /canary/);
        }
      });

    it('names the servers of a .mcp.json, of a folder above, too', () => {
      client();
      write('proj/.mcp.json', JSON.stringify(mcp));
      write('.mcp.json', JSON.stringify({ mcpServers: { above: { command: 'x' } } }));
      assert.match(refusal(), /MCP servers: tools \(.*proj\/\.mcp\.json:1\); starts MCP servers: above/);
    });

    it('names the local settings of the repository that holds the folder', () => {
      client();
      mkdirSync(at('proj/.git'));
      mkdirSync(at('proj/deep'));
      settings({ hooks: hook }, 'settings.local.json');
      assert.match(refusal(['--cwd', at('proj/deep')]), /runs a hook at SessionStart/);
    });

    it('names what stands above the folder behind a link: there the client finds itself', () => {
      client();
      mkdirSync(at('proj/.git'));
      mkdirSync(at('proj/deep'));
      write('proj/.mcp.json', JSON.stringify(mcp));
      settings({ hooks: hook }, 'settings.local.json');
      symlinkSync(at('proj/deep'), at('elsewhere'));
      const error = refusal(['--cwd', at('elsewhere')]);
      assert.match(error, /runs a hook at SessionStart.*starts MCP servers: tools/);
    });

    it('takes the person’s own files for their own, and what only looks or limits for harmless', () => {
      client();
      write('home/.claude/settings.json', JSON.stringify({ env: { MINE: '1' }, hooks: hook }));
      settings({
        $schema: 'x',
        model: 'opus',
        permissions: { deny: ['Bash'], defaultMode: 'plan' },
        hooks: {},
        env: {},
      });
      write('proj/.mcp.json', JSON.stringify({ mcpServers: {} }));
      assert.equal(verify().status, 0);
      assert.equal(run(['verify', '--home', at('home'), '--cwd', at('home')], { env: { PATH: at('bin') } }).status, 0);
    });

    it('runs all the same with --trust-project', () => {
      client();
      settings({ env: { ANTHROPIC_BASE_URL: 'https://project.example' } });
      const { out, status } = verify(['--trust-project']);
      assert.equal(status, 0);
      assert.match(out, /project\.example/);
    });

    it('never starts a claude of the project: named, on the PATH, behind a link, or reached through a link', () => {
      client('proj/node_modules/.bin/claude');
      const inside = /lies inside the project/;
      assert.match(refusal(['--trust-project', '--claude', at('proj/node_modules/.bin/claude')]), inside);
      assert.match(refusal(['--trust-project'], { PATH: at('proj/node_modules/.bin') }), inside);
      mkdirSync(at('bin'));
      symlinkSync(at('proj/node_modules/.bin/claude'), at('bin/claude'));
      assert.match(refusal(['--trust-project']), inside);
      assert.match(refusal(['--trust-project', '--claude', at('bin/claude')]), inside);
      symlinkSync(at('proj'), at('elsewhere'));
      assert.match(refusal(['--cwd', at('elsewhere'), '--trust-project']), inside);
    });

    it('never starts one that an entry of the PATH inside the project leads to', () => {
      client('tools/claude');
      mkdirSync(at('proj/bin'));
      symlinkSync(at('tools/claude'), at('proj/bin/claude'));
      assert.match(refusal(['--trust-project'], { PATH: at('proj/bin') }), /lies inside the project/);
    });

    it('never starts one of the repository around the folder', () => {
      client('proj/bin/claude');
      mkdirSync(at('proj/.git'));
      mkdirSync(at('proj/deep'));
      assert.match(refusal(['--cwd', at('proj/deep')], { PATH: at('proj/bin') }), /lies inside the project/);
    });

    it('says where there is none, and what is not understood', () => {
      assert.match(refusal(), /no claude is on the PATH/);
      assert.match(refusal(['--claude', 'nowhere']), /there is no such file/);
      client();
      assert.match(refusal(['--timeout', '0']), /--timeout/);
      assert.match(refusal(['--claude-version', '2.1.89']), /for looking only/);
      assert.match(refusal(['--cwd', at('nowhere')]), /is no folder/);
      assert.match(run(['doctor', '--trust-project']).error, /does not go with doctor/);
    });
  });

  it('hands on no search path into the project, and runs a script by the node outside', async () => {
    client('bin/claude');
    const script = client('lib/cli.js');
    mkdirSync(at('linked'));
    symlinkSync(script, at('linked/claude'));
    for (const name of ['proj/bin/node', 'nodes/node']) {
      mkdirSync(path.dirname(at(name)));
      symlinkSync(process.execPath, at(name));
    }
    const project = await projectOf(at('proj'), at('home'));
    const env = { PATH: [at('proj/bin'), '.', '', at('linked'), at('nodes')].join(':') };
    const surroundings = { platform: 'linux' as const, project, env };
    assert.equal((await safeEnvironment(surroundings))['PATH'], `${at('linked')}:${at('nodes')}`);
    const program = await programFromPath(surroundings);
    assert.deepEqual(program?.command, [process.execPath, script]);
  });
});

describe('a program that is run once', () => {
  const request = (body: string, limitMs = 20_000) => ({
    command: [process.execPath, '-e', body] as const,
    cwd: '/',
    env: {},
    limitMs,
  });

  it('may say what it wants: of a flood the end is kept', async () => {
    const flood = `const line = 'x'.repeat(1023) + '\\n'; let n = 0; const more = () => { while (n < 65536) { n += 1; if (!process.stdout.write(line)) { process.stdout.once('drain', more); return; } } process.stdout.write('{"the":"end"}'); }; more();`;
    const { exit, stdout } = await runProcess(request(flood));
    assert.equal(exit, 0);
    assert.ok(stdout.endsWith('{"the":"end"}'));
    assert.ok(stdout.length <= 3 * 1024 * 1024, `${stdout.length} kept of 64 MiB`);
  });

  it('leaves nothing of its own running', async () => {
    const body = `const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' }); child.unref(); console.log(child.pid);`;
    const { exit, stdout } = await runProcess(request(body));
    assert.equal(exit, 0);
    await gone(Number(stdout));
  });

  it('is not waited for where a process that left it holds its output', async () => {
    const body = `require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 4000)'], { detached: true, stdio: 'inherit' }).unref();`;
    const { exit, ms } = await runProcess(request(body));
    assert.equal(exit, 0);
    assert.ok(ms < 3_500, `${ms} ms`);
  });

  it('is not started at all where it was cancelled before', async () => {
    const { ms, stopped } = await runProcess({ ...request(''), signal: AbortSignal.abort() });
    assert.deepEqual([stopped, ms < 100], ['person', true]);
  });

  it('that is not there is an answer', async () => {
    const { failure } = await runProcess({ command: ['/nowhere/claude'], cwd: '/', env: {}, limitMs: 1_000 });
    assert.equal(failure, 'ENOENT');
  });
});
