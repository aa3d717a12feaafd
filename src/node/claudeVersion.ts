import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { versionIn } from '../core/version.ts';

const VERSION_TIMEOUT_MS = 5_000;

/** Starts the program once with `--version`. Only for a command in a terminal; null where it does not answer in time. */
export async function askVersion(program: string): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)(program, ['--version'], { timeout: VERSION_TIMEOUT_MS });
    return versionIn(stdout);
  } catch {
    return null; // not executable, too slow, or no Claude Code: then its version is unknown
  }
}
