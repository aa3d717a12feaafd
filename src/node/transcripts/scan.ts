import { sessionsOf } from '../../core/sessions/merge.ts';
import type { Sessions } from '../../core/sessions/session.ts';
import type { StateFolder } from '../stateFolder.ts';
import { type Known, type KnownFile, nothingKnown, keepOnly, readKnown, writeKnown } from './knownTranscripts.ts';
import { type Ledger, partAt } from './ledger.ts';
import { UNREAD } from './lineReader.ts';
import type { Part } from './part.ts';
import { bytesOf, type Job, readFiles } from './readFiles.ts';
import { type TranscriptFile, transcriptsBelow } from './transcriptFile.ts';

export interface ScanRequest {
  /** The folder `projects` of a config folder. */
  readonly folder: string;
  /** Where it is remembered how far each file was read; null: nowhere. */
  readonly state: StateFolder | null;
  /** Bytes read, and bytes to read. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * What all transcripts below a folder tell. Only what is new since the last scan is read; files that were cut, replaced
 * or removed are noticed. It keeps its thread busy while it reads: a window calls `scanInBackground`.
 */
export async function scanTranscripts(request: ScanRequest): Promise<Sessions> {
  return sessionsOf((await readParts(request)).map((part) => part.finished()));
}

/** In the order of their files' names. What is needed to read on is written down, and need not be held any longer. */
async function readParts({ folder, onProgress, state }: ScanRequest): Promise<Part[]> {
  const files = transcriptsBelow(folder);
  const all = files.reduce((sum, { size }) => sum + size, 0);
  let known = (state && (await readKnown(folder, state))) ?? nothingKnown(all);
  let isNew = false;
  for (;;) {
    const { jobs, kept, ledger } = planOf(files, known);
    isNew ||= jobs.length > 0 || kept.length < known.files.length;
    const done = readFiles(jobs, ledger, progressOf(jobs, onProgress));
    known = { files: [...kept, ...done.files, ...done.replaced.map(lost)], ledger };
    if (done.replaced.length === 0) break;
  }
  if (isNew && state !== null) await writeKnown(folder, known, state).catch(() => undefined); // it is read again, then
  const { files: read, ledger } = known;
  const byName = read.toSorted((a, b) => (a.file.path < b.file.path ? -1 : 1));
  return byName.flatMap(({ places }) => places.map((place) => partAt(ledger, place)));
}

interface Plan {
  readonly kept: readonly KnownFile[];
  readonly jobs: readonly Job[];
  readonly ledger: Ledger;
}

/** What is known and stays, and what is to be read. */
function planOf(files: readonly TranscriptFile[], { files: before, ledger }: Known): Plan {
  const listed = new Map(files.map((file) => [file.path, file]));
  const same = before.filter(({ file, reading }) => {
    const now = listed.get(file.path);
    if (now?.identity !== file.identity || now.size < reading.offset) return false;
    return now.size > file.size || now.mtimeMs === file.mtimeMs; // else it was rewritten in its place
  });
  const isLost = same.length < before.length;
  // What a file that is gone had counted, those that left it to that file have to count now.
  const stays = isLost ? same.filter(({ places }) => !places.some((place) => partAt(ledger, place).borrows)) : same;
  const kept = stays.filter(({ file }) => isUnchanged(file, listed.get(file.path)));
  const known = new Map(stays.map((file) => [file.file.path, file]));
  const isKept = new Set(kept.map(({ file }) => file.path));
  const jobs = files
    .filter(({ path }) => !isKept.has(path))
    .map((file) => ({ file, known: known.get(file.path) ?? null }));
  if (isLost) keepOnly(stays, ledger);
  return { kept, jobs, ledger };
}

const isUnchanged = (file: TranscriptFile, now: TranscriptFile | undefined): boolean =>
  now?.size === file.size && now.mtimeMs === file.mtimeMs;

/** A file that turned out to be another one under the same number: as if it had gone. */
const lost = ({ file, known }: Job): KnownFile => ({
  file: { ...file, identity: '' },
  reading: UNREAD,
  places: known?.places ?? [],
});

function progressOf(jobs: readonly Job[], tell: ScanRequest['onProgress']): (bytes: number) => void {
  const total = jobs.reduce((sum, job) => sum + bytesOf(job), 0);
  let done = 0;
  return (bytes) => {
    done += bytes;
    tell?.(done, total);
  };
}
