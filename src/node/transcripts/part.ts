import { addDays, type SessionPart } from '../../core/sessions/merge.ts';
import { addTokens, type Failure, NO_TOKENS, type SessionRecord } from '../../core/sessions/session.ts';
import type { Requests } from './requestRecords.ts';
import { type DaySum, TokenSum } from './tokenSum.ts';
import type { Usage } from './usage.ts';

/** What is known of a session while it is being read; its tokens are not in it before all is read. */
type OpenRecord = { -readonly [Key in keyof SessionRecord]: SessionRecord[Key] } & {
  failures: Failure[];
  requests: Requests | null;
};

/** What one file tells of one session, while it is being read. */
export class Part {
  readonly record: OpenRecord;
  /** The model of the last request that was written down. */
  requestedModel: string | null = null;
  /** Whether one of its messages was counted for another file: when that one goes, this one has to be read again. */
  borrows = false;
  /** The key of the session. */
  sessionKey = 0;
  /** Of answers that nobody else has counted, and of others: a session that was forked holds those of the other one. */
  #own = new TokenSum();
  #others: TokenSum | null = null;

  constructor(record: OpenRecord) {
    this.record = record;
  }

  static from({ borrows, others, own, record, requestedModel, sessionKey }: SavedPart, path: string): Part {
    const part = new Part({ ...emptyRecord(record.id, path), ...record });
    Object.assign(part, { borrows, requestedModel, sessionKey });
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
    const { borrows, record, requestedModel, sessionKey } = this;
    const { days: _days, path: _path, tokens: _tokens, ...rest } = record;
    const [own, others] = [this.#own.sums, this.#others?.sums ?? null];
    return { record: rest, requestedModel, borrows, sessionKey, own, others };
  }

  /** All is read: the record gets its tokens. There may be thousands of them, so it is not copied. */
  finished(): SessionPart {
    const { record } = this;
    const { all: ownTokens, days: ownDays } = this.#own;
    const others = this.#others;
    record.tokens = others === null ? ownTokens : addTokens(ownTokens, others.all);
    record.days = others === null ? ownDays : addDays([ownDays, others.days]);
    return { record, ownTokens, ownDays };
  }
}

export const emptyRecord = (id: string, path: string): OpenRecord => ({
  id,
  path,
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
});

/** A part as it is kept between two scans. */
export interface SavedPart extends Pick<Part, 'requestedModel' | 'borrows' | 'sessionKey'> {
  readonly record: Omit<OpenRecord, 'path' | 'tokens' | 'days'>;
  readonly own: readonly DaySum[];
  readonly others: readonly DaySum[] | null;
}
