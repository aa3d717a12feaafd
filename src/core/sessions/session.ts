/** What the transcripts tell of one session. Nothing of it is a prompt, an answer, code or the text of an error. */
export interface SessionRecord {
  readonly id: string;
  /** The session's own transcript; where there is none, the first file that names the session. */
  readonly path: string;
  /** The folder in which it was started. */
  readonly project: string | null;
  /** Of the client that wrote last. */
  readonly clientVersion: string | null;
  /** `cli`, `sdk-cli` (print mode), `sdk-ts` (Agent SDK), `claude-vscode`, …; null where the client did not say. */
  readonly entrypoint: string | null;
  /** The model of the last answer. */
  readonly model: string | null;
  /** The times of the first and of the last line that has one, in ms since 1970. */
  readonly first: number | null;
  readonly last: number | null;
  /** In the order of the lines. */
  readonly failures: readonly Failure[];
  /** What the client wrote down of its requests; null where it wrote nothing (before 2.1.329, measured up to 2.1.275). */
  readonly requests: RecordedRequests | null;
  /** Of distinct messages: a client writes one message as several lines with the same usage. */
  readonly tokens: Tokens;
  /** The same by day, in order. */
  readonly days: readonly DayTokens[];
}

/** A request that was refused: one line in a transcript. */
export interface Failure {
  /** In ms since 1970. */
  readonly time: number | null;
  /** The decoder's family; null where it is not recognised. */
  readonly family: string | null;
  /** Who answered, as the decoder names it; null where the text does not show it. */
  readonly answeredBy: string | null;
  /** The HTTP status; null where neither the line nor its text says. */
  readonly status: number | null;
  readonly clientVersion: string | null;
  readonly entrypoint: string | null;
  /** The model of the answer before it, or the one that was asked for where the line says. */
  readonly model: string | null;
}

/** What a client wrote down of the requests of a session. */
export interface RecordedRequests {
  readonly count: number;
  /** How many carried `cache_control.scope`. */
  readonly scoped: number;
  /** The times of the last request and of the last one with `scope`, in ms since 1970. */
  readonly last: number | null;
  readonly lastScoped: number | null;
  /** The betas of header and body of the last request, sorted. */
  readonly betas: readonly string[];
}

export interface Tokens {
  /** Neither read from the cache nor written to it. */
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  /** Written for five minutes; where the line does not say for how long, too. */
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
}

export interface DayTokens {
  /** The start of the day in UTC, in ms since 1970. */
  readonly day: number;
  readonly tokens: Tokens;
}

/** All sessions of one config folder. */
export interface Sessions {
  /** The one with the latest line first. */
  readonly sessions: readonly SessionRecord[];
  /** Of distinct messages over all sessions: a session that was forked holds those of the other one, too. */
  readonly tokens: Tokens;
  readonly days: readonly DayTokens[];
}

/** What the transcripts of this machine say about the settings of now. */
export interface Evidence extends Sessions {
  /**
   * When the settings were last changed, in ms since 1970; null where there is no file. It is the newest time of the
   * files, so never too early.
   */
  readonly lastChange: number | null;
  /** When the flag was set that is on now; never too early. Null where it is off, or where no file sets it. */
  readonly fixedAt: number | null;
}

export const NO_TOKENS: Tokens = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };

export function addTokens(a: Tokens, b: Tokens): Tokens {
  return {
    input: a.input + b.input,
    output: a.output + b.output,
    cacheRead: a.cacheRead + b.cacheRead,
    cacheWrite5m: a.cacheWrite5m + b.cacheWrite5m,
    cacheWrite1h: a.cacheWrite1h + b.cacheWrite1h,
  };
}
