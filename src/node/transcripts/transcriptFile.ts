import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** A transcript as the disk knows it. */
export interface TranscriptFile {
  readonly path: string;
  /** Which file it is, whatever it is called: another one may take its name. */
  readonly identity: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** All transcripts below a folder, by name. What cannot be read is not there. */
export function transcriptsBelow(folder: string): TranscriptFile[] {
  return entriesOf(folder)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = path.join(folder, entry.name);
      if (entry.isDirectory()) return transcriptsBelow(name);
      return entry.name.endsWith('.jsonl') ? (fileAt(name) ?? []) : [];
    });
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** A link is followed to a file, never to a folder: that could lead in a circle. */
function fileAt(name: string): TranscriptFile | null {
  try {
    const stats = statSync(name);
    const { dev, ino, mtimeMs, size } = stats;
    return stats.isFile() ? { path: name, identity: [dev, ino].join(':'), size, mtimeMs } : null;
  } catch {
    return null;
  }
}
