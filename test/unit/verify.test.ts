import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { evaluate } from '../../src/core/evaluate.ts';
import { verifyJson } from '../../src/core/present/verifyJson.ts';
import { beforeWords, outcomeWords, powerWords, verificationText } from '../../src/core/present/verifyWords.ts';
import { NO_TOKENS } from '../../src/core/sessions/session.ts';
import { clientAnswerIn } from '../../src/core/verify/clientAnswer.ts';
import { type PowerKind, projectPowers } from '../../src/core/verify/power.ts';
import { cachingOf, type Ended, type Outcome, outcomeOf, type Run } from '../../src/core/verify/verification.ts';
import { world } from '../support/world.ts';

const RESULT = { type: 'result', subtype: 'success', is_error: false, result: 'ok', session_id: 's' };
const line = (more: object = {}): string => JSON.stringify({ ...RESULT, ...more });
const SCOPE = 'API Error: 400 system.2.cache_control.ephemeral.scope: Extra inputs are not permitted';

describe('the answer of print mode', () => {
  it('is found whatever stands around it', () => {
    const list = JSON.stringify([{ type: 'system' }, { type: 'result', result: 'first' }, { ...RESULT }]);
    for (const text of [line(), `${line()}\n`, `warning\n${line()}\n{"type":"other"}\n[`, list, `"result"\n${line()}`])
      assert.equal(clientAnswerIn(text)?.text, 'ok', text);
  });

  it('is none where it is cut off, or something else', () => {
    for (const text of ['', 'result', '{"type":"result"', 'null', '7', '[]', '{"type":"system","x":"result"}'])
      assert.equal(clientAnswerIn(text), null, text);
  });

  it('has the tokens of both kinds of cache, and none that are no counts', () => {
    const usage = {
      input_tokens: 12,
      output_tokens: 4,
      cache_read_input_tokens: 5,
      cache_creation_input_tokens: 30,
      cache_creation: { ephemeral_1h_input_tokens: 10, ephemeral_5m_input_tokens: 20 },
    };
    const tokens = { input: 12, output: 4, cacheRead: 5, cacheWrite5m: 20, cacheWrite1h: 10 };
    assert.deepEqual(clientAnswerIn(line({ usage }))?.tokens, tokens);
    for (const odd of [undefined, null, 'x', [1], { input_tokens: '12', output_tokens: -1 }])
      assert.deepEqual(clientAnswerIn(line({ usage: odd }))?.tokens, NO_TOKENS);
  });

  it('has the errors where it has no text', () => {
    assert.equal(clientAnswerIn(line({ result: undefined, errors: ['a', 7, 'b'] }))?.text, 'a\nb');
    assert.equal(clientAnswerIn(line({ result: 7, session_id: 7, subtype: 7 }))?.text, '');
  });
});

const ENDED: Ended = { stopped: null, failure: null, exit: 0, signal: null, stdout: '', stderr: '', ms: 1 };

describe('the outcome of a run', () => {
  const kind = (ended: Partial<Ended>): Outcome => outcomeOf({ ...ENDED, ...ended });

  it('is that we ended it, whatever it had said by then', () => {
    assert.deepEqual(kind({ stopped: 'time', stdout: line() }), { kind: 'timed-out' });
    assert.deepEqual(kind({ stopped: 'person', stdout: line() }), { kind: 'cancelled' });
    assert.deepEqual(kind({ failure: 'ENOENT' }), { kind: 'not-started', failure: 'ENOENT' });
  });

  it('is well where the request was accepted, also where the answer wanted to go on', () => {
    assert.deepEqual(kind({ stdout: line() }), { kind: 'ok' });
    assert.deepEqual(kind({ exit: 1, stdout: line({ is_error: true, subtype: 'error_max_turns' }) }), { kind: 'ok' });
  });

  it('is a refusal where it has an error, by the decoder’s family', () => {
    const refused = kind({ exit: 1, stdout: line({ is_error: true, result: SCOPE }) });
    assert.ok(refused.kind === 'refused');
    assert.deepEqual([refused.decoded.family, refused.status], ['cache-scope', 400]);
    const told = kind({ exit: 1, stdout: line({ is_error: true, result: 'Please log in', api_error_status: 401 }) });
    assert.ok(told.kind === 'refused');
    assert.deepEqual([told.decoded.family, told.status], [null, 401]);
    const bare = kind({ exit: 1, stdout: line({ is_error: true, result: 'Please log in' }) });
    assert.equal(bare.kind === 'refused' && bare.status, null);
  });

  it('is its end where there is no answer, with what it said last', () => {
    assert.deepEqual(kind({ exit: 3, stdout: 'a', stderr: ' b ' }), {
      kind: 'ended',
      exit: 3,
      signal: null,
      text: 'b',
    });
    assert.deepEqual(kind({ exit: 3, stdout: 'a' }), { kind: 'ended', exit: 3, signal: null, text: 'a' });
    const silent = kind({ exit: 1, stdout: line({ is_error: true, result: '' }) });
    assert.equal(silent.kind, 'ended');
    const long = kind({ exit: 1, stderr: 'x'.repeat(10_000) });
    assert.ok(long.kind === 'ended' && long.text.length === 4_000);
    const cut = kind({ exit: 1, stderr: `sk-canary-${'9'.repeat(100)} ${'x'.repeat(3_950)}` });
    assert.ok(cut.kind === 'ended' && !cut.text.includes('9'), 'no part of a secret that the mask would not know');
  });
});

describe('what two runs tell of the cache', () => {
  const run = (written: number, read: number, outcome: Outcome = { kind: 'ok' }): Run => {
    const tokens = { ...NO_TOKENS, cacheWrite1h: written, cacheRead: read };
    return { outcome, tokens, recorded: null, ms: 1 };
  };
  it('is that it is read, written for nothing, or not used', () => {
    assert.deepEqual(cachingOf(run(30, 0), run(0, 29)), { kind: 'read', written: 30, read: 29 });
    assert.deepEqual(cachingOf(run(0, 30), run(0, 30)), { kind: 'read', written: 0, read: 30 });
    assert.deepEqual(cachingOf(run(30, 0), run(30, 0)), { kind: 'not-read', written: 30, read: 0 });
    assert.deepEqual(cachingOf(run(0, 0), run(0, 0)), { kind: 'nothing', written: 0, read: 0 });
    const outcome: Outcome = { kind: 'timed-out' };
    assert.deepEqual(cachingOf(run(30, 0), run(0, 0, outcome)), { kind: 'failed', outcome });
  });
});

describe('what a project has print mode do', () => {
  const powers = (text: string, kind: 'settings' | 'mcp' = 'settings'): string[] =>
    projectPowers([{ kind, path: '/p/x.json', text }]).map((power) => `${power.kind} ${power.name}:${power.line}`);

  it('is nothing where the client reads no strict JSON object', () => {
    for (const text of ['', '{"env":{"A":"1"},}', '// c\n{"env":{"A":"1"}}', '[]', '7', '{"env":{"A":"1"}'])
      assert.deepEqual(powers(text), [], text);
  });

  it('stands where it says', () => {
    assert.deepEqual(powers('\u{feff}{\n"env": {\n"A": "1",\n"B": ""\n}}'), ['env A:3', 'env B:4']);
    assert.deepEqual(powers('{"env":{"A":"1"},\n"env":{"B":"1"}}'), ['env B:2'], 'the last one counts');
    assert.deepEqual(powers('{"\\u0065nv":{"A":"1"}}'), ['env A:1']);
    assert.deepEqual(powers('{"env":7,"hooks":[1],"mcpServers":{"a":{}}}'), [
      'env env:1',
      'hooks hooks:1',
      'mcp mcpServers:1',
    ]);
    assert.deepEqual(powers('{"__proto__":{"a":1}}'), ['other __proto__:1']);
  });

  it('is nothing where the value is', () => {
    for (const nothing of ['{}', '[]', 'null', '""', 'false'])
      assert.deepEqual(powers(`{"env":${nothing},"hooks":${nothing},"apiKeyHelper":${nothing}}`), [], nothing);
    assert.deepEqual(powers('{"hooks":{"Stop":[]},"permissions":{"allow":[],"deny":["x"],"defaultMode":"plan"}}'), []);
  });

  it('is what its permissions allow, not what they take away', () => {
    const text = '{"permissions":{"allow":["Bash"],\n"deny":["x"],"additionalDirectories":["/"]}}';
    assert.deepEqual(powers(text), [
      'permissions permissions.allow:1',
      'permissions permissions.additionalDirectories:2',
    ]);
  });

  it('is every server of a .mcp.json and nothing else there', () => {
    assert.deepEqual(powers('{"env":{"A":"1"},"mcpServers":{"a":{"command":"x"}}}', 'mcp'), ['mcp a:1']);
    assert.deepEqual(powers('{"a":{"command":"x"}}', 'mcp'), []);
  });

  it('has words for each kind', () => {
    const report = evaluate(world({}));
    const kinds: PowerKind[] = ['env', 'hooks', 'command', 'mcp', 'plugins', 'permissions', 'other'];
    const words = kinds.map((kind) => powerWords(report, { kind, name: 'NAME', path: '/p/x.json', line: 3 }));
    assert.equal(new Set(words).size, kinds.length);
    for (const each of words) assert.match(each, /NAME.*\(\/p\/x\.json:3\)$/);
    assert.match(powerWords(report, { kind: 'env', name: 'A', path: '/p/x.json', line: null }), /\(\/p\/x\.json\)$/);
  });
});

describe('the words of a verification', () => {
  const report = evaluate(
    world({
      user: { ANTHROPIC_BASE_URL: 'https://u:canary@llm.example.com', ANTHROPIC_AUTH_TOKEN: 'sk-canary-123456' },
    }),
  );
  const program = { file: '/usr/bin/claude', version: null, folder: '/work/proj' };
  const ended: Outcome = { kind: 'ended', exit: 1, signal: null, text: 'no key sk-canary-123456' };
  const refused = outcomeOf({
    ...ENDED,
    exit: 1,
    stdout: line({ is_error: true, result: 'bad key sk-canary-123456' }),
  });
  const outcomes: Outcome[] = [
    { kind: 'ok' },
    refused,
    outcomeOf({ ...ENDED, stdout: line({ is_error: true, result: SCOPE }) }),
    { kind: 'timed-out' },
    { kind: 'cancelled' },
    { kind: 'not-started', failure: 'EACCES' },
    ended,
    { kind: 'ended', exit: null, signal: 'SIGKILL', text: '' },
  ];

  it('say what it costs: one request where no second run follows', () => {
    const off = evaluate(world({ user: { DISABLE_PROMPT_CACHING: '1' } }));
    assert.match(beforeWords(report, program).at(-1) ?? '', /a second one/);
    for (const words of [beforeWords(report, { ...program, checkCaching: false }), beforeWords(off, program)])
      assert.match(words.at(-1) ?? '', /^That costs one request, and/);
  });

  it('differ for every outcome, and hold no secret', () => {
    const texts = outcomes.map((outcome) => outcomeWords(outcome, report, 90));
    assert.equal(new Set(texts).size, outcomes.length);
    const caching = { kind: 'failed', outcome: refused } as const;
    for (const outcome of outcomes) {
      const verification = { outcome, recorded: null, tokens: NO_TOKENS, clientVersion: null, ms: 1, caching };
      const text = verificationText(verification, report, { limitSeconds: 90 });
      const json = JSON.stringify(verifyJson(verification, report, program));
      assert.doesNotMatch(`${text}${json}${beforeWords(report, program).join('\n')}`, /canary/);
    }
  });

  it('name the folder in which it runs', () => {
    assert.match(beforeWords(report, program).join('\n'), /^It runs in \/work\/proj and sends/m);
    assert.match(beforeWords(report, { ...program, folder: '/home/ann/x' }).join('\n'), /^It runs in ~\/x and/m);
  });

  it('cut a long error short, and say how a client ended of which nobody knows', () => {
    const long = outcomeOf({ ...ENDED, exit: 1, stdout: line({ is_error: true, result: 'no '.repeat(300) }) });
    const words = outcomeWords(long, report, 90);
    assert.ok(words.length < 260 && words.endsWith('…'), words);
    const unknown: Outcome = { kind: 'ended', exit: null, signal: null, text: '' };
    assert.match(outcomeWords(unknown, report, 90), /with exit status \?\.$/);
  });

  it('tell what was recorded, and of caching what was found', () => {
    const requests = { scopeSent: true, betas: ['a-2025-01-01'] };
    const bare = { clientVersion: null, requests: { scopeSent: false, betas: [] } };
    const tokens = { ...NO_TOKENS, input: 7, cacheWrite5m: 3 };
    const told = (caching: Parameters<typeof verificationText>[0]['caching'], scopeSent = true): string => {
      const recorded = { clientVersion: '2.1.329', requests: { ...requests, scopeSent } };
      const outcome: Outcome = { kind: 'ok' };
      const verification = { outcome, recorded, tokens, clientVersion: '2.1.329', ms: 1_500, caching };
      return verificationText(verification, report, { limitSeconds: 90 });
    };
    const caching = { kind: 'nothing', written: 0, read: 0 } as const;
    const silent = { outcome: { kind: 'ok' }, recorded: bare, tokens, clientVersion: null, ms: 1, caching } as const;
    assert.match(verificationText(silent, report, { limitSeconds: 90 }), /^ {2}betas sent: none$/m);
    const json = JSON.parse(JSON.stringify(verifyJson(silent, report, program)));
    assert.deepEqual([json.betasSent, json.scopeSent, json.caching], [[], false, caching]);
    const read = told({ kind: 'read', written: 3, read: 2 });
    assert.match(
      read,
      /version: 2\.1\.329[\s\S]*1\.5 s[\s\S]*7 in, 0 out, 3 written[\s\S]*scope: was sent[\s\S]*a-2025-01-01/,
    );
    assert.match(read, /caching: works: 3 tokens written by the first run, 2 read/);
    assert.match(
      told({ kind: 'not-read', written: 3, read: 0 }, false),
      /scope: was not sent[\s\S]*written, not read: 3/,
    );
    assert.match(told({ kind: 'nothing', written: 0, read: 0 }), /caching: nothing/);
    assert.match(told({ kind: 'failed', outcome: { kind: 'timed-out' } }), /second run failed.*within 90 seconds/);
    assert.match(told({ kind: 'not-checked', because: 'off' }), /is off in the settings/);
    assert.match(told({ kind: 'not-checked', because: 'asked' }), /was not checked/);
  });
});
