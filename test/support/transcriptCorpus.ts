import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';

export interface CorpusShape {
  readonly files: number;
  readonly bytes: number;
  /** The part of all lines that are refusals. */
  readonly errors: number;
  /** How many lines of 5 MB there are in all. */
  readonly longLines: number;
  /** The part of all lines that are made to mislead. */
  readonly hostile: number;
  readonly seed: number;
}

/**
 * Transcripts of the shape that the client writes, made up: prompts, answers in several lines, tool results of all
 * sizes, requests written down, refusals, and lines that are made to mislead a reader who does not know where he is.
 */
export function writeCorpus(folder: string, shape: CorpusShape): void {
  const random = randomOf(shape.seed);
  const perFile = shape.bytes / shape.files;
  for (let index = 0; index < shape.files; index += 1) {
    const project = path.join(folder, `-home-u-project-${index % 40}`);
    mkdirSync(project, { recursive: true });
    const session = new FakeSession(random, index, shape);
    // A few sessions are ten times as long as the rest.
    const size = perFile * (index % 20 === 0 ? 10.5 : 0.5);
    const isAgent = index % 10 === 3;
    const file = openSync(path.join(project, `${isAgent ? `agent-${index}` : session.id}.jsonl`), 'w');
    const put = (text: string): number => writeSync(file, text);
    let written = 0;
    for (const line of session.opening()) written += put(line);
    if (index < shape.longLines) written += put(session.picture(5e6));
    while (written < size) written += put([...session.turn()].join(''));
    closeSync(file);
  }
}

type Random = () => number;

/** Numbers from 0 to 1, the same ones for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const VERSIONS = ['2.0.76', '2.1.31', '2.1.100', '2.1.250', '2.1.329'];
const MODELS = ['claude-opus-5-5', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'claude-haiku-4-5'];
const REFUSALS = [
  'API Error: 400 system.2.cache_control.ephemeral.scope: Extra inputs are not permitted',
  'API Error: 400 {"type":"error","error":{"type":"invalid_request_error","message":"system.1.cache_control.ephemeral.scope: Extra inputs are not permitted"}}',
  'API Error: 400 invalid beta flag',
  'API Error: 529 Overloaded',
  'Connection closed unexpectedly',
];

class FakeSession {
  readonly id: string;
  readonly #index: number;
  readonly #random: Random;
  readonly #shape: CorpusShape;
  readonly #version: string;
  readonly #cwd: string;
  readonly #model: string;
  #time: number;
  #message = 0;

  constructor(random: Random, index: number, shape: CorpusShape) {
    this.#random = random;
    this.#index = index;
    this.#shape = shape;
    // One in ten belongs to the session before it, as the files of its helpers do.
    this.id = uuidOf(`session ${index % 10 === 3 ? index - 1 : index} of ${shape.seed}`);
    this.#version = pick(VERSIONS, random);
    this.#model = pick(MODELS, random);
    this.#cwd = `/home/u/project-${index % 40}`;
    this.#time = Date.UTC(2026, 9, 1) + Math.floor(random() * 50 * 864e5);
  }

  /** What recent versions write down before the first prompt: what is offered to the model, and what it is told. */
  *opening(): Generator<string> {
    if (this.#version < '2.1.250') return;
    for (const size of [800, 6000, 12_000])
      yield this.#line({ type: 'attachment', attachment: { type: 'listing', content: this.#prose(size) } });
    if (this.#version === '2.1.329') yield this.#requestShape();
  }

  *turn(): Generator<string> {
    const { errors, hostile } = this.#shape;
    if (this.#random() < 0.2) yield this.#line({ type: 'user', message: { role: 'user', content: this.#prose(600) } });
    if (this.#version === '2.1.329') {
      if (this.#random() < 0.02) yield this.#requestShape();
      yield this.#requestBlob(-Math.log(1 - this.#random()) * 2000);
      yield this.#request();
    }
    if (this.#random() < errors * 4) yield this.#refusal();
    yield* this.#answer();
    yield this.toolResult(-Math.log(1 - this.#random()) * 3500);
    if (this.#random() < hostile * 4) yield this.#hostile();
  }

  toolResult(size: number): string {
    const content = this.#prose(size / 2);
    return this.#line({
      type: 'user',
      message: { role: 'user', content: [{ tool_use_id: `toolu_${this.#message}`, type: 'tool_result', content }] },
      toolUseResult: { stdout: content, stderr: '', interrupted: false },
    });
  }

  /** What is so long in a transcript is a picture. */
  picture(size: number): string {
    const data = 'iVBORw0KGgo+/'.repeat(size / 13);
    const source = { type: 'base64', media_type: 'image/png', data };
    return this.#line({ type: 'user', message: { role: 'user', content: [{ type: 'image', source }] } });
  }

  /** One message as several lines: the same id, the same usage. */
  *#answer(): Generator<string> {
    const message = {
      id: `msg_01${`${this.#index}x${(this.#message += 1)}`.padStart(22, 'A')}`,
      type: 'message',
      role: 'assistant',
      model: this.#model,
    };
    const usage = this.#usage();
    const blocks = [
      { type: 'text', text: this.#prose(300) },
      {
        type: 'tool_use',
        id: `toolu_${this.#message}`,
        name: 'Edit',
        input: { file_path: `${this.#cwd}/a.ts`, new_string: this.#prose(this.#random() * 900) },
      },
    ];
    for (const block of blocks)
      yield this.#line({
        message: { ...message, content: [block], stop_reason: null, usage },
        requestId: 'req_0',
        type: 'assistant',
      });
  }

  #usage(): object {
    const many = (most: number): number => Math.floor(this.#random() * most);
    const [short, long] = this.#random() < 0.8 ? [many(9000), 0] : [0, many(9000)];
    return {
      input_tokens: many(50),
      cache_creation_input_tokens: short + long,
      cache_read_input_tokens: many(90_000),
      output_tokens: many(2000),
      server_tool_use: { web_search_requests: 0, web_fetch_requests: 0 },
      service_tier: 'standard',
      cache_creation: { ephemeral_1h_input_tokens: long, ephemeral_5m_input_tokens: short },
    };
  }

  /** The system prompt and all tools, once and whenever they change. */
  #requestShape(): string {
    const tool = { name: 'Edit', description: this.#prose(3000), input_schema: { type: 'object', properties: {} } };
    const shape = {
      system: [{ type: 'text', text: this.#prose(7000) }],
      tools: Array.from({ length: 25 }, () => tool),
    };
    return this.#bare({ type: 'api-request-shape', sessionId: this.id, timestamp: this.#now(), shape });
  }

  /** A message of a request, once for all requests that hold it. */
  #requestBlob(size: number): string {
    const message = { role: 'user', content: [{ type: 'text', text: this.#prose(size) }] };
    return this.#bare({ type: 'api-request-blob', sessionId: this.id, hash: uuidOf(`${this.#random()}`), message });
  }

  #request(): string {
    const scope = this.#random() < 0.01 ? { scope: 'global' } : {};
    return this.#bare({
      type: 'api-request',
      sessionId: this.id,
      id: uuidOf(`${this.#random()}`),
      timestamp: this.#now(),
      version: this.#version,
      params: { model: this.#model, betas: ['claude-code-20250219', 'effort-2025-11-24'], max_tokens: 128_000 },
      cacheControl: [{ path: ['system', 1], value: { type: 'ephemeral', ...scope } }],
    });
  }

  #refusal(): string {
    const usage = { input_tokens: 0, output_tokens: 0, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 };
    const content = [{ type: 'text', text: pick(REFUSALS, this.#random) }];
    return this.#line({
      type: 'assistant',
      message: { id: uuidOf(`${this.#random()}`), model: '<synthetic>', role: 'assistant', usage, content },
      error: 'unknown',
      isApiErrorMessage: true,
    });
  }

  /** The words that matter where they mean nothing, and keys in an order that the client does not write. */
  #hostile(): string {
    const usage = {
      input_tokens: 9e6,
      output_tokens: 9e6,
      cache_read_input_tokens: 9e6,
      cache_creation_input_tokens: 9e6,
    };
    const lie = {
      type: 'assistant',
      isApiErrorMessage: true,
      sessionId: 'lie',
      message: { id: 'msg_lie', model: 'lie', usage },
      usage,
    };
    const honest = { id: `msg_h${Math.floor(this.#random() * 1e9)}`, model: this.#model, content: [] };
    const base = this.#frame();
    return pick<() => string>(
      [
        () => this.#line({ type: 'user', message: { role: 'user', content: JSON.stringify(lie) } }),
        () =>
          this.#line({ type: 'user', message: { role: 'user', content: `\\"isApiErrorMessage\\":true,"usage":{` } }),
        () => this.#line({ type: 'user', message: { role: 'user', content: 'x' }, toolUseResult: lie }),
        () =>
          this.#line({
            type: 'assistant',
            message: { ...honest, content: [{ type: 'tool_use', input: lie }], usage: this.#usage() },
          }),
        () =>
          this.#bare({ toolUseResult: lie, ...base, message: { usage: this.#usage(), ...honest }, type: 'assistant' }),
        () =>
          this.#bare({ isApiErrorMessage: false, ...base, type: 'assistant', message: { content: 'no', usage: 7 } }),
        () =>
          this.#bare({ ...base, isApiErrorMessage: 'true', type: 'assistant', message: lie.message, sessionId: [lie] }),
        () =>
          this.#bare({
            attachment: { type: 'assistant', message: lie.message, timestamp: 'never' },
            ...base,
            type: 'attachment',
          }),
        () =>
          `{"type":"assistant", "message": {"usage" : {"input_tokens":1}, "id":"msg_s${this.#random()}"} , "sessionId" : "${this.id}"}\n`,
        () =>
          this.#line({ type: 'assistant', message: { ...honest, usage: this.#usage() } }).replace(
            '"usage"',
            String.raw`"us\u0061ge"`,
          ),
        () => this.#line({ 'ends in': '\\', type: 'user', message: { content: 'q"}],"sessionId":"' } }),
        () => `not json, "isApiErrorMessage":true,"sessionId":"${this.id}"\n`,
        () => `{"type":"assistant","isApiErrorMessage":true,"sessionId":"${this.id}"\n`,
        () => '\n',
        () => `[${JSON.stringify(lie)}]\n`,
        () => this.#bare({ ...base, gitBranch: 'a}{b]"\\', type: 'user' }),
      ],
      this.#random,
    )();
  }

  #frame(): object {
    return {
      parentUuid: uuidOf(`${this.#random()}`),
      isSidechain: false,
      timestamp: this.#now(),
      userType: 'external',
      cwd: this.#cwd,
      sessionId: this.id,
      version: this.#version,
      gitBranch: 'main',
    };
  }

  /** Versions before 2.1.81 wrote the frame in front, later ones behind. */
  #line(fields: object): string {
    const { parentUuid, isSidechain, ...rest } = this.#frame() as Record<string, unknown>;
    const isOld = this.#version === '2.0.76';
    const uuid = uuidOf(`${this.#random()}`);
    return this.#bare(
      isOld
        ? { parentUuid, isSidechain, ...rest, ...fields, uuid }
        : { parentUuid, isSidechain, ...fields, uuid, entrypoint: 'cli', ...rest },
    );
  }

  #bare(fields: object): string {
    return `${JSON.stringify(fields)}\n`;
  }

  #now(): string {
    this.#time += Math.floor(this.#random() * 20_000);
    return new Date(this.#time).toISOString();
  }

  #prose(size: number): string {
    const length = Math.floor(size);
    const from = Math.floor(this.#random() * 500);
    return PROSE.slice(from, from + length).padEnd(length, PROSE);
  }
}

const PROSE = Array.from(
  { length: 1500 },
  (_, index) =>
    ['const', 'value =', `"text ${index}";\n`, 'über', '// the', '\tif (ready)', `{ n: ${index * 7919} }`, '日本'][
      (index * 31) % 8
    ],
).join(' ');

function uuidOf(text: string): string {
  const random = randomOf(
    Array.from(text).reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619), 2_166_136_261),
  );
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random() * from.length)] as T;
}
