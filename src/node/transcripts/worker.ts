import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { Sessions } from '../../core/sessions/session.ts';
import { FILES } from '../fileOperations.ts';
import { StateFolder } from '../stateFolder.ts';
import type { ScanNews, ScanTask } from './background.ts';
import { scanTranscripts } from './scan.ts';

/** A scan in a thread of its own. */
async function main({ digest: known, folder, stateRoot }: ScanTask): Promise<void> {
  const { sessions, ...sums } = await scanTranscripts({
    folder,
    state: new StateFolder(stateRoot, FILES),
    onProgress: (done, total) => say({ kind: 'progress', done, total }),
  });
  const digest = digestOf({ sessions, ...sums });
  if (digest === known) return say({ kind: 'end', sums: null, digest });
  for (let from = 0; from < sessions.length; from += AT_ONCE)
    say({ kind: 'some', sessions: sessions.slice(from, from + AT_ONCE) });
  say({ kind: 'end', sums, digest });
}

/** Of one session after the other: the text of all at once would take a good part of the memory. */
function digestOf({ days, sessions, tokens }: Sessions): string {
  const hash = createHash('sha256').update(JSON.stringify([days, tokens]));
  for (const session of sessions) hash.update(JSON.stringify(session));
  return hash.digest('hex');
}

/** What is on its way between two threads lies in memory a third time. */
const AT_ONCE = 200;

const say = (news: ScanNews): void => parentPort?.postMessage(news);

void main(workerData as ScanTask);
