import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';

const CLI = path.join(process.env['TEST_ROOT'] ?? process.cwd(), 'dist/cli.cjs');

/** What a run of the terminal front came to. */
export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

export interface Given {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs the terminal front as people do, in an environment with nothing in it but what is given. */
export function run(args: readonly string[], given: Given = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: given.cwd ?? '/',
    env: { ...given.env },
    input: given.input ?? '',
    encoding: 'utf8',
  });
  return { status, out: stdout, error: stderr };
}

/** The same beside others; answers the exit status. */
export async function start(args: readonly string[], given: Given = {}): Promise<number | null> {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: given.cwd ?? '/',
    env: { ...given.env },
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}
