import * as l10n from '../core/l10n.ts';
import { UserError } from '../core/userError.ts';
import type { StateFolder } from '../node/stateFolder.ts';
import { createWriteContext, type WriteContext } from '../node/writeContext.ts';
import type { Options } from './call.ts';
import type { Terminal } from './terminal.ts';
import { homeOf, platformOf } from './world.ts';

/** The folder of our records; null where another platform is looked at than this one, whose records we do not have. */
export function stateFolderOf(options: Options, terminal: Terminal): StateFolder | null {
  return isOfThisMachine(options, terminal) ? writeContextOf(options, terminal).state : null;
}

/** What the writer works with: records below `--home` where that is given, else where the window keeps them, too. */
export function writeContextOf(options: Options, terminal: Terminal): WriteContext {
  const platform = platformOf(options.platform ?? terminal.platform);
  if (!isOfThisMachine(options, terminal))
    throw new UserError(
      l10n.t('--platform {0} is for looking only: its paths mean something else on this machine', platform),
    );
  const xdgStateHome = options.home === undefined ? terminal.env['XDG_STATE_HOME'] : undefined;
  return createWriteContext({ platform, home: homeOf(options, terminal), xdgStateHome });
}

/** Whether the paths of the platform that is looked at mean here what they mean there. */
function isOfThisMachine(options: Options, terminal: Terminal): boolean {
  return (platformOf(options.platform ?? terminal.platform) === 'win32') === (terminal.platform === 'win32');
}
