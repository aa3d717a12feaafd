import { addressOf } from '../address.ts';
import { regionOf } from '../awsRegion.ts';
import { MODEL_CACHING } from '../facts/modelCaching.ts';
import { type FixPlan, planFix } from '../fixes.ts';
import * as l10n from '../l10n.ts';
import type { Declaration, Report, SettingsFile, Switch, SwitchFixId } from '../model.ts';
import { valueOf, winnerOf } from '../resolve.ts';
import { shown, shownText } from '../secrets.ts';
import { cachingVerdict } from '../sessions/cachingVerdict.ts';
import type { Evidence } from '../sessions/session.ts';
import { refusedSince } from '../sessions/sinceChange.ts';
import { isOn } from '../value.ts';
import { cachingWords } from './cachingWords.ts';
import { ownerWords, stillSetWords } from './changeWords.ts';
import { evidenceWords } from './evidenceWords.ts';
import { problemWords } from './fileWords.ts';
import type {
  PageAws,
  PageChange,
  PageEvidence,
  PageFix,
  PageInput,
  PagePlace,
  PageSessions,
  Tone,
} from './pageView.ts';
import { sourcePlace } from './place.ts';

/** The facts of a report that the page shows. Values have passed the mask. */
export function pageInputOf(report: Report, lastChange: PageChange | null, sessions: PageSessions): PageInput {
  const { betas, caching, findings, route, scope, snapshot } = report;
  return {
    routeId: route.id,
    endpoint: endpointOf(report),
    because: route.because.map((declaration) => pagePlace(report, declaration)),
    betas: switchOf(report, betas),
    caching: switchOf(report, caching),
    client: snapshot.client,
    scope,
    findings: findings.map(({ rule, severity, message, source, span }) => ({
      rule,
      severity,
      message: shownText(message),
      place: sourcePlace(report, source, span),
    })),
    fixes: fixesOf(report),
    lastChange,
    bedrock: switchOf(report, bedrockSwitch(report)),
    modelCaching: modelCachingOf(report),
    aws: awsOf(report),
    evidence: evidenceOf(report, sessions),
    sessions,
  };
}

function evidenceOf(report: Report, { now, reading }: PageSessions): PageEvidence | null {
  if (reading.kind !== 'read') return null;
  const verdict = cachingVerdict(report, reading.evidence);
  const caching = { kind: verdict.kind, words: cachingWords(verdict, report) };
  return { scope: { tone: toneOf(reading.evidence), words: evidenceWords(reading.evidence, report, now) }, caching };
}

function toneOf(evidence: Evidence): Tone {
  if (refusedSince(evidence) > 0) return 'error';
  const hasFailed = evidence.sessions.some(({ failures }) => failures.some(({ family }) => family === 'cache-scope'));
  return hasFailed ? 'info' : 'good';
}

function bedrockSwitch({ environment }: Report): Switch {
  const winner = winnerOf(environment, 'CLAUDE_CODE_USE_BEDROCK');
  return { on: isOn(winner?.value), because: winner ? [winner] : [] };
}

function modelCachingOf(report: Report): PagePlace[] {
  return [...MODEL_CACHING.keys()].flatMap((name) => {
    const winner = winnerOf(report.environment, name);
    return winner && isOn(winner.value) ? [pagePlace(report, winner)] : [];
  });
}

/** A model as Bedrock names it: an id of the model or of a profile over regions, or an ARN of either. */
const BEDROCK_MODEL = /^(?:[a-z-]{2,10}\.)?anthropic\.[\w.:-]{1,100}$|^arn:aws[\w-]*:bedrock:[\w:./-]{1,200}$/;

function awsOf({ environment, snapshot }: Report): PageAws {
  const { region } = regionOf(environment, snapshot.aws, snapshot.client.version);
  const model = valueOf(environment, 'ANTHROPIC_MODEL')?.trim() ?? '';
  const isFit = BEDROCK_MODEL.test(model) && !shown('ANTHROPIC_MODEL', model).masked;
  return { region, model: isFit ? model : null };
}

function endpointOf(report: Report): string | null {
  const address = addressOf(report);
  return address === null ? null : l10n.visible(address);
}

function switchOf(report: Report, { on, because }: Switch): PageInput['betas'] {
  return { on, because: because.map((declaration) => pagePlace(report, declaration)) };
}

function pagePlace(report: Report, { name, source, span, saved }: Declaration): PagePlace {
  return { variable: name, scope: source.scope, place: sourcePlace(report, source, span), saved };
}

/** The three fixes, each as its way back where it is in force. */
function fixesOf(report: Report): PageFix[] {
  const { betas, caching } = report;
  const ids: SwitchFixId[] = [
    betas.on ? 'enable-betas' : 'disable-betas',
    caching.on ? 'enable-caching' : 'disable-caching',
    betas.on && caching.on ? 'enable-both' : 'disable-both',
  ];
  return ids.map((id) => fixOf(report, id));
}

function fixOf(report: Report, id: SwitchFixId): PageFix {
  const plan = planFix(id, report);
  const recommended = id === 'disable-betas';
  const why = obstacleOf(report, plan);
  return { id, recommended, available: why === null, why };
}

/** Why a fix cannot do anything; null where it can. */
function obstacleOf(report: Report, plan: FixPlan): string | null {
  switch (plan.kind) {
    case 'owned':
      return ownerWords(report, plan.owner);
    case 'unwritable':
      return unwritableWords(report, plan.file);
    case 'changes': {
      const [keeper] = plan.stillSetBy;
      return keeper && plan.changes.length === 0 ? stillSetWords(report, keeper) : null;
    }
  }
}

function unwritableWords(report: Report, { source, problem }: SettingsFile): string {
  const place = sourcePlace(report, source, problem?.span ?? null);
  if (problem === null) return l10n.t('{0} is not UTF-8 and is not written.', place);
  return l10n.t('{0} is not written: {1}.', place, problemWords(problem));
}
