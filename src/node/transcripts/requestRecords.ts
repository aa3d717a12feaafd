import type { RecordedRequests } from '../../core/sessions/session.ts';
import { asRecord, type LineJson, parsed, textsIn, timeOf } from './lineJson.ts';

const NONE: RecordedRequests = { count: 0, scoped: 0, last: null, lastScoped: null, betas: [] };

/** With one request more, which stands in those bytes. What only the last one tells comes with {@link withLast}. */
export function withRequest(
  before: RecordedRequests | null,
  bytes: Buffer,
  from: number,
  to: number,
): RecordedRequests {
  const { count, scoped, ...rest } = before ?? NONE;
  if (!holdsScope(bytes, from, to)) return { ...rest, count: count + 1, scoped };
  return { ...rest, count: count + 1, scoped: scoped + 1, lastScoped: timeOf(parsed(bytes, from, to)) };
}

/** What the last request tells. */
export function withLast(requests: RecordedRequests, line: LineJson | null): RecordedRequests {
  const { anthropic_beta: body, betas: header } = asRecord(line?.['params']);
  return {
    ...requests,
    last: timeOf(line) ?? requests.last,
    betas: [...new Set([...textsIn(header), ...textsIn(body)])].toSorted(),
  };
}

const SCOPE = Buffer.from('"scope"');

function holdsScope(bytes: Buffer, from: number, to: number): boolean {
  if (!bytes.subarray(from, to).includes(SCOPE)) return false;
  const marks = parsed(bytes, from, to)?.['cacheControl'];
  return Array.isArray(marks) && marks.some((mark) => asRecord(asRecord(mark)['value'])['scope'] !== undefined);
}
