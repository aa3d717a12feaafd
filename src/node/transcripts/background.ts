import { Worker } from 'node:worker_threads';
import type { SessionRecord, Sessions } from '../../core/sessions/session.ts';

/** What the thread is given, and what it says. */
export interface ScanTask {
  readonly folder: string;
  readonly stateRoot: string;
  /** Of what is known to who asks; the same is not sent again. */
  readonly digest: string | null;
}

export type ScanNews =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'some'; readonly sessions: readonly SessionRecord[] }
  /** Behind all sessions; `sums` is null where they are what was known, and were not sent. */
  | { readonly kind: 'end'; readonly sums: Omit<Sessions, 'sessions'> | null; readonly digest: string };

/** What was found; `sessions` is null where it is what was known. */
export interface Scanned {
  readonly sessions: Sessions | null;
  readonly digest: string;
}

/**
 * `scanTranscripts` in a thread of its own, which ends with it. `program`: the bundle of `worker.ts`. Null where `signal`
 * ended it before.
 */
export function scanInBackground(
  program: string,
  task: ScanTask,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Scanned | null> {
  if (signal.aborted) return Promise.resolve(null);
  const worker = new Worker(program, { workerData: task, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
  const stop = (): void => void worker.terminate();
  signal.addEventListener('abort', stop, { once: true });
  return new Promise<Scanned | null>((resolve, reject) => {
    const sessions: SessionRecord[] = [];
    worker.on('message', (news: ScanNews) => {
      if (news.kind === 'progress') onProgress(news.done, news.total);
      else if (news.kind === 'some') sessions.push(...news.sessions);
      else resolve({ sessions: news.sums && { sessions, ...news.sums }, digest: news.digest });
    });
    worker.on('error', reject);
    worker.on('exit', () => (signal.aborted ? resolve(null) : reject(new Error('the scan ended without an answer'))));
  }).finally(() => signal.removeEventListener('abort', stop));
}

/** Most of what a scan makes is kept: more room for what is not would only be filled. In MB. */
const YOUNG_MB = 4;
