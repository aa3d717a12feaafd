import type { RecordedRequests } from '../../core/sessions/session.ts';
import { asRecord, type LineJson, parsed, textsIn, timeOf } from './lineJson.ts';

/** The requests of a session while they are counted. */
export type Requests = { -readonly [Key in keyof RecordedRequests]: RecordedRequests[Key] };

export const noRequests = (): Requests => ({ count: 0, scoped: 0, last: null, lastScoped: null, betas: [] });

/** Counts a request, which stands in those bytes. What only the last one tells comes with {@link takeLast}. */
export function countRequest(requests: Requests, bytes: Buffer, from: number, to: number): void {
  requests.count += 1;
  if (!holdsScope(bytes, from, to)) return;
  requests.scoped += 1;
  requests.lastScoped = timeOf(parsed(bytes, from, to));
}

/** What the last request tells. */
export function takeLast(requests: Requests, line: LineJson | null): void {
  const { anthropic_beta: body, betas: header } = asRecord(line?.['params']);
  requests.last = timeOf(line) ?? requests.last;
  requests.betas = [...new Set([...textsIn(header), ...textsIn(body)])].toSorted();
}

const SCOPE = Buffer.from('"scope"');

function holdsScope(bytes: Buffer, from: number, to: number): boolean {
  if (!bytes.subarray(from, to).includes(SCOPE)) return false;
  const marks = parsed(bytes, from, to)?.['cacheControl'];
  return Array.isArray(marks) && marks.some((mark) => asRecord(asRecord(mark)['value'])['scope'] !== undefined);
}
