import type { Decoded } from '../decodeError.ts';
import { ERROR_FAMILIES, type FamilyId, type FlagEffect } from '../facts/errorFamilies.ts';
import { DISABLE_BETAS, DISABLE_CACHING } from '../facts/flags.ts';
import { isKeptByFlag, namedBeta } from '../facts/namedBetas.ts';
import { planFix } from '../fixes.ts';
import * as l10n from '../l10n.ts';
import type { FixId, Report } from '../model.ts';
import { compareVersions, isBetween, isSince } from '../version.ts';
import { ownerWords } from './changeWords.ts';
import { betaAdvice } from './decodeBetas.ts';
import { familyAdvice } from './decodeHints.ts';
import { problemWords } from './fileWords.ts';
import { placeOf, sourcePlace } from './place.ts';
import { routeLine } from './routeLine.ts';
import { verdictWords } from './verdictWords.ts';

/** What a message means on this machine as it stands now, and the fixes of ours that would change something. */
export interface Advice {
  /** Whole sentences, code words in backticks. */
  readonly here: readonly string[];
  readonly fixes: readonly FixId[];
}

export const NO_ADVICE: Advice = { here: [], fixes: [] };

/** The advice for one machine; of fixes only those that would do something. */
export function adviceFor(decoded: Decoded, report: Report): Advice {
  const { family } = decoded;
  if (family === null) return { here: [routeSentence(report)], fixes: [] };
  const parts = [
    family === 'cache-scope' ? scopeAdvice(report) : NO_ADVICE,
    familyAdvice(decoded, report),
    betaAdvice(decoded, report),
    flagAdvice({ ...decoded, family }, report),
    cachingAdvice(family, report),
    versionAdvice(family, report),
  ];
  return {
    here: [routeSentence(report), ...parts.flatMap(({ here }) => here)],
    fixes: [...new Set(parts.flatMap(({ fixes }) => fixes))].filter((id) => wouldChange(id, report)),
  };
}

function wouldChange(id: FixId, report: Report): boolean {
  const plan = planFix(id, report);
  return plan.kind === 'changes' && plan.changes.length > 0;
}

function routeSentence(report: Report): string {
  const { client } = report.snapshot;
  const where = routeLine(report);
  const versions = new Set([client.version, ...client.others.map(({ version }) => version)]);
  const known = [...versions].filter((version) => version !== null).join(', ');
  return known === ''
    ? l10n.t('With the settings here requests go to {0}. Which version of Claude Code runs is not known.', where)
    : l10n.t('With the settings here requests go to {0}. Found here: Claude Code {1}.', where, known);
}

/** What is known of `scope` here; where it is not sent, the message came from somewhere else. */
function scopeAdvice({ route, scope, snapshot: { client } }: Report): Advice {
  const known = verdictWords(scope, route.id, client.version);
  if (route.id === 'anthropic' || scope.verdict === 'not-sent') {
    return { here: [known, elsewhere()], fixes: [] };
  }
  return { here: [known], fixes: [] };
}

const elsewhere = (): string =>
  l10n.t(
    'So the request that was refused was probably not made with these settings: look for a session that began before them, another client, a shell or editor with variables of its own, another folder, or a program on the Agent SDK (inferred).',
  );

/** Whether the flag helps, by the version, by what it does already and by what can be written. */
function flagAdvice({ betas, family, field }: Decoded & { readonly family: FamilyId }, report: Report): Advice {
  const { flag } = ERROR_FAMILIES[family];
  if (!flag) return NO_ADVICE;
  const { version } = report.snapshot.client;
  // On a tool the mark goes in the old versions too (measured on 2.1.31).
  const since = family === 'cache-scope' && field?.startsWith('tools.') ? '2.1.25' : flag.since;
  if (version !== null && since !== null && !isSince(version, since)) return tooOld(version, since);
  if (betas.length > 0 && betas.every((value) => isKept(value, version))) {
    return {
      here: [l10n.t('`{0}` does not help here: it leaves every value that the message names.', DISABLE_BETAS)],
      fixes: [],
    };
  }
  if (report.betas.on) return alreadyOn(report);
  const effect = family === 'cache-scope' && report.scope.verdict === 'not-sent' ? wherever() : effectWords(flag);
  return notOn(report, effect, since);
}

function isKept(value: string, version: string | null): boolean {
  const beta = namedBeta(value);
  return beta !== undefined && isKeptByFlag(beta, version);
}

function tooOld(version: string, since: string): Advice {
  const words = l10n.t(
    '`{0}` does not help with Claude Code {1}: it removes this from {2} on. Update Claude Code first.',
    DISABLE_BETAS,
    version,
    since,
  );
  return { here: [words], fixes: [] };
}

function alreadyOn(report: Report): Advice {
  const where = report.betas.because.map((winner) => placeOf(report, winner)).join(', ');
  const isEverywhere = !wouldChange('disable-betas', report);
  return {
    here: [
      l10n.t('`{0}` is already on, in {1}: more of it changes nothing.', DISABLE_BETAS, where),
      isEverywhere
        ? l10n.t(
            'A session that was running before keeps its beta header: start a new one. If the message stays there, the flag is not enough.',
          )
        : l10n.t(
            'It does not stand in the user settings, so what is started in another way does not see it; the fix puts it there.',
          ),
    ],
    fixes: ['disable-betas'],
  };
}

const effectWords = ({ removes }: FlagEffect): string =>
  removes === 'it'
    ? l10n.t('`{0}` is not on here; turning it on removes what was refused.', DISABLE_BETAS)
    : l10n.t('`{0}` is not on here; turning it on removes most betas, by version not all.', DISABLE_BETAS);

const wherever = (): string =>
  l10n.t(
    '`{0}` is not on here; in the user settings it counts for every client that reads them, whatever its route.',
    DISABLE_BETAS,
  );

function notOn(report: Report, effect: string, since: string | null): Advice {
  const blocked = whyNot('disable-betas', report);
  if (blocked !== null) return { here: [blocked], fixes: [] };
  const unsure =
    since !== null && report.snapshot.client.version === null
      ? [l10n.t('It does so from {0} on; an older client has to be updated first.', since)]
      : [];
  return { here: [effect, ...unsure], fixes: ['disable-betas'] };
}

/** Why a fix cannot be made; null where it can, or where nothing is left to do. */
function whyNot(id: FixId, report: Report): string | null {
  const plan = planFix(id, report);
  if (plan.kind === 'owned') return ownerWords(report, plan.owner);
  if (plan.kind === 'changes') return null;
  const { problem, source } = plan.file;
  const path = sourcePlace(report, source, null);
  return problem === null
    ? l10n.t('{0} is not UTF-8, so no fix is written there: store it anew first.', path)
    : l10n.t('{0} has to be repaired first, no fix is written there: {1}.', path, problemWords(problem));
}

/** The second fix takes every mark away; it is the last resort, for it costs all caching. */
function cachingAdvice(family: FamilyId, report: Report): Advice {
  if (!ERROR_FAMILIES[family].isOwnCacheMark) return NO_ADVICE;
  if (report.caching.on) {
    // For `scope` the verdict has said so.
    const here = l10n.t(
      '`{0}` is on here, so Claude Code sends no cache mark at all (measured): the mark comes from the gateway, or from a session or folder with other settings.',
      DISABLE_CACHING,
    );
    return { here: family === 'cache-scope' ? [] : [here], fixes: ['disable-caching'] };
  }
  const blocked = whyNot('disable-caching', report);
  if (blocked !== null) return { here: [blocked], fixes: [] };
  const here = l10n.t(
    'If nothing else helps: `{0}=1` takes every cache mark of Claude Code away, on every version and route that was run. It costs all caching.',
    DISABLE_CACHING,
  );
  return { here: [here], fixes: ['disable-caching'] };
}

/** Versions that changelogs and people name. */
function versionAdvice(family: FamilyId, { snapshot: { client } }: Report): Advice {
  const { version } = client;
  if (version === null) return NO_ADVICE;
  const { fixedIn, reportedIn = [] } = ERROR_FAMILIES[family];
  const here: string[] = [];
  if (reportedIn.some(([from, to]) => isBetween(version, from, to)))
    here.push(l10n.t('Claude Code {0} is a version that people report this for: update it.', version));
  if (fixedIn !== undefined)
    here.push(
      compareVersions(version, fixedIn) < 0
        ? l10n.t('Claude Code {0} is older than {1}, which mended this: update it.', version, fixedIn)
        : l10n.t(
            'Claude Code {0} has what {1} mended: look at the model, the server and other clients.',
            version,
            fixedIn,
          ),
    );
  return { here, fixes: [] };
}
