import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { KnownFile } from './knownTranscripts.ts';
import { type Ledger, partAt } from './ledger.ts';
import { MessageTable } from './messageTable.ts';
import { Part, type SavedPart } from './part.ts';
import { bytesOf, type Done, type Job, readFiles } from './readFiles.ts';

/** From how many bytes on a second thread is worth its start. */
const WORTH_A_THREAD = 64 * 1024 * 1024;

/** What the second thread is given, and what it says. */
export interface HalfTask {
  readonly role: 'half';
  readonly jobs: readonly Job[];
}

export type HalfNews = { readonly kind: 'bytes'; readonly bytes: number } | ({ readonly kind: 'done' } & Half);

interface Half {
  readonly files: readonly (Omit<KnownFile, 'places'> & { readonly parts: readonly SavedPart[] })[];
  /** Of each message its key, and the place of its part as they follow in `files`. */
  readonly keys: Float64Array;
  readonly owners: Uint32Array;
}

/** Reads files into the ledger; where there is much to read, a second thread reads half of those that are new. */
export async function readHalves(
  jobs: readonly Job[],
  ledger: Ledger,
  program: string | null,
  tell: (bytes: number) => void,
): Promise<Done> {
  const fresh = jobs.filter(({ known }) => known === null);
  const isWorth = sum(fresh) > WORTH_A_THREAD && availableParallelism() > 1;
  if (program === null || !isWorth) return readFiles(jobs, ledger, tell);
  const theirs = halfOf(fresh);
  const half = readElsewhere(program, theirs, tell);
  const mine = readFiles(
    jobs.filter((job) => !theirs.includes(job)),
    ledger,
    tell,
  );
  const { again, files } = merged(await half, theirs, ledger);
  const rest = readFiles(again, ledger, () => undefined);
  return { files: [...mine.files, ...files, ...rest.files], replaced: [...mine.replaced, ...rest.replaced] };
}

/** The second thread's half, from its files. */
export function readHalf({ jobs }: HalfTask, tell: (bytes: number) => void): Half {
  const ledger: Ledger = { table: new MessageTable(), parts: [] };
  const { files } = readFiles(jobs, ledger, tell);
  const places = new Map(files.flatMap((file) => file.places).map((place, index) => [place, index]));
  return {
    files: files.map(({ file, reading, places: own }) => ({
      file,
      reading,
      parts: own.map((place) => partAt(ledger, place).toJson()),
    })),
    ...ledger.table.listed((owner) => places.get(owner) ?? -1),
  };
}

/** Null where the thread fails: its files are read here, then. */
function readElsewhere(program: string, jobs: readonly Job[], tell: (bytes: number) => void): Promise<Half | null> {
  const worker = new Worker(program, { workerData: { role: 'half', jobs } satisfies HalfTask });
  return new Promise((resolve) => {
    worker.on('message', (news: HalfNews) => {
      if (news.kind === 'bytes') tell(news.bytes);
      else resolve(news);
    });
    worker.on('error', () => resolve(null));
    worker.on('exit', () => resolve(null));
  });
}

/** Takes over what the other thread read. A file with a message that somebody here has counted is read again, here. */
function merged(half: Half | null, jobs: readonly Job[], ledger: Ledger): { files: KnownFile[]; again: Job[] } {
  if (half === null) return { files: [], again: [...jobs] };
  const fileOf = half.files.flatMap(({ parts }, index) => parts.map(() => index));
  const shared = new Set<number>();
  for (const [index, key] of half.keys.entries())
    if (ledger.table.ownerOf(key) !== -1) shared.add(fileOf[half.owners[index] as number] as number);
  const places: number[] = [];
  const files = half.files.map(({ file, parts, reading }, index): KnownFile => {
    const own = parts.map((part) => (shared.has(index) ? -1 : ledger.parts.push(Part.from(part, file.path)) - 1));
    places.push(...own);
    return { file, reading, places: own };
  });
  for (const [index, key] of half.keys.entries()) {
    const place = places[half.owners[index] as number] as number;
    if (place !== -1) ledger.table.set(key, place);
  }
  const again = new Set([...shared].map((index) => files[index]?.file.path));
  return {
    files: files.filter((_, index) => !shared.has(index)),
    again: jobs.filter(({ file }) => again.has(file.path)),
  };
}

/** Every second file by size: halves of about the same length. */
const halfOf = (jobs: readonly Job[]): Job[] =>
  jobs.toSorted((a, b) => b.file.size - a.file.size).filter((_, index) => index % 4 === 1 || index % 4 === 2);

const sum = (jobs: readonly Job[]): number => jobs.reduce((total, job) => total + bytesOf(job), 0);
