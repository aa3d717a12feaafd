import type { RecordedRequests } from '../../core/sessions/session.ts';
import { fieldsOf } from '../../core/verify/clientAnswer.ts';
import { type LineJson, parsed, textsIn, timeOf } from './lineJson.ts';

/** The requests of a session while they are counted. */
export type Requests = { -readonly [Key in keyof RecordedRequests]: RecordedRequests[Key] };

export const noRequests = (): Requests => ({ count: 0, scoped: 0, last: null, lastScoped: null, betas: [] });

/** Counts it where the request in those bytes carried `scope`. */
export function countScope(requests: Requests, bytes: Buffer, from: number, to: number): void {
  if (!holdsScope(bytes, from, to)) return;
  requests.scoped += 1;
  requests.lastScoped = timeOf(parsed(bytes, from, to));
}

/** What the last request tells. */
export function takeLast(requests: Requests, line: LineJson | null): void {
  requests.last = timeOf(line) ?? requests.last;
  requests.betas = [...new Set(betasOf(line))].toSorted();
}

/** The betas that a request named, in its header and in its body. */
export function betasOf(line: LineJson | null): string[] {
  const { anthropic_beta: body, betas: header } = fieldsOf(line?.['params']);
  return [...textsIn(header), ...textsIn(body)];
}

/** Whether a request carried `cache_control.scope`. */
export function isScoped(line: LineJson | null): boolean {
  const marks = line?.['cacheControl'];
  return Array.isArray(marks) && marks.some((mark) => fieldsOf(fieldsOf(mark)['value'])['scope'] !== undefined);
}

const SCOPE = Buffer.from('"scope"');

const holdsScope = (bytes: Buffer, from: number, to: number): boolean =>
  bytes.subarray(from, to).includes(SCOPE) && isScoped(parsed(bytes, from, to));
