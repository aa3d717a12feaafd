import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeError } from '../../core/decodeError.ts';
import { type SessionPart, sessionsOf } from '../../core/sessions/merge.ts';
import {
  addTokens,
  type DayTokens,
  type Failure,
  NO_TOKENS,
  type Sessions,
  type Tokens,
} from '../../core/sessions/session.ts';
import type { StateFolder } from '../stateFolder.ts';

export interface ScanRequest {
  /** The folder `projects` of a config folder. */
  readonly folder: string;
  /** Where it is remembered how far each file was read; null: nowhere. */
  readonly state: StateFolder | null;
  readonly signal?: AbortSignal;
  /** Bytes read, and bytes to read. */
  readonly onProgress?: (done: number, total: number) => void;
}

/* eslint-disable -- PROVISIONAL: the slow and obvious one; the real scanner takes its place */
export async function scanTranscripts({ folder }: ScanRequest): Promise<Sessions> {
  const names = (await readdir(folder, { recursive: true }).catch(() => [])).filter((n) => n.endsWith('.jsonl')).sort();
  const parts: any[] = [];
  const counted = new Set<string>();
  for (const name of names) {
    const file = path.join(folder, name);
    let id: string | null = null;
    const mine = new Map<string, any>();
    for (const text of (await readFile(file, 'utf8')).split('\n')) {
      let line: any;
      try {
        line = JSON.parse(text);
      } catch {
        continue;
      }
      if (typeof line !== 'object' || line === null || Array.isArray(line)) continue;
      if (typeof line.sessionId === 'string' && line.sessionId !== '') id = line.sessionId;
      if (id === null) continue;
      let part = mine.get(id);
      if (!part) {
        part = {
          id,
          path: file,
          project: null,
          clientVersion: null,
          entrypoint: null,
          model: null,
          first: null,
          last: null,
          failures: [] as Failure[],
          requests: null,
          tokens: NO_TOKENS,
          ownTokens: NO_TOKENS,
          days: [],
          ownDays: [],
        };
        mine.set(id, part);
        parts.push(part);
      }
      const time = Date.parse(line.timestamp);
      if (!Number.isNaN(time)) {
        part.first ??= time;
        part.last = time;
      }
      if (typeof line.cwd === 'string') part.project ??= line.cwd;
      if (typeof line.version === 'string') part.clientVersion = line.version;
      if (typeof line.entrypoint === 'string') part.entrypoint = line.entrypoint;
      const message = line.message;
      if (line.isApiErrorMessage === true) {
        const content = message?.content;
        const said = typeof content === 'string' ? content : (content ?? []).map((b: any) => b.text ?? '').join('\n');
        const { family, answeredBy } = decodeError(said);
        part.failures.push({
          time: Number.isNaN(time) ? null : time,
          family,
          answeredBy,
          status: line.apiErrorStatus ?? (Number(/API Error: (\d{3})/.exec(said)?.[1]) || null),
          clientVersion: line.version ?? null,
          entrypoint: line.entrypoint ?? null,
          model: line.requestedModel ?? part.model,
        });
      } else if (line.type === 'assistant' && message?.usage) {
        if (typeof message.model === 'string') part.model = message.model;
        const u = message.usage;
        const write = u.cache_creation_input_tokens ?? 0;
        const oneHour = u.cache_creation?.ephemeral_1h_input_tokens ?? 0;
        const tokens: Tokens = {
          input: u.input_tokens ?? 0,
          output: u.output_tokens ?? 0,
          cacheRead: u.cache_read_input_tokens ?? 0,
          cacheWrite5m: u.cache_creation?.ephemeral_5m_input_tokens ?? write - oneHour,
          cacheWrite1h: oneHour,
        };
        const days: DayTokens[] = Number.isNaN(time) ? [] : [{ day: Math.floor(time / 864e5) * 864e5, tokens }];
        const key = message.id;
        if (!counted.has(`${id} ${key}`)) {
          counted.add(`${id} ${key}`);
          part.tokens = addTokens(part.tokens, tokens);
          part.days.push(...days);
        }
        if (!counted.has(key)) {
          counted.add(key);
          part.ownTokens = addTokens(part.ownTokens, tokens);
          part.ownDays.push(...days);
        }
      } else if (line.type === 'api-request') {
        const scoped = (line.cacheControl ?? []).some((c: any) => c?.value?.scope !== undefined);
        const before = part.requests ?? { count: 0, scoped: 0, last: null, lastScoped: null, betas: [] };
        const at = Number.isNaN(time) ? null : time;
        part.requests = {
          count: before.count + 1,
          scoped: before.scoped + (scoped ? 1 : 0),
          last: at,
          lastScoped: scoped ? at : before.lastScoped,
          betas: [...new Set([...(line.params?.betas ?? []), ...(line.params?.anthropic_beta ?? [])])].sort(),
        };
      }
    }
  }
  return sessionsOf(parts as SessionPart[]);
}
