import * as l10n from '../l10n.ts';
import type { Report } from '../model.ts';
import { cachingVerdict } from '../sessions/cachingVerdict.ts';
import type { RecordedRequests, SessionRecord, Sessions, Tokens } from '../sessions/session.ts';
import { ageWords } from './ageWords.ts';
import { cachingWords } from './cachingWords.ts';
import { section } from './doctorText.ts';
import { familyTitle } from './evidenceWords.ts';
import { plainText } from './inlineText.ts';
import { shortPath } from './place.ts';

/** So many sessions are told one by one. */
const SHOWN = 10;

/** The newest sessions and the sums of all, for a terminal. `now`: in ms since 1970. */
export function sessionsText(report: Report, all: Sessions, now: number): string {
  const { sessions, tokens } = all;
  const errors = sessions.flatMap(({ failures }) => failures).length;
  const older = sessions.length - SHOWN;
  return [
    ...sessions.slice(0, SHOWN).flatMap((session) => section(titleOf(session, report, now), sessionLines(session))),
    ...section(l10n.t('All sessions'), [
      l10n.t('sessions: {0}, errors: {1}', sessions.length, errors),
      tokenWords(tokens),
      ...(older > 0 ? [l10n.t('older than those above: {0}; --json tells them all', older)] : []),
    ]),
    ...section(l10n.t('Prompt caching'), [cachingWords(cachingVerdict(report, all), report)]),
  ].join('\n');
}

function titleOf({ id, last, project }: SessionRecord, report: Report, now: number): string {
  const name = project === null ? id : shortPath(report, project);
  return last === null ? name : `${name}, ${ageWords(last, now)}`;
}

function sessionLines(session: SessionRecord): string[] {
  const { clientVersion, entrypoint, id, model, requests, tokens } = session;
  const about = [clientVersion && l10n.t('Claude Code {0}', clientVersion), entrypoint, model].filter(Boolean);
  return [
    id,
    ...(about.length === 0 ? [] : [about.join(', ')]),
    ...errorLines(session),
    scopeWords(requests),
    tokenWords(tokens),
  ];
}

/** Each family once, with how often it came. */
function errorLines({ failures }: SessionRecord): string[] {
  return [...new Set(failures.map(({ family }) => family))].map((family) => {
    const count = failures.filter((failure) => failure.family === family).length;
    return l10n.t('errors: {0}, {1}', count, plainText(familyTitle(family)));
  });
}

function scopeWords(requests: RecordedRequests | null): string {
  if (requests === null) return l10n.t('scope: not recorded by this client');
  return l10n.t('scope: in {0} of {1} recorded requests', requests.scoped, requests.count);
}

const tokenWords = ({ cacheRead, cacheWrite1h, cacheWrite5m, input, output }: Tokens): string =>
  l10n.t(
    'tokens: input {0}, output {1}, read from the cache {2}, written to it {3}',
    input,
    output,
    cacheRead,
    cacheWrite5m + cacheWrite1h,
  );
