import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeError } from '../../src/core/decodeError.ts';
import { sessionsOf } from '../../src/core/sessions/merge.ts';
import {
  addTokens,
  type DayTokens,
  type Failure,
  NO_TOKENS,
  type SessionRecord,
  type Sessions,
  type Tokens,
} from '../../src/core/sessions/session.ts';

/** What the transcripts tell, found the slow and obvious way: every line becomes an object. */
export function referenceScan(folder: string): Sessions {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jsonl'));
  const parts: Slow[] = [];
  const counted = new Set<string>();
  const files = names.map((name) => path.join(folder, name)).toSorted(byFolders);
  for (const file of files) parts.push(...partsOf(file, counted));
  return sessionsOf(
    parts.map(({ ownDays, ownTokens, record }) => ({
      record: { ...record, days: summed(record.days) },
      ownTokens,
      ownDays: summed(ownDays),
    })),
  );
}

function summed(days: readonly DayTokens[]): DayTokens[] {
  return [...new Set(days.map(({ day }) => day))]
    .toSorted((a, b) => a - b)
    .map((day) => ({
      day,
      tokens: days
        .filter((each) => each.day === day)
        .map(({ tokens }) => tokens)
        .reduce(addTokens),
    }));
}

/** As a walk from folder to folder meets them. */
function byFolders(a: string, b: string): number {
  const [left, right] = [a.split(path.sep), b.split(path.sep)];
  const at = left.findIndex((name, index) => name !== right[index]);
  return (left[at] ?? '') < (right[at] ?? '') ? -1 : 1;
}

type Json = Record<string, unknown>;
interface Slow {
  readonly record: { -readonly [K in keyof SessionRecord]: SessionRecord[K] };
  asked: string | null;
  ownTokens: Tokens;
  ownDays: readonly DayTokens[];
}

function partsOf(file: string, counted: Set<string>): Slow[] {
  const parts = new Map<string, Slow>();
  let current: Slow | undefined;
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    const line = objectIn(text);
    if (!line) continue;
    const id = line['sessionId'];
    if (typeof id === 'string' && id !== '') {
      current = parts.get(id) ?? emptyPart(id, file);
      parts.set(id, current);
    }
    if (current) take(line, current, counted);
  }
  return [...parts.values()];
}

function objectIn(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

function take(line: Json, part: Slow, counted: Set<string>): void {
  const { record: session } = part;
  const time = timeOf(line);
  session.first ??= time;
  session.last = time ?? session.last;
  if (typeof line['cwd'] === 'string') session.project ??= line['cwd'];
  if (typeof line['version'] === 'string') session.clientVersion = line['version'];
  if (typeof line['entrypoint'] === 'string') session.entrypoint = line['entrypoint'];
  if (line['type'] === 'api-request') takeRequest(line, part);
  if (line['type'] !== 'assistant') return;
  if (line['isApiErrorMessage'] === true) session.failures = [...session.failures, failureOf(line, part)];
  else takeAnswer(line, part, counted);
}

function takeRequest(line: Json, part: Slow): void {
  const { betas: header, anthropic_beta: body, model } = record(line['params']);
  const marks = Array.isArray(line['cacheControl']) ? (line['cacheControl'] as unknown[]) : [];
  const isScoped = marks.some((mark) => record(record(mark)['value'])['scope'] !== undefined);
  const time = timeOf(line);
  const before = part.record.requests ?? { count: 0, scoped: 0, last: null, lastScoped: null };
  part.record.requests = {
    count: before.count + 1,
    scoped: before.scoped + (isScoped ? 1 : 0),
    last: time,
    lastScoped: isScoped ? time : before.lastScoped,
    betas: [...new Set([...((header ?? []) as string[]), ...((body ?? []) as string[])])].toSorted(),
  };
  if (typeof model === 'string') part.asked = model;
}

function failureOf(line: Json, part: Slow): Failure {
  const { content } = record(line['message']);
  const said =
    typeof content === 'string' ? content : ((content ?? []) as Json[]).map(({ text }) => text as string).join('\n');
  const { answeredBy, family } = decodeError(said);
  const inText = /API Error: (\d{3})\b/.exec(said)?.[1];
  return {
    time: timeOf(line),
    family,
    answeredBy,
    status: (line['apiErrorStatus'] as number | undefined) ?? (inText === undefined ? null : Number(inText)),
    clientVersion: (line['version'] as string | undefined) ?? null,
    entrypoint: (line['entrypoint'] as string | undefined) ?? null,
    model: (line['requestedModel'] as string | undefined) ?? part.asked ?? part.record.model,
  };
}

function takeAnswer(line: Json, part: Slow, counted: Set<string>): void {
  const { id, model, usage } = record(line['message']);
  if (typeof usage !== 'object' || usage === null || Array.isArray(usage)) return;
  if (typeof model === 'string' && model !== '<synthetic>') part.record.model = model;
  const tokens = tokensOf(usage as Json);
  const time = timeOf(line);
  const days: DayTokens[] = time === null ? [] : [{ day: Math.floor(time / 86_400_000) * 86_400_000, tokens }];
  const isNew = (key: string): boolean => typeof id !== 'string' || (!counted.has(key) && Boolean(counted.add(key)));
  const { record: session } = part;
  if (isNew(`${session.id} ${String(id)}`)) {
    session.tokens = addTokens(session.tokens, tokens);
    session.days = [...session.days, ...days];
  }
  if (isNew(String(id))) {
    part.ownTokens = addTokens(part.ownTokens, tokens);
    part.ownDays = [...part.ownDays, ...days];
  }
}

function tokensOf(usage: Json): Tokens {
  const number = (value: unknown): number => (typeof value === 'number' && value >= 0 ? value : 0);
  const creation = record(usage['cache_creation']);
  const cacheWrite1h = number(creation['ephemeral_1h_input_tokens']);
  const short = creation['ephemeral_5m_input_tokens'];
  return {
    input: number(usage['input_tokens']),
    output: number(usage['output_tokens']),
    cacheRead: number(usage['cache_read_input_tokens']),
    cacheWrite5m: short === undefined ? number(usage['cache_creation_input_tokens']) - cacheWrite1h : number(short),
    cacheWrite1h,
  };
}

const record = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

function timeOf({ timestamp }: Json): number | null {
  const time = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

const emptyPart = (id: string, file: string): Slow => ({
  record: {
    id,
    path: file,
    project: null,
    clientVersion: null,
    entrypoint: null,
    model: null,
    first: null,
    last: null,
    failures: [],
    requests: null,
    tokens: NO_TOKENS,
    days: [],
  },
  asked: null,
  ownTokens: NO_TOKENS,
  ownDays: [],
});
