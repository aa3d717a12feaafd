import { Worker } from 'node:worker_threads';
import type { Sessions } from '../../core/sessions/session.ts';

/** What the thread is given, and what it says. */
export interface ScanTask {
  readonly role: 'scan';
  readonly folder: string;
  readonly stateRoot: string;
  /** The bundle of `worker.ts`. */
  readonly program: string;
}

export type ScanNews =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'sessions'; readonly sessions: Sessions };

/** `scanTranscripts` in a thread of its own, which ends with it. Null where `signal` ended it before. */
export function scanInBackground(
  task: Omit<ScanTask, 'role'>,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Sessions | null> {
  if (signal.aborted) return Promise.resolve(null);
  const worker = new Worker(task.program, { workerData: { role: 'scan', ...task } satisfies ScanTask });
  const stop = (): void => void worker.terminate();
  signal.addEventListener('abort', stop, { once: true });
  return new Promise<Sessions | null>((resolve, reject) => {
    worker.on('message', (news: ScanNews) => {
      if (news.kind === 'progress') onProgress(news.done, news.total);
      else resolve(news.sessions);
    });
    worker.on('error', reject);
    worker.on('exit', () => (signal.aborted ? resolve(null) : reject(new Error('the scan ended without an answer'))));
  }).finally(() => signal.removeEventListener('abort', stop));
}
