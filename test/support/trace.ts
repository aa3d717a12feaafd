import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Something that code of ours did. */
export interface Traced {
  readonly kind: 'network' | 'process' | 'thread';
  readonly what: string;
  readonly stack: string;
}

/** To be preloaded into a process of Node, which then notes what code of ours does: see {@link traced}. */
export const TRACE_HOOK = path.join(process.env['TEST_ROOT'] ?? process.cwd(), 'test/support/traceHook.cjs');

/** The environment that says where notes are taken, and that files are ours whose path holds `of`. */
export const traced = (file: string, of: string): Record<string, string> => ({ TRACE_FILE: file, TRACE_OF: of });

/** What was noted so far; nothing where no note was taken. */
export function notesIn(file: string): Traced[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Traced);
}
