import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { FILES } from '../fileOperations.ts';
import { StateFolder } from '../stateFolder.ts';
import type { ScanNews, ScanTask } from './background.ts';
import { scanTranscripts } from './scan.ts';

/** A scan in a thread of its own. */
async function main({ digest: known, folder, stateRoot }: ScanTask): Promise<void> {
  const sessions = await scanTranscripts({
    folder,
    state: new StateFolder(stateRoot, FILES),
    onProgress: (done, total) => say({ kind: 'progress', done, total }),
  });
  const digest = createHash('sha256').update(JSON.stringify(sessions)).digest('hex');
  say({ kind: 'sessions', sessions: digest === known ? null : sessions, digest });
}

const say = (news: ScanNews): void => parentPort?.postMessage(news);

void main(workerData as ScanTask);
