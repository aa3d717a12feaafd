import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fieldsOf } from '../../core/verify/clientAnswer.ts';
import type { Recorded } from '../../core/verify/verification.ts';
import { betasOf, isScoped } from '../transcripts/requestRecords.ts';

/** A session of one prompt has a few lines; of a file that is larger, only its beginning is read. */
const READ = 4 * 1024 * 1024;

/** What a client wrote down of a session, in the first of these config folders that knows it; null where none does. */
export async function readRecorded(configFolders: readonly string[], sessionId: string): Promise<Recorded | null> {
  for (const config of configFolders) {
    const projects = path.join(config, 'projects');
    for (const name of await readdir(projects).catch(() => [])) {
      const text = await beginningOf(path.join(projects, name, `${sessionId}.jsonl`));
      if (text !== null) return recordedIn(text);
    }
  }
  return null;
}

async function beginningOf(file: string): Promise<string | null> {
  const handle = await open(file).catch(() => null);
  if (handle === null) return null;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(READ), 0, READ, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

function recordedIn(text: string): Recorded {
  const lines = text.split('\n').map(lineOf);
  const requests = lines.filter(({ type }) => type === 'api-request');
  const versions = lines.map(({ version }) => version).filter((version) => typeof version === 'string');
  return {
    clientVersion: versions.at(-1) ?? null,
    requests:
      requests.length === 0
        ? null
        : {
            scopeSent: requests.some(isScoped),
            betas: [...new Set(requests.flatMap(betasOf))].toSorted(),
          },
  };
}

/** A line that is cut off says nothing. */
function lineOf(text: string): Readonly<Record<string, unknown>> {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return {};
  }
}
