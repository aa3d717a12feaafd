import { parentPort, workerData } from 'node:worker_threads';
import { FILES } from '../fileOperations.ts';
import { StateFolder } from '../stateFolder.ts';
import type { ScanNews, ScanTask } from './background.ts';
import { type HalfNews, type HalfTask, readHalf } from './halves.ts';
import { scanTranscripts } from './scan.ts';

/** A thread of its own for what would keep another one busy. */
async function main(): Promise<void> {
  const task = workerData as HalfTask | ScanTask;
  if (task.role === 'half') {
    const { files, keys, owners } = readHalf(task, (bytes) => say({ kind: 'bytes', bytes }));
    return say({ kind: 'done', files, keys, owners });
  }
  const { folder, program, stateRoot } = task;
  const sessions = await scanTranscripts({
    folder,
    state: new StateFolder(stateRoot, FILES),
    program,
    onProgress: (done, total) => say({ kind: 'progress', done, total }),
  });
  say({ kind: 'sessions', sessions });
}

const say = (news: HalfNews | ScanNews): void => parentPort?.postMessage(news);

void main();
