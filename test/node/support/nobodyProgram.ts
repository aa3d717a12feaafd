import type { Change } from '../../../src/core/model.ts';
import { writeChanges } from '../../../src/node/settingsWriter.ts';
import { readContent } from '../../../src/node/textFile.ts';
import type { Answer } from './nobody.ts';

/** Runs in a process of its own, as an unprivileged user: does one thing and prints what came of it. */
async function answer({ read, changes }: { read?: string; changes?: Change[] }): Promise<Answer> {
  try {
    if (read !== undefined) return { content: await readContent(read) };
    return { written: (await writeChanges(changes ?? [], null)).length };
  } catch (error) {
    if (error instanceof Error) return { error: error.name, message: error.message };
    throw error;
  }
}

async function main(): Promise<void> {
  process.stdout.write(JSON.stringify(await answer(JSON.parse(process.argv[2] ?? '{}') as object)));
}

void main();
