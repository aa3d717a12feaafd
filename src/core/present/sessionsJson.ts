import type { Report } from '../model.ts';
import { shownText } from '../secrets.ts';
import type { Failure, SessionRecord, Sessions } from '../sessions/session.ts';
import { cachingJson, isoTimeOf } from './evidenceJson.ts';

/** All sessions, machine-readable; its fields are a contract, see docs/doctor.md. */
export function sessionsJson(report: Report, all: Sessions): object {
  const { sessions, tokens } = all;
  return {
    schema: 1,
    sessions: sessions.map(sessionJson),
    totals: { sessions: sessions.length, errors: sessions.flatMap(({ failures }) => failures).length, tokens },
    caching: cachingJson(report, all),
  };
}

function sessionJson(session: SessionRecord): object {
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
    errors: failures.map(errorJson),
    scopeSent: requests && requests.scoped > 0,
    tokens,
  };
}

function errorJson({ answeredBy, family, model, status, time }: Failure): object {
  return { family, time: isoTimeOf(time), status, answeredBy, model: masked(model) };
}

/** What a client wrote down could be anything. */
const masked = (text: string | null): string | null => text && shownText(text);
