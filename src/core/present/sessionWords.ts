import * as l10n from '../l10n.ts';
import type { Failure, SessionRecord } from '../sessions/session.ts';
import { shownText } from '../secrets.ts';
import { familyTitle } from './evidenceWords.ts';
import { type Part, plainText } from './inlineText.ts';
import { shortPath } from './place.ts';
import { exactTime } from './times.ts';

/** The failures of one family, the latest of them last. */
export interface FailureGroup {
  readonly family: string | null;
  readonly count: number;
  readonly last: Failure;
  /** The session of the last one. */
  readonly session: SessionRecord;
}

/** One group for each family, the one that was seen last first. */
export function failureGroups(sessions: readonly SessionRecord[]): FailureGroup[] {
  const groups = new Map<string | null, FailureGroup>();
  for (const session of sessions) {
    for (const failure of session.failures) {
      const group = groups.get(failure.family);
      const isLater = !group || (failure.time ?? 0) >= (group.last.time ?? 0);
      const latest = isLater ? { last: failure, session } : group;
      groups.set(failure.family, { ...latest, family: failure.family, count: (group?.count ?? 0) + 1 });
    }
  }
  return [...groups.values()]
    .map(({ count, family, last, session }) => ({ family, count, last, session }))
    .toSorted((a, b) => (b.last.time ?? 0) - (a.last.time ?? 0));
}

/** What was refused, for surfaces without markup. */
export const familyName = (family: string | null): string => plainText(familyTitle(family));

/** Where the client was started from. */
export function entryPointWords(entrypoint: string | null): string {
  switch (entrypoint) {
    case null:
      return l10n.t('not recorded');
    case 'cli':
      return l10n.t('terminal');
    case 'sdk-cli':
      return l10n.t('print mode');
    case 'sdk-ts':
    case 'sdk-py':
      return l10n.t('Agent SDK');
    case 'claude-vscode':
      return l10n.t('VS Code');
    case 'claude-desktop':
      return l10n.t('desktop app');
    default:
      return l10n.visible(shownText(entrypoint));
  }
}

/** The folder of a session as people write it. */
export function projectWords({ project }: SessionRecord, home: string): string {
  if (project === null) return l10n.t('an unknown folder');
  return shownText(shortPath({ snapshot: { home } }, project));
}

/** A moment, to be told as “20 minutes ago”. */
export function timePart(time: number | null, locale: string): Part {
  if (time === null) return { kind: 'text', text: l10n.t('at an unknown time') };
  return { kind: 'time', text: exactTime(time, locale), time };
}
