import { addressOf } from '../address.ts';
import { basisOf } from '../basis.ts';
import { planFix } from '../fixes.ts';
import { isoTime } from '../isoTime.ts';
import type {
  Change,
  Client,
  Declaration,
  Finding,
  FixId,
  Report,
  Route,
  RouteId,
  ScopeVerdict,
  Source,
  Span,
  Switch,
  Variable,
} from '../model.ts';
import { judgeOthers } from '../otherClients.ts';
import { maskedValue, shownText } from '../secrets.ts';
import { type Audience, audienceOf } from './audienceWords.ts';
import { evidenceJson } from './evidenceJson.ts';
import { fixCosts, fixTitle } from './fixWords.ts';
import { problemWords } from './fileWords.ts';
import { plainText } from './inlineText.ts';
import { positionOf } from './place.ts';
import { unreadPlaces } from './unreadWords.ts';

/** The machine-readable report; its fields are a contract, see docs/doctor.md. Every value in it has passed the mask. */
export function doctorJson(report: Report, isRelevant: IsRelevant): DoctorJson {
  const { betas, caching, client, findings, route, scope } = { ...report, client: report.snapshot.client };
  return {
    schema: 1,
    claude: clientJson(report, client),
    route: routeJson(report, route),
    betas: switchJson(report, betas),
    caching: switchJson(report, caching),
    scope: scopeJson(scope, route.id, client.version),
    files: filesJson(report),
    notRead: unreadPlaces(report.snapshot.platform),
    variables: variablesJson(report, isRelevant),
    findings: findings.map((finding) => findingJson(report, finding)),
    evidence: report.snapshot.evidence && evidenceJson(report, report.snapshot.evidence),
  };
}

/** Whether a variable of the inherited environment belongs into a report. */
export type IsRelevant = (name: string) => boolean;

/** A switch, who decided it, and which of a person's clients see that value. */
export interface SwitchJson {
  readonly disabled: boolean;
  readonly because: readonly object[];
  readonly seenBy: readonly Audience[];
}

export interface DoctorJson {
  readonly schema: 1;
  readonly claude: object;
  readonly route: object;
  readonly betas: SwitchJson;
  readonly caching: SwitchJson;
  readonly scope: {
    readonly verdict: string;
    readonly basis: string;
    /** The session that shows it; null where the tables decide. */
    readonly evidence: { readonly session: string; readonly time: string; readonly count: number } | null;
  };
  readonly files: readonly object[];
  /** Where a policy can live that was not read. */
  readonly notRead: readonly string[];
  readonly variables: readonly object[];
  readonly findings: readonly object[];
  /** What the transcripts say; null where nobody looked. */
  readonly evidence: object | null;
}

function clientJson(report: Report, { version, source }: Client): object {
  const others = judgeOthers(report).map(({ scope, routeId, ...other }) => ({
    ...other,
    route: routeId,
    scope: scopeJson(scope, routeId, other.version),
  }));
  return { version, source, others };
}

function scopeJson(scope: ScopeVerdict, route: RouteId, version: string | null): DoctorJson['scope'] {
  const { seen = null } = scope;
  return {
    verdict: scope.verdict,
    basis: basisOf(scope, route, version),
    evidence: seen && { ...seen, time: isoTime(seen.time) },
  };
}

/** A route, and who decided it. */
export function routeJson(report: Report, { id, because: declarations }: Route): object {
  return {
    id,
    endpoint: addressOf(report),
    because: declarations.map((declaration) => because(report, declaration)),
  };
}

function switchJson(report: Report, { on, because: declarations }: Switch): SwitchJson {
  const [winner] = declarations;
  return {
    disabled: on,
    because: declarations.map((declaration) => because(report, declaration)),
    seenBy: winner ? audienceOf(winner.source.scope) : [],
  };
}

function because(report: Report, { name, source, span, saved }: Declaration): object {
  return { variable: name, ...sourceJson(report, source, span), saved };
}

function sourceJson(report: Report, source: Source, span: Span | null): object {
  const position = positionOf(report, source, span);
  return {
    scope: source.scope,
    path: source.path,
    line: position?.line ?? null,
    column: position?.column ?? null,
  };
}

/** Each settings file, and whether Claude Code applies it. */
export function filesJson({ files }: Report): object[] {
  return files.map(({ source, status, problem }) => ({
    scope: source.scope,
    path: source.path,
    status,
    reason: problem === null ? null : problemWords(problem),
  }));
}

/** Every variable that Claude Code would see, with the declarations that lose. */
export function variablesJson(report: Report, isRelevant: IsRelevant): object[] {
  return relevantVariables(report, isRelevant).map(({ name, declarations: [winner, ...shadowed] }) => ({
    name,
    ...valueJson(winner),
    ...sourceJson(report, winner.source, winner.span),
    saved: winner.saved,
    shadows: shadowed.map((loser) => ({ ...valueJson(loser), ...sourceJson(report, loser.source, loser.span) })),
  }));
}

/** The variables that a report shows, by name. */
export function relevantVariables({ environment }: Report, isRelevant: IsRelevant): Variable[] {
  return [...environment.values()]
    .filter((variable) => isShown(variable, isRelevant))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function isShown({ name, declarations }: Variable, isRelevant: IsRelevant): boolean {
  return declarations.some(({ source }) => source.scope !== 'process') || isRelevant(name);
}

function valueJson({ name, value }: Declaration): object {
  const { text, masked } = maskedValue(name, value);
  return { value: text, masked };
}

function findingJson(report: Report, finding: Finding): object {
  const { rule, severity, message, variable, source, span, fixes } = finding;
  return {
    rule,
    severity,
    message: shownText(message),
    variable,
    ...sourceJson(report, source, span),
    fixes: fixes.map((id) => fixJson(report, id)),
  };
}

/** A fix, with what it would change now. */
export function fixJson(report: Report, id: FixId): object {
  const plan = planFix(id, report);
  return {
    id,
    title: fixTitle(id),
    recommended: id === 'disable-betas',
    costs: fixCosts(id).map(plainText),
    changes: plan.kind === 'changes' ? plan.changes.map(changeJson) : [],
  };
}

/** A planned change, masked. */
export function changeJson({ source, variable, from, to }: Change): object {
  return {
    scope: source.scope,
    path: source.path,
    variable,
    from: from === null ? null : maskedValue(variable, from).text,
    to: to === null ? null : maskedValue(variable, to).text,
  };
}
