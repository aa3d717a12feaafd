import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../../src/core/userError.ts';
import { FILES, type FileOperations } from '../../src/node/fileOperations.ts';
import { recoverJournal } from '../../src/node/journal.ts';
import { writeChanges } from '../../src/node/settingsWriter.ts';
import { countIn, fileOf, stubborn, valueOf } from './counter.ts';
import { changesOf, contextOf } from './place.ts';

/** What a child process is started for. */
export type Role =
  | {
      readonly role: 'counter';
      readonly home: string;
      readonly file: string;
      readonly inPlace: boolean;
      readonly writes: number;
    }
  | {
      readonly role: 'setter';
      readonly home: string;
      readonly file: string;
      readonly name: string;
      readonly sets: number;
    }
  | { readonly role: 'rewriter'; readonly file: string };

/** A set that was acknowledged, and when its file was read back, in ns of the machine's clock. */
export interface Acknowledged {
  readonly key: string;
  readonly readBack: string;
}

/** What the rewriter found missing at its end, and what of that it cannot have taken. */
export interface RewriterAnswer {
  readonly rewrites: number;
  readonly lost: number;
  readonly unexplained: readonly string[];
}

const say = (words: string): unknown => process.stdout.write(`${words}\n`);

/** Counts up in the file, and says each count as soon as it is acknowledged. */
async function count({ home, file, inPlace, writes }: Role & { role: 'counter' }): Promise<void> {
  const context = contextOf(home, inPlace ? stubborn(file) : FILES);
  for (let done = 0; done < writes; done += 1) {
    const now = readCount(file);
    if (now === null) {
      await recoverJournal(file, context); // torn: until this is finished there is nothing to count from
      continue;
    }
    await writeChanges(changesOf(file, { COUNTER: valueOf(now + 1) }), null, context);
    say(`${now + 1}`);
  }
}

/** Null where the file is torn: a torn one may well be JSON, with the end of one count behind the start of another. */
function readCount(file: string): number | null {
  try {
    const text = readFileSync(file, 'utf8');
    const counted = countIn(text);
    return text === fileOf(counted) ? counted : null;
  } catch {
    return null;
  }
}

/** Sets different variables, each until it is acknowledged. */
async function set({ home, file, name, sets }: Role & { role: 'setter' }): Promise<void> {
  let readBack = 0n;
  const readFile = (async (...args: Parameters<FileOperations['readFile']>) => {
    if (args[0] === file) readBack = process.hrtime.bigint();
    return FILES.readFile(...args);
  }) as FileOperations['readFile'];
  const context = contextOf(home, { ...FILES, readFile });
  let refused = 0;
  for (let index = 0; index < sets;) {
    const key = `${name}_${index}`;
    try {
      await writeChanges(changesOf(file, { [key]: '1' }), null, context);
      const acknowledged: Acknowledged = { key, readBack: `${readBack}` };
      say(JSON.stringify(acknowledged));
      index += 1;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refused += 1; // and said so: that is no acknowledgement
    }
  }
  say(JSON.stringify({ refused }));
}

/** Writes the whole file as other programs do: no lock, no rename. It stops when it is told what was acknowledged. */
async function rewrite({ file }: Role & { role: 'rewriter' }): Promise<void> {
  const rewrites: { readonly end: bigint; readonly keys: ReadonlySet<string> }[] = [];
  let question: string | undefined;
  process.stdin.setEncoding('utf8').on('data', (text: string) => (question = (question ?? '') + text));
  say('ready');
  for (let round = 0; question?.endsWith('\n') !== true; round += 1) {
    const settings = parse(readFileSync(file, 'utf8'));
    if (settings) {
      if (round % 2 === 0) await wait(Math.random() * 5); // it writes what it read a while ago
      settings.env['THEIRS'] = `${round}`;
      writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
      rewrites.push({ end: process.hrtime.bigint(), keys: new Set(Object.keys(settings.env)) });
    }
    await wait(Math.random() * 30); // its pace
  }
  process.stdin.destroy();
  const acknowledged = JSON.parse(question ?? '[]') as Acknowledged[];
  const { env } = JSON.parse(readFileSync(file, 'utf8')) as { env: Record<string, string> };
  const lost = acknowledged.filter(({ key }) => env[key] !== '1');
  const unexplained = lost.filter(
    ({ key, readBack }) => !rewrites.some(({ end, keys }) => end >= BigInt(readBack) && !keys.has(key)),
  );
  const answer: RewriterAnswer = {
    rewrites: rewrites.length,
    lost: lost.length,
    unexplained: unexplained.map(({ key }) => key),
  };
  say(JSON.stringify(answer));
}

function parse(text: string): { env: Record<string, string> } | null {
  try {
    return JSON.parse(text) as { env: Record<string, string> };
  } catch {
    return null;
  }
}

async function main(): Promise<void> {
  const role = JSON.parse(process.argv[2] ?? '') as Role;
  switch (role.role) {
    case 'counter':
      return count(role);
    case 'setter':
      return set(role);
    case 'rewriter':
      return rewrite(role);
  }
}

void main();
