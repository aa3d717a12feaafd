import type { Report } from '../model.ts';
import { shownText } from '../secrets.ts';
import type { CachingCheck, Outcome, Verification } from '../verify/verification.ts';
import { routeJson } from './doctorJson.ts';
import type { Runner } from './verifyWords.ts';

/** The machine-readable result; its fields are a contract, see docs/terminal.md. Every text in it has passed the mask. */
export function verifyJson(verification: Verification, report: Report, { file }: Runner): object {
  const { caching, clientVersion, ms, outcome, recorded, tokens } = verification;
  return {
    schema: 1,
    ok: outcome.kind === 'ok',
    outcome: outcomeJson(outcome),
    family: outcome.kind === 'refused' ? outcome.decoded.family : null,
    answeredBy: outcome.kind === 'refused' ? outcome.decoded.answeredBy : null,
    program: file,
    clientVersion,
    route: routeJson(report, report.route),
    betasSent: recorded?.requests?.betas.map(shownText) ?? [],
    scopeSent: recorded?.requests?.scopeSent ?? null,
    tokens,
    caching: cachingJson(caching),
    ms,
  };
}

function outcomeJson(outcome: Outcome): object {
  switch (outcome.kind) {
    case 'refused': {
      const { kind, status, text } = outcome;
      return { kind, status, text: shownText(text) };
    }
    case 'ended': {
      const { exit, kind, signal, text } = outcome;
      return { kind, exit, signal, text: shownText(text) };
    }
    default:
      return outcome;
  }
}

function cachingJson(caching: CachingCheck): object {
  return caching.kind === 'failed' ? { kind: caching.kind, outcome: outcomeJson(caching.outcome) } : caching;
}
