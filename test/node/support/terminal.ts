import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeEach } from 'mocha';
import type { Folder } from './folder.ts';

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

/** The terminal front on a world of its own: a home, a project and a managed folder in a folder of the test. */
export interface Front {
  /** The whole command line of a command; its own options come last and win. */
  readonly words: (...args: string[]) => string[];
  /** Runs a command; what is inherited by Claude Code is nothing, unless it is given. */
  readonly call: (...args: string[]) => Outcome;
  /** The same with this on standard input. */
  readonly pipe: (input: string, ...args: string[]) => Outcome;
  /** Runs a command that must succeed, with `--json`. */
  readonly json: (...args: string[]) => Changed;
}

/** The document of a command that writes. */
export interface Changed {
  readonly schema: number;
  readonly changes: readonly {
    readonly scope: string;
    readonly path: string;
    readonly variable: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  readonly stillSetBy: readonly { readonly variable: string; readonly value: string; readonly scope: string }[];
  readonly files: readonly string[];
  readonly undo: string | null;
  readonly dryRun: boolean;
}

export function front({ at, write }: Folder): Front {
  beforeEach(() => {
    write('env.json', '{}');
    mkdirSync(at('proj'));
  });
  const words = (...args: string[]): string[] => {
    const places = ['--home', at('home'), '--cwd', at('proj'), '--managed-dir', at('managed')];
    const client = ['--env-from', at('env.json'), '--claude-version', '2.1.329'];
    return [...places, ...client, '--platform', process.platform === 'win32' ? 'win32' : 'linux', ...args];
  };
  const pipe = (input: string, ...args: string[]): Outcome => run(words(...args), { input });
  const call = (...args: string[]): Outcome => pipe('', ...args);
  return {
    words,
    call,
    pipe,
    json: (...args) => {
      const { out, error, status } = call(...args, '--json');
      assert.deepEqual([status, error], [0, '']);
      return JSON.parse(out) as Changed;
    },
  };
}
