import type { Platform } from '../model.ts';
import { isSessionId } from './reading.ts';

/** A program and its arguments; one text of arguments where Windows takes a command line. */
export interface Resumption {
  readonly program: string;
  readonly args: readonly string[] | string;
}

/**
 * How a session is resumed: without a shell, but for a batch file of Windows, which only CMD can run. Null where the id
 * or the path would not reach the program as it is.
 */
export function resumptionOf(id: string, program: string, platform: Platform, comSpec: string): Resumption | null {
  if (!isSessionId(id)) return null;
  if (platform !== 'win32' || !/\.(?:cmd|bat)$/i.test(program)) return { program, args: ['--resume', id] };
  // CMD takes what stands between percent signs for a variable, in quotes too.
  if (/["%!\r\n]/.test(program)) return null;
  return { program: comSpec, args: `/d /s /c ""${program}" --resume ${id}"` };
}
