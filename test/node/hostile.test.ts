import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { folder } from './support/folder.ts';
import { front, type Outcome } from './support/terminal.ts';

/** What steers a terminal, turns the direction of writing or is not to be seen; a line end and a tab do none of it. */
const NO_TEXT = /(?![\n\t])\p{Cc}|[\p{Cf}\p{Cs}\u2028\u2029\u3164]/u;

const TEXT =
  '\u001b[2J\u001b]0;x\u0007\u009b31m\u202e\u2066\u200f\u200b\u{e0041}\u2028\r\nerror: forged\n  fix: forged';

describe('the terminal front on the files of a hostile project', () => {
  const place = folder();
  const { at, write } = place;
  const { call } = front(place);

  function hostile(): void {
    const name = `A${TEXT}`;
    write('proj/.claude/settings.json', JSON.stringify({ env: { [name]: TEXT, CLAUDE_CODE_USE_BEDROCK: `1${TEXT}` } }));
    write(
      'proj/.claude/settings.local.json',
      `{"env": {${JSON.stringify(`${TEXT}_TOKEN`)}: "x"}, /* ${TEXT} */ "b": 1}`,
    );
    const env = { [name]: 'mine', ANTHROPIC_BASE_URL: `https://llm.example.com/${TEXT}`, ANTHROPIC_MODEL: TEXT };
    write('home/.claude/settings.json', JSON.stringify({ env }, null, '\t'));
    const told = {
      sessionId: 's1',
      cwd: `/x/${TEXT}`,
      version: TEXT,
      entrypoint: TEXT,
      timestamp: '2026-08-01T10:00:00Z',
    };
    const message = { id: 'm1', role: 'assistant', model: TEXT, usage: { input_tokens: 1 }, content: [] };
    mkdirSync(at('home/.claude/projects/x'), { recursive: true });
    write('home/.claude/projects/x/s1.jsonl', `${JSON.stringify({ ...told, type: 'assistant', message })}\n`);
  }

  const COMMANDS: readonly (readonly string[])[] = [
    ['doctor'],
    ['doctor', '--sessions'],
    ['env'],
    ['sessions'],
    ['decode', `400 system.1.cache_control.ephemeral.scope: Extra inputs are not permitted ${TEXT}`],
    ['decode', TEXT],
    ['set', 'ANTHROPIC_SMALL_FAST_MODEL', TEXT, '--dry-run'],
    ['set', 'ANTHROPIC_SMALL_FAST_MODEL', TEXT],
    ['undo', '--dry-run'],
    ['undo'],
    ['unset', `A${TEXT}`, '--dry-run'],
    ['fix', TEXT],
    ['undo', TEXT],
    ['backups'],
  ];

  const shownBy = ({ error, out }: Outcome): string => `${out}${error}`;

  for (const json of [[], ['--json']]) {
    it(`writes nothing but text, ${json.length > 0 ? 'as JSON' : 'for people'}, and forges no line`, () => {
      hostile();
      for (const command of COMMANDS) {
        const outcome = call(...command, ...json);
        const seen = shownBy(outcome);
        const found = seen.search(NO_TEXT);
        assert.ok(found < 0, `${command[0]}: ${JSON.stringify(seen.slice(Math.max(0, found - 60), found + 20))}`);
        assert.notEqual(seen, '', command[0]);
        // In a diff, a line of the file stands behind its mark.
        assert.doesNotMatch(seen, /^\s*(?:error|fix): forged/m, command[0]);
      }
    });
  }

  it('gives programs the values as they are', () => {
    hostile();
    const { variables } = JSON.parse(call('env', '--json').out) as { variables: { name: string; value: string }[] };
    const found = variables.find(({ name }) => name === 'ANTHROPIC_MODEL');
    assert.equal(found?.value, TEXT);
  });

  it('takes names that objects have of their own, nesting without end and very long values for what they are', () => {
    const deep = 10_000;
    const env = `"__proto__": "1", "constructor": "2", "toString": "3", "LONG": "${'x'.repeat(10_000_000)}"`;
    const nested = `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`;
    write('home/.claude/settings.json', `{"env": {${env}}, "__proto__": {"env": {"B": "1"}}, "deep": ${nested}}`);
    const { error, out, status } = call('env');
    assert.deepEqual([status, error], [0, '']);
    assert.match(out, /^constructor=2\n/m);
    assert.match(out, /^toString=3\n/m);
    assert.match(out, /^LONG=x{900}… \(10000000 characters\)\n/m);
    assert.doesNotMatch(out, /^B=/m);
    assert.equal(call('doctor').error, '');
  }).timeout(60_000);

  it('shows a folder by its name, whatever that is', () => {
    if (process.platform === 'win32') return; // no such names there
    const name = path.join('proj', `x\u001b[2J\u202e\nerror: forged`);
    mkdirSync(at(name), { recursive: true });
    write(`${name}/.claude/settings.json`, '{"env": {"A": "1"}}');
    const { out } = call('env', '--cwd', at(name));
    assert.match(out, /x\\u\{1b\}\[2J\\u\{202e\}\\nerror: forged\/\.claude\/settings\.json:1\n/);
  });
});
