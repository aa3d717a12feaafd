import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { Ended } from '../../core/verify/verification.ts';
import { codeOf } from '../textFile.ts';

export interface ProcessRequest {
  readonly command: readonly [program: string, ...args: string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** How long a process that was asked to end may take. */
const GRACE_MS = 3_000;

/** How long output may be waited for that some process holds which left the group. */
const PIPE_MS = 1_000;

/** So many characters of its output are kept: the last ones. */
const KEPT = 1024 * 1024;

/**
 * Runs a program, without a shell, to its end or to the end of its time. It leads a process group, and whatever is left
 * of that is ended with it, at the latest when this process ends. Never rejects: that it could not start is an answer.
 */
export async function runProcess(request: ProcessRequest): Promise<Ended> {
  const started = performance.now();
  const output = { stdout: '', stderr: '' };
  const end = (ended: Partial<Ended>): Ended => ({
    stopped: null,
    failure: null,
    exit: null,
    signal: null,
    ...output,
    ms: Math.round(performance.now() - started),
    ...ended,
  });
  if (request.signal?.aborted === true) return end({ stopped: 'person' });
  const child = startOf(request);
  if (child instanceof Error) return end({ failure: codeOf(child) ?? child.message });
  const group = groupOf(child);
  const stopped = stopping(request, group);
  try {
    const streams = [keepEnd(child.stdout, 'stdout', output), keepEnd(child.stderr, 'stderr', output)];
    const [exit, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    group.kill();
    await drained(child, streams);
    return end({ stopped: stopped.reason(), exit, signal });
  } catch (error) {
    return end({ failure: codeOf(error) ?? String(error) });
  } finally {
    stopped.dispose();
    group.dispose();
  }
}

type Child = ChildProcess & { readonly stdout: Readable; readonly stderr: Readable };

function startOf({ command: [program, ...args], cwd, env }: ProcessRequest): Child | Error {
  try {
    return spawn(program, args, {
      cwd,
      env: { ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Keeps the end of a stream. */
function keepEnd(stream: Readable, name: 'stdout' | 'stderr', output: Record<'stdout' | 'stderr', string>): Readable {
  return stream.setEncoding('utf8').on('data', (text: string) => {
    const all = output[name] + text;
    output[name] = all.length > 2 * KEPT ? all.slice(-KEPT) : all;
  });
}

/** Waits until all was read. */
async function drained(child: Child, streams: readonly Readable[]): Promise<void> {
  if (streams.every(({ closed }) => closed)) return;
  const timer = setTimeout(() => {
    for (const stream of streams) stream.destroy();
  }, PIPE_MS);
  await once(child, 'close');
  clearTimeout(timer);
}

interface Group {
  /** Asks all to end, and ends them where they do not. */
  readonly stop: () => void;
  readonly kill: () => void;
  readonly dispose: () => void;
}

function groupOf(child: ChildProcess): Group {
  const kill = (): void => signalGroup(child, 'SIGKILL');
  let timer: NodeJS.Timeout | undefined;
  process.once('exit', kill);
  return {
    kill,
    stop() {
      signalGroup(child, 'SIGTERM');
      timer = setTimeout(kill, GRACE_MS);
    },
    dispose() {
      clearTimeout(timer);
      process.off('exit', kill);
    },
  };
}

function signalGroup({ exitCode, pid, signalCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    if (exitCode === null && signalCode === null) killTree(pid);
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left in it.
  }
}

/** Windows knows no groups; its own program ends a process and all that it started. */
function killTree(pid: number): void {
  const program = path.join(process.env['SystemRoot'] ?? String.raw`C:\Windows`, 'System32', 'taskkill.exe');
  spawn(program, ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on(
    'error',
    () => undefined,
  );
}

/** Stops a group at the end of its time, or when a person says so. */
function stopping({ limitMs, signal }: ProcessRequest, group: Group) {
  let reason: Ended['stopped'] = null;
  const stop = (why: Ended['stopped']): void => {
    if (reason !== null) return;
    reason = why;
    group.stop();
  };
  const cancel = (): void => stop('person');
  const timer = setTimeout(() => stop('time'), limitMs);
  signal?.addEventListener('abort', cancel);
  return {
    reason: (): Ended['stopped'] => reason,
    dispose(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    },
  };
}
