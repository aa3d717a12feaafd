import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { answer, type Mode, type Reply } from '../../scripts/conformance/answers.mjs';
import { clientCache, installClient } from '../../scripts/conformance/clients.mjs';
import type { Lab } from '../../scripts/conformance/lab.mjs';
import { hasOwnManagedSettings } from '../../scripts/conformance/privateMounts.mjs';
import { ROUTES } from '../../scripts/conformance/routes.mjs';
import { NEWEST_MEASURED } from '../../src/core/facts/measuredRange.ts';
import type { Power } from '../../src/core/verify/power.ts';
import type { Outcome, Verification } from '../../src/core/verify/verification.ts';
import { programAt } from '../../src/node/verify/program.ts';
import { projectOf, readPowers } from '../../src/node/verify/project.ts';
import { verify } from '../../src/node/verify/verify.ts';
import type { Case, CaseResult } from './case.ts';
import { ourReport, type Place, placeOf } from './places.ts';

/** Our own runs of the real client, against providers that answer, refuse, keep silent or cache badly. */
export function verifyCases(versions: readonly string[]): Case[] {
  const each = versions.flatMap((version) => [
    verifyCase('verify ok', version, {}, async (run, { betas }) => {
      const { caching, clientVersion, outcome, recorded, tokens } = await run();
      assert.deepEqual(outcome, { kind: 'ok' });
      assert.equal(clientVersion, version);
      assert.deepEqual([tokens.cacheWrite5m + tokens.cacheWrite1h, tokens.cacheRead], [3000, 0]);
      assert.deepEqual(caching, { kind: 'read', written: 3000, read: 2900 });
      assert.equal(recorded?.clientVersion, version);
      assert.equal(
        recorded.requests !== null,
        version === NEWEST_MEASURED,
        'only a recent client writes its requests down',
      );
      if (recorded.requests) assert.deepEqual(recorded.requests.betas, betas(), 'it recorded what it sent');
      return `betas ${recorded.requests?.betas.length ?? 'not recorded'}`;
    }),
    verifyCase('verify powers', version, { files: POWERS }, async (run, { powers, touched }) => {
      const named = powers.map(({ kind, name }) => `${kind} ${name}`);
      assert.deepEqual(
        named,
        ['hooks SessionStart', 'command apiKeyHelper', 'mcp above', 'mcp beside'].toSorted(inOrder),
      );
      await run({ env: { ANTHROPIC_AUTH_TOKEN: undefined } });
      assert.deepEqual(touched(), ['above', 'beside', 'helper', 'hook'], 'print mode obeys what we call a power');
    }),
  ]);
  return [...each, ...WORLDS.flatMap((version) => casesOf(version))];
}

/** Two clients that differ most: a script on Node.js that sends scope to a gateway, and a native program. */
const WORLDS = ['2.1.89', NEWEST_MEASURED];

function casesOf(version: string): Case[] {
  return [
    verifyCase('verify scope refused', version, { mode: 'scope', forceScope: true }, async (run) => {
      const { caching, outcome, recorded, tokens } = await run();
      assert.deepEqual(facts(outcome), ['refused', 'cache-scope', 400]);
      assert.equal(tokens.input + tokens.output, 0);
      assert.deepEqual(caching, { kind: 'not-checked', because: 'failed' }, 'a run that fails is not repeated');
      if (version === NEWEST_MEASURED) assert.equal(recorded?.requests?.scopeSent, true);
    }),
    verifyCase('verify invalid beta flag', version, { refusesBetas: true, route: 'bedrock-url' }, async (run) => {
      const { outcome } = await run();
      assert.deepEqual(facts(outcome), ['refused', 'invalid-beta-flag', 400]);
    }),
    verifyCase(
      'verify tool call',
      version,
      { calls: touch('tool'), files: EVERYTHING_ALLOWED },
      async (run, { touched }) => {
        const { outcome } = await run({ checkCaching: false });
        assert.deepEqual(outcome, { kind: 'ok' }, 'an answer that wants to go on is one');
        assert.deepEqual(touched(), [], 'a mode of the project’s that asks nobody is not in force');
      },
    ),
    verifyCase('verify slow', version, { delayMs: 3_000 }, async (run) => {
      const { ms, outcome } = await run({ limitMs: 60_000 });
      assert.deepEqual(outcome, { kind: 'ok' });
      assert.ok(ms > 3_000);
    }),
    verifyCase('verify hanging', version, { delayMs: Infinity }, async (run) => {
      const { ms, outcome } = await run({ limitMs: 6_000 });
      assert.deepEqual(outcome, { kind: 'timed-out' });
      assert.ok(ms < 12_000, `${ms} ms`);
    }),
    verifyCase('verify cancelled', version, { delayMs: Infinity }, async (run, { requested }) => {
      const controller = new AbortController();
      const running = run({ signal: controller.signal });
      await requested();
      controller.abort();
      assert.deepEqual((await running).outcome, { kind: 'cancelled' });
    }),
    verifyCase('verify killed', version, { delayMs: Infinity }, async (run, { processes, requested }) => {
      const running = run();
      await requested();
      for (const pid of processes()) process.kill(pid, 'SIGKILL');
      const { outcome } = await running;
      assert.deepEqual(outcome, { kind: 'ended', exit: null, signal: 'SIGKILL', text: '' });
    }),
    verifyCase('verify cache never read', version, { readsCache: false }, async (run) => {
      assert.deepEqual((await run()).caching, { kind: 'not-read', written: 3000, read: 0 });
    }),
    verifyCase('verify one run', version, {}, async (run, { count }) => {
      const { caching } = await run({ checkCaching: false });
      assert.deepEqual(caching, { kind: 'not-checked', because: 'asked' });
      assert.equal(count(), 1);
    }),
  ];
}

function facts(outcome: Outcome): unknown[] {
  return outcome.kind === 'refused' ? [outcome.kind, outcome.decoded.family, outcome.status] : [outcome];
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : 1);

const touch = (name: string): string => `touch '@ROOT@/touched/${name}'; echo fake-key`;
const server = (name: string): string =>
  JSON.stringify({ mcpServers: { [name]: { command: 'sh', args: ['-c', touch(name)] } } });

const POWERS = {
  'proj/.claude/settings.json': JSON.stringify({
    hooks: { SessionStart: [{ hooks: [{ type: 'command', command: touch('hook') }] }] },
    apiKeyHelper: touch('helper'),
  }),
  'proj/.mcp.json': server('beside'),
  '.mcp.json': server('above'),
};

const EVERYTHING_ALLOWED = {
  'proj/.claude/settings.json': JSON.stringify({ permissions: { defaultMode: 'bypassPermissions' } }),
};

interface Provider {
  readonly mode?: Mode;
  /** Answers as Bedrock does to a beta that it does not know. */
  readonly refusesBetas?: boolean;
  /** Answers by having this command run. */
  readonly calls?: string;
  readonly delayMs?: number;
  readonly readsCache?: boolean;
  readonly route?: string;
  /** Has a version send scope that does so only to an address that it takes for Anthropic's. */
  readonly forceScope?: boolean;
  readonly files?: Readonly<Record<string, string>>;
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly limitMs?: number;
  readonly signal?: AbortSignal;
  readonly checkCaching?: boolean;
}

interface Around {
  readonly powers: readonly Power[];
  /** What the project's files have had done. */
  readonly touched: () => string[];
  /** Resolves at the first conversation that reaches the provider. */
  readonly requested: () => Promise<unknown>;
  readonly count: () => number;
  /** The betas in the header of the last conversation, sorted. */
  readonly betas: () => string[];
  /** The processes of the client, its children included. */
  readonly processes: () => number[];
}

type Check = (run: (options?: RunOptions) => Promise<Verification>, around: Around) => Promise<string | void>;

function verifyCase(name: string, version: string, provider: Provider, check: Check): Case {
  return {
    name,
    version,
    async run(lab): Promise<CaseResult> {
      if (hasOwnManagedSettings()) return { skipped: 'this machine has managed settings of its own' };
      await installClient(version, clientCache());
      const place = placeOf({ id: 'verify', version, cwd: 'proj', processEnv: {}, files: provider.files ?? {} }, lab);
      const { calls } = provider;
      const upstream = await startProvider({
        ...provider,
        ...(calls !== undefined && { calls: calls.replace('@ROOT@', place.root) }),
      });
      mkdirSync(path.join(place.root, 'touched'));
      try {
        const measured = await inPlace({ lab, place, version, provider, upstream }, check);
        return { objections: [], ...(typeof measured === 'string' ? { measured } : {}) };
      } finally {
        place.dispose();
        upstream.close();
      }
    },
  };
}

interface World {
  readonly lab: Lab;
  readonly place: Place;
  readonly version: string;
  readonly provider: Provider;
  readonly upstream: Awaited<ReturnType<typeof startProvider>>;
}

async function inPlace({ lab, place, provider, upstream, version }: World, check: Check): Promise<string | void> {
  const mark = randomUUID();
  const routeEnv: Record<string, string> = Object.fromEntries(
    Object.entries(ROUTES[provider.route ?? 'gateway'] ?? {}).map(([variable, value]) => [
      variable,
      value.replace(/http:\/\/127\.0\.0\.1:\d+/, upstream.url),
    ]),
  );
  const scope = provider.forceScope === true && version !== '2.1.89' ? FORCE_SCOPE : {};
  const base: Readonly<Record<string, string>> = {
    ...lab.environment(place.home),
    ...routeEnv,
    ...scope,
    VERIFY_MARK: mark,
  };
  const project = await projectOf(place.folder, place.home);
  const file = path.join(clientCache(), version, 'node_modules/.bin/claude');
  const run = async (options: RunOptions = {}): Promise<Verification> => {
    const all = Object.entries<string | undefined>({ ...base, ...options.env });
    const env = Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined));
    const surroundings = { platform: 'linux' as const, project, env };
    const program = await programAt(file, 'option', surroundings);
    assert.equal(program.version, version);
    const { signal } = options;
    return verify({
      ...surroundings,
      program,
      report: await ourReport({ ...place, inherited: env }, version),
      limitMs: options.limitMs ?? 60_000,
      checkCaching: options.checkCaching ?? true,
      ...(signal && { signal }),
    });
  };
  const powers = await readPowers(project, await ourReport(place, version));
  const measured = await check(run, {
    powers: powers.toSorted((a, b) => inOrder(`${a.kind} ${a.name}`, `${b.kind} ${b.name}`)),
    touched: () => readdirSync(path.join(place.root, 'touched')).toSorted(),
    requested: upstream.requested,
    count: upstream.count,
    betas: upstream.betas,
    processes: () => processesOf(mark),
  });
  await nobodyIsLeft(mark);
  return measured;
}

/** A switch of the client's own; without it a recent one sends no scope to a gateway. */
const FORCE_SCOPE = { _CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL: '1' };

/** What was ended is reaped by the system, which takes a moment. */
async function nobodyIsLeft(mark: string): Promise<void> {
  const until = Date.now() + 2_000;
  while (processesOf(mark).length > 0 && Date.now() < until) await wait(20);
  assert.deepEqual(processesOf(mark), [], 'nothing is left running');
}

/** Every process that was given the mark, whatever became of its group. */
function processesOf(mark: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && environmentOf(name).includes(mark))
    .map(Number);
}

function environmentOf(pid: string): string {
  const file = `/proc/${pid}/environ`;
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  } catch {
    return ''; // it has gone, or is somebody else's
  }
}

/** What the stand-ins' answers say of the cache, and what ours do: the first time it is written, then read. */
const USAGE = '"cache_creation_input_tokens":3456,"cache_read_input_tokens":7890';
const SPLIT = '"ephemeral_5m_input_tokens":3456';
const WRITES = ['"cache_creation_input_tokens":3000,"cache_read_input_tokens":0', '"ephemeral_5m_input_tokens":3000'];
const READS = ['"cache_creation_input_tokens":100,"cache_read_input_tokens":2900', '"ephemeral_5m_input_tokens":100'];

const BETA_REFUSED: Reply = {
  kind: 'bedrock',
  status: 400,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'ValidationException' },
  parts: [JSON.stringify({ message: 'invalid beta flag' })],
};

/** A provider on loopback for one case. */
async function startProvider({ calls, delayMs = 0, mode = 'ok', readsCache = true, refusesBetas = false }: Provider) {
  let conversations = 0;
  let header = '';
  const waiting: ((value?: unknown) => void)[] = [];
  const upstream = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = bodyOf(Buffer.concat(chunks).toString('utf8'));
      const accepted = answer(request.method ?? '', request.url ?? '', body, mode);
      const reply = refusesBetas && accepted.kind === 'bedrock' ? BETA_REFUSED : accepted;
      const isConversation = request.method === 'POST' && 'messages' in body && reply.kind !== 'count';
      if (isConversation) conversations += 1;
      if (isConversation) header = String(request.headers['anthropic-beta'] ?? '');
      const [usage = '', split = ''] = readsCache && conversations > 1 ? READS : WRITES;
      const send = (): void => {
        response.writeHead(reply.status, reply.headers);
        const parts = calls === undefined || !isConversation ? reply.parts : toolCall(calls);
        for (const part of parts)
          response.write(typeof part === 'string' ? part.replace(USAGE, usage).replace(SPLIT, split) : part);
        response.end();
      };
      if (isConversation) for (const resolve of waiting.splice(0)) resolve();
      if (delayMs === 0 || !isConversation) send();
      else if (delayMs !== Infinity) setTimeout(send, delayMs);
    });
  });
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const address = upstream.address();
  assert.ok(typeof address === 'object' && address !== null);
  return {
    url: `http://127.0.0.1:${address.port}`,
    count: () => conversations,
    betas: () => header.split(',').toSorted(),
    requested: () => new Promise((resolve) => waiting.push(resolve)),
    close() {
      upstream.closeAllConnections();
      upstream.close();
    },
  };
}

/** A streamed answer that has a command run. */
function toolCall(command: string): string[] {
  const usage = { input_tokens: 1, output_tokens: 1 };
  const input = JSON.stringify({ command, description: 'A command' });
  const events = [
    {
      type: 'message_start',
      message: { id: 'msg_tool', type: 'message', role: 'assistant', model: 'stand-in', content: [], usage },
    },
    {
      type: 'content_block_start',
      index: 0,
      content_block: { type: 'tool_use', id: 'toolu_1', name: 'Bash', input: {} },
    },
    { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: input } },
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 4 } },
    { type: 'message_stop' },
  ];
  return events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}

function bodyOf(text: string): Parameters<typeof answer>[2] {
  try {
    return JSON.parse(text) as Parameters<typeof answer>[2];
  } catch {
    return {};
  }
}
