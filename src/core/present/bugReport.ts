import { addressOf } from '../address.ts';
import { basisOf } from '../basis.ts';
import { DISABLE_BETAS, DISABLE_CACHING } from '../facts/flags.ts';
import { MODEL_CACHING } from '../facts/modelCaching.ts';
import { PROVIDER_SWITCHES } from '../facts/providers.ts';
import { isoTime } from '../isoTime.ts';
import type { Report, SettingsFile, Source } from '../model.ts';
import { shown } from '../secrets.ts';
import { cachingVerdict } from '../sessions/cachingVerdict.ts';
import { failureSummaries, type FailureSummary } from '../sessions/failureSummary.ts';
import type { Evidence, Tokens } from '../sessions/session.ts';
import { type PublicCode, publicCode } from './publicCode.ts';

/**
 * What somebody else needs to look into an error, as Markdown that may be made public: no secret, no prompt, no code, no
 * text of an error, no name of a project, and `~` for the home folder. In English, whatever the window speaks: it is
 * for those who mend it. `versions`: of what the person runs, by name.
 */
export function bugReport(report: Report, versions: Readonly<Record<string, string>>): string {
  const code = publicCode(report.snapshot);
  const { evidence } = report.snapshot;
  const files = report.files.filter(({ status }) => status !== 'absent');
  return [
    section('Versions', [...versionLines(versions, code), ...clientLines(report, code)]),
    section('Route', routeLines(report, code)),
    section('Variables', variableLines(report, code)),
    section(
      'Settings files',
      files.map((file) => fileLine(file, report, code)),
    ),
    section('Findings', [...new Set(report.findings.map(({ rule, severity }) => `${code(rule)} (${severity})`))]),
    ...(evidence ? evidenceSections(report, evidence, code) : [section('Transcripts', ['not read'])]),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string {
  return [`### ${title}`, '', ...(lines.length === 0 ? ['- none'] : lines.map((line) => `- ${line}`)), ''].join('\n');
}

const versionLines = (versions: Readonly<Record<string, string>>, code: PublicCode): string[] =>
  Object.entries(versions).map(([name, version]) => `${name}: ${code(version)}`);

function clientLines({ snapshot: { client, platform } }: Report, code: PublicCode): string[] {
  const others = client.others.map(({ source, version }) => `also found: ${code(version)} (${source})`);
  return [
    `Claude Code: ${client.version === null ? 'not found' : `${code(client.version)} (${client.source ?? 'path'})`}`,
    ...others,
    `platform: ${platform}`,
  ];
}

function routeLines(report: Report, code: PublicCode): string[] {
  const { betas, caching, route, scope, snapshot } = report;
  const basis = basisOf(scope, route.id, snapshot.client.version);
  return [
    `requests go to: ${code(route.id)}, ${code(addressOf(report) ?? 'address not known')}`,
    `${DISABLE_BETAS}: ${betas.on ? 'on' : 'off'}`,
    `${DISABLE_CACHING}: ${caching.on ? 'on' : 'off'}`,
    `cache_control.scope: ${scope.verdict} (${scope.reason}, ${basis})`,
    `MCP servers: ${snapshot.hasMcpServers ? 'yes' : 'no'}`,
  ];
}

/** What decides the route, the betas, caching and the models. Any other variable is nobody's business. */
const RELEVANT: ReadonlySet<string> = new Set([
  DISABLE_BETAS,
  DISABLE_CACHING,
  ...MODEL_CACHING.keys(),
  ...PROVIDER_SWITCHES.flatMap(({ baseUrl, variable }) => [variable, baseUrl]),
  ...[...MODEL_CACHING.values()].map(({ model }) => model),
  'ANTHROPIC_BASE_URL',
  'ANTHROPIC_BETAS',
  'ANTHROPIC_CUSTOM_HEADERS',
  'ANTHROPIC_MODEL',
  'AWS_REGION',
  'CLAUDE_CODE_ATTRIBUTION_HEADER',
  'CLAUDE_CODE_ENTRYPOINT',
  'CLAUDE_CODE_EXTRA_BODY',
  'CLAUDE_CODE_FORCE_GLOBAL_CACHE',
  'CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST',
  'CLAUDE_CODE_SIMPLE',
  'CLAUDE_CODE_USE_GATEWAY',
  'ENABLE_TOOL_SEARCH',
  '_CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL',
]);

function variableLines({ environment }: Report, code: PublicCode): string[] {
  return [...environment.values()]
    .filter(({ name }) => RELEVANT.has(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ declarations: [winner, ...shadowed], name }) => {
      const others = shadowed.map(({ source }) => source.scope).join(', ');
      const over = others === '' ? '' : `, over ${others}`;
      return `${name}=${code(shown(name, winner.value).text)} (${winner.source.scope}${over})`;
    });
}

function fileLine({ problem, source, status }: SettingsFile, report: Report, code: PublicCode): string {
  const reason = problem === null ? '' : `: ${problem.code}`;
  return `${source.scope}, ${code(publicPath(source, report))}: ${status}${reason}`;
}

/** Where a file stands, without the names of projects and of folders that a person chose. */
function publicPath({ path, scope }: Source, { snapshot: { home } }: Report): string {
  if (path === null || scope === 'flag') return 'what --settings names';
  const name = path.replace(/^.*[\\/]/s, '');
  if (scope === 'project' || scope === 'local') return `<project>/.claude/${name}`;
  return path.startsWith(home) && USUAL.test(path.slice(home.length)) ? path : name;
}

const USUAL = /^[\\/]\.claude(?:\.json|[\\/][\w.-]+)$/;

function evidenceSections(report: Report, evidence: Evidence, code: PublicCode): string[] {
  const { fixedAt, lastChange, sessions, tokens } = evidence;
  const recorded = sessions.flatMap(({ requests }) => requests ?? []);
  return [
    section('Transcripts', [
      `sessions: ${sessions.length}`,
      `settings changed: ${timeOf(lastChange)}`,
      `flag set: ${timeOf(fixedAt)}`,
      `started by: ${countsOf(
        sessions.map(({ entrypoint }) => entrypoint),
        code,
      )}`,
      `client versions: ${countsOf(
        sessions.map(({ clientVersion }) => clientVersion),
        code,
      )}`,
      `models: ${countsOf(
        sessions.map(({ model }) => model),
        code,
      )}`,
      `sessions with recorded requests: ${recorded.length}, with scope: ${recorded.filter(({ scoped }) => scoped > 0).length}`,
      `betas last recorded: ${recorded[0]?.betas.map(code).join(', ') ?? 'none'}`,
    ]),
    section(
      'Errors',
      failureSummaries(evidence).map((summary) => errorLine(summary, evidence, code)),
    ),
    section('Prompt caching', [tokenLine(tokens), `verdict: ${cachingVerdict(report, evidence).kind}`]),
  ];
}

function errorLine(
  { count, family, last, sessions, sinceFix }: FailureSummary,
  evidence: Evidence,
  code: PublicCode,
): string {
  const failures = evidence.sessions.flatMap((session) => session.failures).filter((each) => each.family === family);
  const first = failures.reduce<number | null>((least, { time }) => earlier(least, time), null);
  return [
    `${code(family ?? 'not recognised')}: refused requests ${count}, sessions ${sessions}`,
    `first ${timeOf(first)}, last ${timeOf(last)}`,
    ...(sinceFix === null ? [] : [`since the flag was set ${sinceFix.failed} of ${sinceFix.sessions} sessions`]),
    `status ${countsOf(
      failures.map(({ status }) => (status === null ? null : String(status))),
      code,
    )}`,
    `answered by ${countsOf(
      failures.map(({ answeredBy }) => answeredBy),
      code,
    )}`,
    `client versions ${countsOf(
      failures.map(({ clientVersion }) => clientVersion),
      code,
    )}`,
  ].join('; ');
}

const earlier = (a: number | null, b: number | null): number | null => (a === null || (b !== null && b < a) ? b : a);

const tokenLine = ({ cacheRead, cacheWrite1h, cacheWrite5m, input, output }: Tokens): string =>
  `tokens: input ${input}, output ${output}, cache read ${cacheRead}, cache write 5m ${cacheWrite5m}, 1h ${cacheWrite1h}`;

const timeOf = (time: number | null): string => (time === null ? 'not known' : isoTime(time));

/** Each value once, the most frequent first, with how often it came. */
function countsOf(values: readonly (string | null)[], code: PublicCode): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value ?? 'not known', (counts.get(value ?? 'not known') ?? 0) + 1);
  const parts = [...counts].toSorted(([, a], [, b]) => b - a).map(([value, count]) => `${code(value)} ${count}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}
