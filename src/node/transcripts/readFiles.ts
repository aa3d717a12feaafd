import type { KnownFile } from './knownTranscripts.ts';
import type { Ledger } from './ledger.ts';
import { LineReader, UNREAD } from './lineReader.ts';
import { Scanner } from './scanner.ts';
import type { TranscriptFile } from './transcriptFile.ts';
import { TranscriptReader } from './transcriptReader.ts';

/** A file to be read; `known`: up to where it was, null where from its start. */
export interface Job {
  readonly file: TranscriptFile;
  readonly known: Pick<KnownFile, 'reading' | 'places'> | null;
}

/** The jobs that were done, and those whose file turned out to be another one. Files that cannot be read are in neither. */
export interface Done {
  readonly files: readonly KnownFile[];
  readonly replaced: readonly Job[];
}

/** Reads files into the ledger, one after the other. `tell` is given the bytes of each. */
export function readFiles(jobs: readonly Job[], ledger: Ledger, tell: (bytes: number) => void): Done {
  if (jobs.length === 0) return { files: [], replaced: [] };
  const scanner = new Scanner();
  const lines = new LineReader(scanner.window);
  const transcript = new TranscriptReader(ledger, scanner);
  const files: KnownFile[] = [];
  const replaced: Job[] = [];
  for (const job of jobs) {
    const { file, known } = job;
    transcript.begin(file.path, known?.places ?? []);
    const reading = attempt(() => lines.read(file.path, known?.reading ?? UNREAD, transcript));
    if (reading === null) replaced.push(job);
    else if (reading !== undefined) files.push({ file, reading, places: transcript.places });
    tell(bytesOf(job));
  }
  return { files, replaced };
}

/** How much of the file is new. */
export const bytesOf = ({ file, known }: Job): number => file.size - (known?.reading.offset ?? 0);

/** Undefined where the file is gone or closed to us. What is broken in a file is no error: a line that is none is passed over. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code === 'string') return undefined;
    throw error;
  }
}
