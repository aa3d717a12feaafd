import type { Report } from '../model.ts';
import { shownText } from '../secrets.ts';
import type { Failure, SessionRecord, Sessions } from '../sessions/session.ts';
import { cachingJson, isoTimeOf } from './evidenceJson.ts';

/** All sessions, machine-readable; its fields are a contract, see docs/doctor.md. */
export function sessionsJson(report: Report, all: Sessions): object {
  const { sessions, tokens } = all;
  const masked = remembered((text) => shownText(text));
  return {
    schema: 1,
    sessions: sessions.map((session) => sessionJson(session, masked)),
    totals: { sessions: sessions.length, errors: sessions.flatMap(({ failures }) => failures).length, tokens },
    caching: cachingJson(report, all),
  };
}

function sessionJson(session: SessionRecord, masked: Mask): object {
  const { clientVersion, entrypoint, failures, first, id, last, model, path, project, requests, tokens } = session;
  return {
    id,
    path,
    project,
    clientVersion: masked(clientVersion),
    entrypoint: masked(entrypoint),
    model: masked(model),
    first: isoTimeOf(first),
    last: isoTimeOf(last),
    errors: failures.map((failure) => errorJson(failure, masked)),
    scopeSent: requests && requests.scoped > 0,
    tokens,
  };
}

function errorJson({ answeredBy, family, model, status, time }: Failure, masked: Mask): object {
  return { family, time: isoTimeOf(time), status, answeredBy, model: masked(model) };
}

/** What a client wrote down could be anything. */
type Mask = (text: string | null) => string | null;

/** The same few names stand in all sessions. */
function remembered(mask: (text: string) => string): Mask {
  const known = new Map<string, string>();
  return (text) => {
    if (text === null) return null;
    const shown = known.get(text) ?? mask(text);
    known.set(text, shown);
    return shown;
  };
}
