import { addDays, type SessionPart } from '../../core/sessions/merge.ts';
import { addTokens, type Failure } from '../../core/sessions/session.ts';
import type { Usage } from './usage.ts';
import type { Requests } from './requestRecords.ts';
import { type DaySum, TokenSum } from './tokenSum.ts';

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
  requests: Requests | null = null;
  /** Whether one of its messages was counted for another file: when that one goes, this one has to be read again. */
  borrows = false;
  /** The key of the session. */
  sessionKey = 0;
  /** Of answers that nobody else has counted, and of others: a session that was forked holds those of the other one. */
  #own = new TokenSum();
  #others: TokenSum | null = null;

  constructor(id: string, path: string) {
    this.id = id;
    this.path = path;
  }

  static from({ others, own, ...saved }: SavedPart, path: string): Part {
    const part = Object.assign(new Part(saved.id, path), saved);
    part.#own = new TokenSum(own);
    part.#others = others && new TokenSum(others);
    return part;
  }

  /** Counts an answer's tokens; `isOwn`: nobody has counted that answer. */
  count(usage: Usage, day: number | null, isOwn: boolean): void {
    if (isOwn) this.#own.add(usage, day);
    else (this.#others ??= new TokenSum()).add(usage, day);
  }

  toJson(): SavedPart {
    const { path: _, ...rest } = this;
    return { ...rest, own: this.#own.sums, others: this.#others && this.#others.sums };
  }

  finished(): SessionPart {
    const { clientVersion, entrypoint, failures, first, id, last, model, path, project, requests } = this;
    const { all: ownTokens, days: ownDays } = this.#own;
    const others = this.#others;
    const tokens = others === null ? ownTokens : addTokens(ownTokens, others.all);
    const days = others === null ? ownDays : addDays([ownDays, others.days]);
    const about = { id, path, project, clientVersion, entrypoint, model, first, last, failures, requests };
    return { record: { ...about, tokens, days }, ownTokens, ownDays };
  }
}

/** A part as it is kept between two scans. */
export type SavedPart = Omit<Part, 'path' | 'count' | 'toJson' | 'finished'> & {
  readonly own: DaySum[];
  readonly others: DaySum[] | null;
};
