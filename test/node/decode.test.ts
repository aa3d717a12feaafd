import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'mocha';

const CLI = path.join(process.env['TEST_ROOT'] ?? '.', 'dist/cli.cjs');
const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const SCOPE = 'system.2.cache_control.ephemeral.scope: Extra inputs are not permitted';

describe('claude-code-env decode', () => {
  let home = '';
  before(() => {
    home = mkdtempSync(path.join(tmpdir(), 'decode-'));
    write({ ANTHROPIC_BASE_URL: 'https://llm.example.com' });
  });
  after(() => rmSync(home, { recursive: true }));

  it('takes the text as one word or as several, from standard input by a dash or by itself', async () => {
    const calls: readonly (readonly [readonly string[], string])[] = [
      [[SCOPE], ''],
      [SCOPE.split(' '), ''],
      [['-'], SCOPE],
      [[], SCOPE],
      [[], JSON.stringify({ error: { message: SCOPE } })],
    ];
    for (const [words, input] of calls) {
      const { code, out, err } = await decode([...words, '--json'], input);
      assert.deepEqual([code, err], [0, ''], words.join(' '));
      const { schema, family, field } = JSON.parse(out);
      assert.deepEqual([schema, family, field], [1, 'cache-scope', 'system.2.cache_control.ephemeral.scope']);
    }
  });

  it('answers for the settings that the options name', async () => {
    const fixes = async (): Promise<string[]> => {
      const { out } = await decode(['--json', '--claude-version', '2.1.89', SCOPE]);
      return (JSON.parse(out) as { fixes: { id: string }[] }).fixes.map(({ id }) => id);
    };
    assert.deepEqual(await fixes(), ['disable-betas', 'disable-caching']);
    write({ ANTHROPIC_BASE_URL: 'https://llm.example.com', [FLAG]: '1' });
    assert.deepEqual(await fixes(), ['disable-caching']);
    write({ ANTHROPIC_BASE_URL: 'https://llm.example.com' });
  });

  it('speaks to people without --json', async () => {
    const { code, out } = await decode(['anthropic error:', SCOPE]);
    assert.equal(code, 0);
    assert.match(out, /^cache_control\.scope is refused \[cache-scope\]\n/);
    assert.match(out, /a Portkey gateway/);
    assert.match(out, /On this machine\n {2}With the settings here requests go to a gateway/);
    assert.match(out, /fix: Turn off experimental betas {2}\(disable-betas\)/);
  });

  it('ends with status 1 where nothing is recognised, and gives the steps', async () => {
    const { code, out, err } = await decode(['it', 'broke']);
    assert.deepEqual([code, err], [1, '']);
    assert.match(out, /not recognised[\s\S]*1\. Identify/);
    const json = await decode(['--json'], '');
    assert.equal(json.code, 1);
    assert.equal(JSON.parse(json.out).family, null);
  });

  it('ends with status 2 where the call is wrong', async () => {
    for (const [args, words] of [
      [['--nonsense', SCOPE], /nonsense/],
      [['--env-from', '-'], /standard input cannot be both/],
      [['--platform', 'amiga', SCOPE], /amiga/],
    ] as const) {
      const { code, out, err } = await decode(args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, /^claude-code-env: .+\n$/);
      assert.match(err, words);
    }
    const doctor = await run(['doctor', 'extra']);
    assert.equal(doctor.code, 2);
  });

  it('reads a megabyte without a pause', async () => {
    const { code } = await decode(['--json', '-'], `${'Extra inputs are not p'.repeat(50_000)}\n${SCOPE}`);
    assert.equal(code, 0);
  });

  it('is named in the help', async () => {
    const { out } = await run(['--help']);
    assert.match(out, /decode \[--json\]/);
  });

  function write(env: Readonly<Record<string, string>>): void {
    mkdirSync(path.join(home, '.claude'), { recursive: true });
    writeFileSync(path.join(home, '.claude', 'settings.json'), JSON.stringify({ env }));
  }

  const decode = (args: readonly string[], input = ''): Promise<Outcome> =>
    run(['decode', '--home', home, '--cwd', home, '--managed-dir', path.join(home, 'none'), ...args], input);
});

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function run(args: readonly string[], input = ''): Promise<Outcome> {
  const child = spawn(process.execPath, [CLI, ...args], { env: { PATH: process.env['PATH'] ?? '' } });
  child.stdin.end(input);
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exit(child)]);
  return { code, out, err };
}

function exit(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.on('exit', resolve);
  });
}
