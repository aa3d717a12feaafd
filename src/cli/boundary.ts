import { realpath } from 'node:fs/promises';
import * as l10n from '../core/l10n.ts';
import { UserError } from '../core/userError.ts';
import { isInside } from '../node/inside.ts';
import type { Options } from './call.ts';
import type { Terminal } from './terminal.ts';
import { folderOf, homeOf } from './world.ts';

/** Throws where a file must not be written. */
export type Boundary = (file: string) => void;

/**
 * What may be written: with `--home` nothing outside that folder and the start folder, whatever an inherited
 * `CLAUDE_CONFIG_DIR` or a record from elsewhere says.
 */
export async function boundary(options: Options, terminal: Terminal): Promise<Boundary> {
  const given = [homeOf(options, terminal), folderOf(options, terminal)];
  const roots = [...given, ...(await Promise.all(given.map((root) => realpath(root).catch(() => root))))];
  return (file) => {
    if (options.home === undefined || roots.some((root) => isInside(root, file))) return;
    throw new UserError(
      l10n.t('{0} lies outside --home and --cwd and was not written: name its folder by one of them', file),
    );
  };
}
