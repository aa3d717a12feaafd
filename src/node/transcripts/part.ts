import type { SessionPart } from '../../core/sessions/merge.ts';
import type { DayTokens, Failure, RecordedRequests, Tokens } from '../../core/sessions/session.ts';
import type { LineFields } from './lineFields.ts';

/** What one file tells of one session, while it is being read. */
export class Part {
  readonly id: string;
  readonly path: string;
  project: string | null = null;
  clientVersion: string | null = null;
  entrypoint: string | null = null;
  model: string | null = null;
  /** The model of the last request that was written down. */
  requestedModel: string | null = null;
  first: number | null = null;
  last: number | null = null;
  failures: Failure[] = [];
  requests: RecordedRequests | null = null;
  /** Whether one of its messages was counted for another file: when that one goes, this one has to be read again. */
  borrows = false;
  /** The key of the session. */
  sessionKey = 0;
  readonly #tokens = new TokenSum();
  readonly #ownTokens = new TokenSum();

  constructor(id: string, path: string) {
    this.id = id;
    this.path = path;
  }

  static from(saved: SavedPart, path: string): Part {
    const part = new Part(saved.id, path);
    const { days, ownDays, ownTokens, tokens, ...rest } = saved;
    Object.assign(part, rest);
    part.#tokens.load(tokens, days);
    part.#ownTokens.load(ownTokens, ownDays);
    return part;
  }

  /** Counts an answer's tokens; `isOwn`: nobody has counted that answer. */
  count(fields: LineFields, day: number | null, isOwn: boolean): void {
    this.#tokens.add(fields, day);
    if (isOwn) this.#ownTokens.add(fields, day);
  }

  toJson(): SavedPart {
    const { path: _, ...rest } = this.finished();
    const { borrows, requestedModel, sessionKey } = this;
    return { ...rest, borrows, requestedModel, sessionKey };
  }

  finished(): SessionPart {
    const { clientVersion, entrypoint, failures, first, id, last, model, path, project, requests } = this;
    return {
      id,
      path,
      project,
      clientVersion,
      entrypoint,
      model,
      first,
      last,
      failures,
      requests,
      tokens: this.#tokens.all,
      days: this.#tokens.days,
      ownTokens: this.#ownTokens.all,
      ownDays: this.#ownTokens.days,
    };
  }
}

/** A part as it is kept between two scans. */
export type SavedPart = Omit<SessionPart, 'path'> & Pick<Part, 'borrows' | 'requestedModel' | 'sessionKey'>;

class TokenSum {
  all: Tokens = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
  readonly #days = new Map<number, Tokens>();
  #day: number | null = null;
  #today: Mutable<Tokens> | null = null;

  get days(): DayTokens[] {
    return [...this.#days].map(([day, tokens]) => ({ day, tokens })).toSorted((a, b) => a.day - b.day);
  }

  load(all: Tokens, days: readonly DayTokens[]): void {
    this.all = { ...all };
    for (const { day, tokens } of days) this.#days.set(day, { ...tokens });
  }

  add(fields: LineFields, day: number | null): void {
    addTo(this.all, fields);
    if (day === null) return;
    if (day !== this.#day || this.#today === null) {
      this.#today = this.#days.get(day) ?? { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
      this.#days.set(day, this.#today);
      this.#day = day;
    }
    addTo(this.#today, fields);
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function addTo(sum: Mutable<Tokens>, fields: LineFields): void {
  sum.input += fields.input;
  sum.output += fields.output;
  sum.cacheRead += fields.cacheRead;
  sum.cacheWrite1h += fields.cacheWrite1h;
  sum.cacheWrite5m += fields.cacheWrite5m;
}
