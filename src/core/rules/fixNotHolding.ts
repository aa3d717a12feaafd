import { ERROR_FAMILIES, type FamilyId } from '../facts/errorFamilies.ts';
import { DISABLE_BETAS } from '../facts/flags.ts';
import * as l10n from '../l10n.ts';
import type { Declaration } from '../model.ts';
import { isSamePath } from '../paths.ts';
import type { Failure, SessionRecord } from '../sessions/session.ts';
import { isSince } from '../version.ts';
import { type Facts, objectionTo, type Rule } from './rule.ts';

/** The flag is on, and a session failed after it was set with an error that it takes away. */
export const fixNotHolding: Rule = {
  id: 'fix-not-holding',

  *check(facts) {
    const [winner] = facts.betas.because;
    const { evidence } = facts.snapshot;
    const fixedAt = evidence?.fixedAt ?? null;
    if (!facts.betas.on || !winner || !evidence || fixedAt === null) return;
    const counts: Record<Cause, number> = { 'old-session': 0, elsewhere: 0, here: 0 };
    for (const session of evidence.sessions) {
      const cause = causeOf(session, fixedAt, winner, facts);
      if (cause) counts[cause] += 1;
    }
    for (const cause of CAUSES)
      if (counts[cause] > 0) yield objectionTo(winner, 'warning', causeWords(cause, counts[cause]));
  },
};

/** Why it failed all the same, as far as a transcript shows it. */
const CAUSES = ['old-session', 'elsewhere', 'here'] as const;
type Cause = (typeof CAUSES)[number];

/** Undefined where the session did not fail, or where the flag was not for it. */
function causeOf(
  { failures, first, project }: SessionRecord,
  fixedAt: number,
  { source: { scope } }: Declaration,
  { snapshot: { folder, platform } }: Facts,
): Cause | undefined {
  const isHere = isSamePath(platform, project, folder);
  const failed = failures.some((failure) => isCurable(failure) && (failure.time ?? 0) > fixedAt);
  if (!failed || (!isHere && OF_ONE_FOLDER.has(scope))) return undefined;
  if (first !== null && first < fixedAt) return 'old-session';
  return isHere ? 'here' : 'elsewhere';
}

/** What stands there says nothing about other folders. */
const OF_ONE_FOLDER: ReadonlySet<string> = new Set(['flag', 'local', 'project']);

/** Whether the flag takes away what was refused, in the version that was refused. */
function isCurable({ clientVersion, family }: Failure): boolean {
  if (family === null || !Object.hasOwn(ERROR_FAMILIES, family)) return false;
  const { flag } = ERROR_FAMILIES[family as FamilyId];
  return flag?.removes === 'it' && (flag.since === null || isSince(clientVersion, flag.since));
}

function causeWords(cause: Cause, count: number): string {
  switch (cause) {
    case 'old-session':
      return count === 1
        ? l10n.t(
            '{0} is on, but a session that began before failed after it was set: it keeps values that it started with. Start a new session.',
            DISABLE_BETAS,
          )
        : l10n.t(
            '{0} is on, but {1} sessions that began before failed after it was set: they keep values that they started with. Start new sessions.',
            DISABLE_BETAS,
            count,
          );
    case 'elsewhere':
      return count === 1
        ? l10n.t(
            '{0} is on here, but a session in another folder failed after it was set: a settings file of that project or another environment may decide there.',
            DISABLE_BETAS,
          )
        : l10n.t(
            '{0} is on here, but {1} sessions in other folders failed after it was set: settings files of those projects or another environment may decide there.',
            DISABLE_BETAS,
            count,
          );
    case 'here':
      return count === 1
        ? l10n.t(
            '{0} is on, but a session that began here after it was set failed all the same: there is another cause. Decode its error message.',
            DISABLE_BETAS,
          )
        : l10n.t(
            '{0} is on, but {1} sessions that began here after it was set failed all the same: there is another cause. Decode their error message.',
            DISABLE_BETAS,
            count,
          );
  }
}
