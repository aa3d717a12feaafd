import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { versionIn } from '../core/version.ts';

/** How much of a transcript's end is looked at, in bytes: every line names the version. */
const TAIL = 64 * 1024;

/** The version that wrote the latest session of a folder; null where there is none. Only a tail of one file is read. */
export async function versionOfLatestSession(
  home: string,
  configDir: string | undefined,
  folder: string,
): Promise<string | null> {
  const config =
    configDir === undefined || configDir === '' ? path.join(home, '.claude') : path.resolve(folder, configDir);
  for (const name of new Set([folder.replaceAll(/[\\/]/g, '-'), folder.replaceAll(/[^A-Za-z0-9]/g, '-')])) {
    const latest = await latestTranscript(path.join(config, 'projects', name));
    if (latest !== null) return lastVersionIn(latest);
  }
  return null;
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

async function lastVersionIn(file: string): Promise<string | null> {
  const handle = await open(file).catch(() => null);
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, TAIL);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    const versions = [...buffer.toString('utf8', 0, bytesRead).matchAll(/"version":"([\d.]{5,20})"/g)];
    return versionIn(versions.at(-1)?.[1] ?? '');
  } finally {
    await handle.close();
  }
}
