import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { describe, it } from 'mocha';
import { folder } from './support/folder.ts';
import { front } from './support/terminal.ts';
import { answer, type LineOf, prompt, refusal, request } from './support/transcript.ts';

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const GATEWAY = { ANTHROPIC_BASE_URL: 'https://llm.example.com' };
const SETTINGS = 'home/.claude/settings.json';
const env = (values: Readonly<Record<string, string>>): string => JSON.stringify({ env: values });

interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
}

interface Doctor {
  readonly scope: {
    readonly verdict: string;
    readonly basis: string;
    readonly evidence: { readonly session: string } | null;
  };
  readonly findings: readonly Finding[];
  readonly evidence: {
    readonly sessions: number;
    readonly lastChange: string | null;
    readonly fixedAt: string | null;
    readonly errors: readonly {
      readonly family: string | null;
      readonly count: number;
      readonly last: string | null;
    }[];
    readonly caching: { readonly verdict: string };
  } | null;
}

interface Sessions {
  readonly schema: number;
  readonly sessions: readonly Readonly<Record<string, unknown>>[];
  readonly totals: {
    readonly sessions: number;
    readonly errors: number;
    readonly tokens: Readonly<Record<string, number>>;
  };
  readonly caching: { readonly verdict: string };
}

describe('what the transcripts show, in a terminal', () => {
  const files = folder();
  const { at, list, write } = files;
  const { call } = front(files);

  const transcript = (id: string, ...lines: readonly string[]): string =>
    write(`home/.claude/projects/-proj/${id}.jsonl`, lines.join(''));
  const here = (session: string, time: string): LineOf => ({ session, time, cwd: at('proj') });
  /** Writes a settings file as if it had been written then. */
  const settings = (time: string, values: Readonly<Record<string, string>>): void =>
    utimesSync(write(SETTINGS, env(values)), new Date(time), new Date(time));

  const json = (...args: string[]): unknown => {
    const { error, out } = call(...args, '--json');
    assert.equal(error, '');
    return JSON.parse(out);
  };
  const sessions = (): Sessions => json('sessions') as Sessions;
  const doctor = (...args: string[]): Doctor => json('doctor', ...args) as Doctor;
  const judged = (): Doctor => doctor('--sessions');
  const finding = ({ findings }: Doctor, rule: string): Finding | undefined =>
    findings.find((each) => each.rule === rule);

  describe('claude-code-env sessions', () => {
    it('with --json prints the contract’s document', () => {
      const of = here('a', '2026-11-21T02:38:21.459Z');
      const last = here('a', '2026-11-21T02:39:00.000Z');
      const usage = { input_tokens: 10, output_tokens: 2, cache_read_input_tokens: 90, cache_creation_input_tokens: 5 };
      const file = transcript(
        'a',
        prompt(of),
        request(of, 'global'),
        refusal(of),
        answer(last, 'm1', usage),
        answer(last, 'm1', usage),
      );
      const tokens = { input: 10, output: 2, cacheRead: 90, cacheWrite5m: 5, cacheWrite1h: 0 };
      const { caching, ...document } = sessions();
      assert.deepEqual(document, {
        schema: 1,
        sessions: [
          {
            id: 'a',
            path: file,
            project: at('proj'),
            clientVersion: '2.1.329',
            entrypoint: 'cli',
            model: 'claude-opus-4-5',
            first: '2026-11-21T02:38:21.459Z',
            last: '2026-11-21T02:39:00.000Z',
            errors: [
              {
                family: 'cache-scope',
                time: '2026-11-21T02:38:21.459Z',
                status: 400,
                answeredBy: null,
                model: null,
              },
            ],
            scopeSent: true,
            tokens,
          },
        ],
        totals: { sessions: 1, errors: 1, tokens },
      });
      assert.equal(caching.verdict, 'works');
    });

    it('knows requests without scope from requests that nobody recorded', () => {
      const [first, second] = [here('a', '2026-11-21T02:00:00Z'), here('b', '2026-11-21T03:00:00Z')];
      transcript('a', request(first, null));
      transcript('b', prompt(second));
      assert.deepEqual(
        sessions().sessions.map(({ id, scopeSent }) => [id, scopeSent]),
        [
          ['b', null],
          ['a', false],
        ],
      );
    });

    it('without it prints blocks for people: the newest ten, the sums, the caching', () => {
      for (let number = 10; number < 22; number++)
        transcript(`s${number}`, refusal(here(`s${number}`, `2026-11-${number}T00:00:00Z`)));
      const { error, out, status } = call('sessions');
      assert.deepEqual([status, error], [0, '']);
      assert.match(out, /s21/);
      assert.match(out, /s12/);
      assert.doesNotMatch(out, /s11/);
      assert.match(out, /older than those above: 2;/);
      assert.match(out, /sessions: 12, errors: 12/);
      assert.match(out, /Prompt caching\n {2}The transcripts show too little/);
    });

    it('ends with 0 where there is none, and whatever failed', () => {
      const { out, status } = call('sessions', '--json');
      assert.equal(status, 0);
      assert.deepEqual((JSON.parse(out) as Sessions).totals.sessions, 0);
      transcript('a', refusal(here('a', '2026-11-21T02:00:00Z')));
      assert.equal(call('sessions').status, 0);
    });

    it('looks where CLAUDE_CONFIG_DIR says', () => {
      write('moved/projects/-proj/x.jsonl', prompt(here('x', '2026-11-21T02:00:00Z')));
      write('env.json', JSON.stringify({ CLAUDE_CONFIG_DIR: at('moved') }));
      assert.deepEqual(
        sessions().sessions.map(({ id }) => id),
        ['x'],
      );
    });

    it('writes nothing but its own state', () => {
      transcript('a', prompt(here('a', '2026-11-21T02:00:00Z')));
      const outside = (): string[] => list().filter((name) => !name.startsWith('home/.local'));
      const before = outside();
      call('sessions');
      call('doctor', '--sessions');
      assert.deepEqual(outside(), before);
    });

    it('can look at another platform’s paths', () => {
      const other = process.platform === 'win32' ? 'linux' : 'win32';
      assert.deepEqual(
        [call('sessions', '--platform', other).status, call('sessions', '--platform', other).error],
        [0, ''],
      );
    });

    it('takes --sessions for the doctor only', () => {
      const { error, status } = call('env', '--sessions');
      assert.equal(status, 2);
      assert.match(error, /--sessions does not go with env/);
    });
  });

  describe('claude-code-env doctor --sessions', () => {
    it('lets what a client recorded outrank the tables', () => {
      settings('2026-11-20T00:00:00Z', GATEWAY);
      transcript('a', request(here('a', '2026-11-21T02:00:00.000Z'), 'global'));
      assert.deepEqual(judged().scope, {
        verdict: 'sent',
        basis: 'measured',
        evidence: { session: 'a', time: '2026-11-21T02:00:00.000Z', count: 1 },
      });
      assert.equal(finding(judged(), 'betas-not-disabled')?.severity, 'error');
      assert.equal(doctor().scope.verdict, 'not-sent');
      assert.equal(doctor().evidence, null);
    });

    it('does not where the settings were changed since', () => {
      settings('2026-11-21T02:00:00Z', GATEWAY);
      transcript('a', request(here('a', '2026-11-21T02:00:00.000Z'), 'global'));
      assert.deepEqual(judged().scope, { verdict: 'not-sent', basis: 'measured', evidence: null });
    });

    it('makes an error of the missing flag where a session was refused since the last change, in any folder', () => {
      settings('2026-11-20T00:00:00Z', GATEWAY);
      transcript('a', refusal({ session: 'a', time: '2026-11-21T02:00:00Z', cwd: '/elsewhere' }));
      const { message, severity } = finding(judged(), 'betas-not-disabled') ?? {};
      assert.equal(severity, 'error');
      assert.match(message ?? '', /sessions on this machine that show it: 1/);
      settings('2026-11-22T00:00:00Z', GATEWAY);
      assert.equal(finding(judged(), 'betas-not-disabled')?.severity, 'warning');
    });

    it('knows when settings were changed, the state file only where it decides', () => {
      settings('2026-11-20T00:00:00Z', GATEWAY);
      write('home/.claude.json', '{}');
      assert.equal(judged().evidence?.lastChange, '2026-11-20T00:00:00.000Z');
      write('home/.claude.json', env({ A: '1' }));
      assert.notEqual(judged().evidence?.lastChange, '2026-11-20T00:00:00.000Z');
    });

    it('knows of no change where there is no settings file', () =>
      assert.deepEqual([judged().evidence?.lastChange, judged().evidence?.fixedAt], [null, null]));

    it('dates the flag by the change on record, whatever was changed in the file since', () => {
      settings('2026-11-20T00:00:00Z', GATEWAY);
      const from = Date.now();
      assert.equal(call('fix', 'disable-betas').status, 0);
      const later = new Date(Date.now() + 60_000);
      utimesSync(at(SETTINGS), later, later);
      const fixedAt = Date.parse(judged().evidence?.fixedAt ?? '');
      assert.ok(fixedAt >= from && fixedAt <= Date.now(), String(fixedAt));
    });

    it('dates it by the file where another hand wrote another value since, or nothing is on record', () => {
      settings('2026-11-20T00:00:00Z', { ...GATEWAY, [FLAG]: '1' });
      assert.equal(judged().evidence?.fixedAt, '2026-11-20T00:00:00.000Z');
      call('set', FLAG, '0');
      settings('2026-11-20T00:00:00Z', { ...GATEWAY, [FLAG]: '1' });
      assert.equal(judged().evidence?.fixedAt, '2026-11-20T00:00:00.000Z');
    });

    it('dates it by the file that was put back as a whole', () => {
      settings('2026-11-20T00:00:00Z', GATEWAY);
      call('fix', 'disable-betas');
      call('set', 'A', '1');
      settings('2026-11-20T00:00:00Z', GATEWAY);
      const { backups } = json('backups') as { readonly backups: readonly { readonly id: string }[] };
      assert.equal(call('restore', backups[0]?.id ?? '').status, 0);
      const restored = new Date('2026-11-25T00:00:00Z');
      utimesSync(at(SETTINGS), restored, restored);
      assert.equal(judged().evidence?.fixedAt, restored.toISOString());
    });

    it('knows no time of a flag that is off, or in no file', () => {
      settings('2026-11-20T00:00:00Z', { ...GATEWAY, [FLAG]: '0' });
      assert.equal(judged().evidence?.fixedAt, null);
      settings('2026-11-20T00:00:00Z', GATEWAY);
      write('env.json', JSON.stringify({ [FLAG]: '1' }));
      assert.equal(judged().evidence?.fixedAt, null);
    });

    it('finds a fix that does not hold', () => {
      settings('2026-11-20T00:00:00Z', { ...GATEWAY, [FLAG]: '1' });
      const [before, since] = ['2026-11-19T00:00:00Z', '2026-11-21T00:00:00Z'];
      transcript('a', prompt(here('a', before)), refusal(here('a', since)));
      assert.match(finding(judged(), 'fix-not-holding')?.message ?? '', /a session that began before/);
      assert.equal(call('doctor', '--sessions').status, 1);
      assert.equal(call('doctor').status, 0);
    });

    it('says in words what was seen', () => {
      settings('2026-11-20T00:00:00Z', GATEWAY);
      transcript(
        'a',
        refusal(here('a', '2026-11-21T02:00:00Z')),
        refusal(here('a', '2026-11-21T02:00:01Z'), 'API Error: 500 odd'),
      );
      const { out } = call('doctor', '--sessions');
      assert.match(out, /\n\nTranscripts: the refusal of cache_control\.scope\n {2}One session failed with this error/);
      assert.match(out, /Transcripts: An error that is not recognised\n {2}One session/);
      assert.match(out, /Transcripts: prompt caching\n/);
      assert.doesNotMatch(call('doctor').out, /Transcripts/);
    });
  });
});
