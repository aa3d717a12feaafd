import { DISABLE_BETAS } from '../facts/flags.ts';
import * as l10n from '../l10n.ts';
import { inUserFile, leavesAnthropic, objectionTo, type Rule } from './rule.ts';

/** The flag changed while a session was running that goes on: it keeps its beta header (measured 2.1.89, 2.1.329). */
export const restartNeeded: Rule = {
  id: 'restart-needed',

  *check(facts) {
    const { betasChanged, session } = facts.snapshot;
    if (betasChanged === null || !session || !leavesAnthropic(facts)) return;
    const { lastWritten, started } = session;
    if (started === null || lastWritten === null || started > betasChanged || lastWritten < betasChanged) return;
    yield objectionTo(
      facts.betas.because[0] ?? inUserFile(facts, DISABLE_BETAS),
      'info',
      l10n.t('{0} changed while a session was running here; that session keeps its old beta header.', DISABLE_BETAS),
    );
  },
};
