import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Session } from '../core/model.ts';
import { versionIn } from '../core/version.ts';

/** How much of a transcript's beginning and end is looked at, in bytes: every line names the version and the time. */
const ENDS = 64 * 1024;

/** The latest session of a folder; null where there is none. Only the two ends of one transcript are read. */
export async function latestSession(
  home: string,
  configDir: string | undefined,
  folder: string,
): Promise<Session | null> {
  const projects = projectsFolder(home, configDir, folder);
  for (const place of foldersFor(projects, folder)) {
    const transcript = await latestTranscript(place);
    if (transcript !== null) return readSession(transcript);
  }
  return null;
}

/** Where Claude Code keeps the transcripts of all folders. `configDir`: `CLAUDE_CONFIG_DIR`, which counts from the start folder. */
export function projectsFolder(home: string, configDir: string | undefined, folder: string | null): string {
  return path.join(configDir ? path.resolve(folder ?? home, configDir) : path.join(home, '.claude'), 'projects');
}

/** Where the transcripts of a folder may be: what becomes of other characters than separators was not tested. */
export function foldersFor(projects: string, folder: string): string[] {
  const names = new Set([folder.replaceAll(/[\\/]/g, '-'), folder.replaceAll(/[^A-Za-z0-9]/g, '-')]);
  return [...names].map((name) => path.join(projects, name));
}

async function latestTranscript(folder: string): Promise<string | null> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.jsonl'));
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return { file, time: (await stat(file).catch(() => null))?.mtimeMs ?? 0 };
    }),
  );
  return files.toSorted((a, b) => b.time - a.time)[0]?.file ?? null;
}

async function readSession(file: string): Promise<Session | null> {
  const handle = await open(file).catch(() => null);
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    const head = await readPart(handle, 0, Math.min(size, ENDS));
    const tail = size <= ENDS ? head : await readPart(handle, size - ENDS, ENDS);
    return {
      version: versionIn([...tail.matchAll(/"version":"([\d.]{5,20})"/g)].at(-1)?.[1] ?? ''),
      started: timesIn(head)[0] ?? null,
      lastWritten: timesIn(tail).at(-1) ?? null,
    };
  } finally {
    await handle.close();
  }
}

async function readPart(handle: FileHandle, from: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
  return buffer.toString('utf8', 0, bytesRead);
}

/** The times of the lines, in ms since 1970. */
function timesIn(text: string): number[] {
  const times = [...text.matchAll(/"timestamp":"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g)];
  return times.map(([, time]) => Date.parse(time ?? '')).filter((time) => !Number.isNaN(time));
}
