import * as l10n from '@vscode/l10n';
import { UserError } from '../core/userError.ts';
import { createWriteContext, type WriteContext } from '../node/writeContext.ts';
import type { Options } from './call.ts';
import type { Terminal } from './terminal.ts';
import { homeOf, platformOf } from './world.ts';

/** What the writer works with: records below `--home` where that is given, else where the window keeps them, too. */
export function writeContextOf(options: Options, terminal: Terminal): WriteContext {
  const platform = platformOf(options.platform ?? terminal.platform);
  if ((platform === 'win32') !== (terminal.platform === 'win32'))
    throw new UserError(
      l10n.t('--platform {0} is for looking only: its paths mean something else on this machine', platform),
    );
  const xdgStateHome = options.home === undefined ? terminal.env['XDG_STATE_HOME'] : undefined;
  return createWriteContext({ platform, home: homeOf(options, terminal), xdgStateHome });
}
