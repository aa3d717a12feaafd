import { NO_TOKENS, type Tokens } from '../sessions/session.ts';

/** What `claude -p --output-format json` prints at its end. */
export interface ClientAnswer {
  readonly sessionId: string | null;
  /** Whether the client calls it an error. */
  readonly isError: boolean;
  readonly subtype: string | null;
  /** The model's words, or the error message. */
  readonly text: string;
  /** The HTTP status of the error, where the client says. */
  readonly status: number | null;
  readonly tokens: Tokens;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads the client's output: one JSON object, in a verbose client a list of which it is the last, whatever other lines
 * stand around it. Null where there is none that is whole.
 */
export function clientAnswerIn(stdout: string): ClientAnswer | null {
  const whole = resultIn(stdout);
  if (whole) return answerOf(whole);
  for (const line of stdout.split('\n').toReversed()) {
    const result = line.includes('"result"') ? resultIn(line) : undefined;
    if (result) return answerOf(result);
  }
  return null;
}

function resultIn(text: string): Fields | undefined {
  const json = parsed(text);
  const items: readonly unknown[] = Array.isArray(json) ? json : [json];
  return items.map(fieldsOf).findLast(({ type }) => type === 'result');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not that line
  }
}

function answerOf(result: Fields): ClientAnswer {
  const { result: words, errors, session_id: id, subtype, api_error_status: status } = result;
  const listed = Array.isArray(errors) ? errors.filter((error) => typeof error === 'string') : [];
  return {
    sessionId: typeof id === 'string' ? id : null,
    isError: result['is_error'] === true,
    subtype: typeof subtype === 'string' ? subtype : null,
    text: typeof words === 'string' ? words : listed.join('\n'),
    status: typeof status === 'number' ? status : null,
    tokens: tokensOf(result['usage']),
  };
}

/** The tokens of a `usage`, as the API and the client write it. */
export function tokensOf(usage: unknown): Tokens {
  const fields = fieldsOf(usage);
  const split = fieldsOf(fields['cache_creation']);
  const oneHour = countOf(split['ephemeral_1h_input_tokens']);
  const written = countOf(fields['cache_creation_input_tokens']);
  return {
    ...NO_TOKENS,
    input: countOf(fields['input_tokens']),
    output: countOf(fields['output_tokens']),
    cacheRead: countOf(fields['cache_read_input_tokens']),
    cacheWrite5m: Math.max(0, written - oneHour),
    cacheWrite1h: oneHour,
  };
}

const countOf = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;

/** The fields of an object; none where it is none. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
