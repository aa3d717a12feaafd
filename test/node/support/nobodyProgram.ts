import type { Change } from '../../../src/core/model.ts';
import { writeChanges } from '../../../src/node/settingsWriter.ts';
import { readContent } from '../../../src/node/textFile.ts';
import { createWriteContext, type WriteContext } from '../../../src/node/writeContext.ts';
import type { Answer } from './nobody.ts';

interface Question {
  readonly read?: string;
  readonly changes?: Change[];
  /** Where the records are kept. */
  readonly home?: string;
}

const context = (home: string): WriteContext =>
  createWriteContext({ platform: 'linux', home, xdgStateHome: undefined });

/** Runs in a process of its own, as an unprivileged user: does one thing and prints what came of it. */
async function answer({ read, changes, home = '' }: Question): Promise<Answer> {
  try {
    if (read !== undefined) return { content: await readContent(read) };
    return { written: (await writeChanges(changes ?? [], null, context(home))).length };
  } catch (error) {
    if (error instanceof Error) return { error: error.name, message: error.message };
    throw error;
  }
}

async function main(): Promise<void> {
  process.stdout.write(JSON.stringify(await answer(JSON.parse(process.argv[2] ?? '{}') as object)));
}

void main();
