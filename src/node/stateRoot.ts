import path from 'node:path';
import type { Platform } from '../core/model.ts';

export interface StatePlace {
  readonly platform: Platform;
  readonly home: string;
  /** The variable of that name. */
  readonly xdgStateHome: string | undefined;
}

/** The state folder of a home, by the platform's custom. */
export function stateRoot({ platform, home, xdgStateHome }: StatePlace): string {
  if (xdgStateHome !== undefined && path.isAbsolute(xdgStateHome)) return path.join(xdgStateHome, NAME);
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', NAME);
  if (platform === 'win32') return path.join(home, 'AppData', 'Local', NAME);
  return path.join(home, '.local', 'state', NAME);
}

const NAME = 'claude-code-env';

/** Where in-place writes are recorded: a record that is there at start means that somebody was interrupted. */
export const JOURNALS = 'journals';
