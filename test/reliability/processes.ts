import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Role } from './child.ts';

export interface Child {
  readonly process: ChildProcessByStdio<Writable, Readable, null>;
  /** What it has said so far; whole lines. */
  readonly lines: readonly string[];
  /** Resolves when it has said its first line, or ended. */
  readonly spoke: Promise<unknown>;
  /** Resolves with the exit status, null where it was killed, when all it said was heard. */
  readonly ended: Promise<number | null>;
}

/** `hear` is called for each line as it is said. */
export function start(role: Role, hear: (line: string) => void = () => {}): Child {
  const program = path.join(process.env['TEST_ROOT'] ?? process.cwd(), 'out/reliability/child.mjs');
  const child = spawn(process.execPath, [program, JSON.stringify(role)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const reader = createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    hear(line);
  });
  const heard = once(reader, 'close');
  const ended = once(child, 'close').then(async ([code]: unknown[]) => {
    await heard;
    return typeof code === 'number' ? code : null;
  });
  return { process: child, lines, spoke: Promise.race([once(reader, 'line'), ended]), ended };
}
