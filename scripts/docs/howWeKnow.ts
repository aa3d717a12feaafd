// The generated parts of docs/how-we-know.md: what was measured, from the records; what the core makes of it, from its facts.
import { ERROR_FAMILIES, FAMILY_IDS, type FlagEffect } from '../../src/core/facts/errorFamilies.ts';
import { NAMED_BETAS, type NamedBeta } from '../../src/core/facts/namedBetas.ts';
import { PROVIDER_SWITCHES } from '../../src/core/facts/providers.ts';
import { SCOPE_SENDERS } from '../../src/core/facts/scopeSenders.ts';
import { whoSends } from '../../src/core/present/explanation/whoSends.ts';
import type { InlineText } from '../../src/core/present/inlineText.ts';
import { markdownTable } from './markdownTable.ts';

/** One measured request: a line of `wire.json`. */
export interface WireRecord {
  readonly version: string;
  readonly route: string;
  /** Switches of the environment that were set to 1. */
  readonly flags: readonly string[];
  /** The paths that carried it. */
  readonly scope: readonly string[];
  readonly cacheControl: number;
}

/** What is needed here of a recorded scenario. */
export interface RecordedScenario {
  readonly version: string;
  readonly outcome: { readonly route: string; readonly scopeSent: boolean };
}

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const NO_CACHING = 'DISABLE_PROMPT_CACHING';
const FORCE = 'CLAUDE_CODE_FORCE_GLOBAL_CACHE';

/** The routes of `wire.json`, and the provider that stands behind each. What is not here goes by its own name. */
const ROUTES: Readonly<Record<string, readonly [name: string, provider: string]>> = {
  gateway: ['a gateway', 'Gateway'],
  'first-party': ['Anthropic’s own API', 'Anthropic'],
  'bedrock-direct': ['Bedrock', 'Bedrock'],
  'bedrock-url': ['Bedrock, base URL', 'Bedrock'],
  'vertex-direct': ['Vertex AI', 'Vertex AI'],
  'vertex-url': ['Vertex AI, base URL', 'Vertex AI'],
  'foundry-direct': ['Foundry', 'Foundry'],
  foundry: ['Foundry, base URL', 'Foundry'],
  'mantle-direct': ['Mantle', 'Mantle'],
  mantle: ['Mantle, base URL', 'Mantle'],
  'anthropic-aws': ['Claude Platform on AWS', 'Claude on AWS'],
  'anthropic-aws-url': ['Claude Platform on AWS, base URL', 'Claude on AWS'],
  'google-cloud': ['Anthropic on Google Cloud', 'Google Cloud'],
  'google-cloud-url': ['Anthropic on Google Cloud, base URL', 'Google Cloud'],
};

const nameOf = (route: string): string => ROUTES[route]?.[0] ?? route;
const providerOf = (route: string): string => ROUTES[route]?.[1] ?? route;

/** The routes that were run, in the order above. */
function routesIn(wire: readonly WireRecord[]): string[] {
  const run = new Set(wire.map(({ route }) => route));
  return [...new Set([...Object.keys(ROUTES), ...run])].filter((route) => run.has(route));
}

/** The parts by the names of their marks. */
export function howWeKnow(wire: readonly WireRecord[], scenarios: readonly RecordedScenario[]): Record<string, string> {
  return {
    requests: requests(wire),
    versions: versions(wire),
    forced: forced(wire),
    scenarios: scenariosByRoute(scenarios),
    senders: senders(),
    betas: betas(),
    switches: switches(),
    errors: errors(),
  };
}

function requests(wire: readonly WireRecord[]): string {
  const rows = routesIn(wire).map((route) => {
    const here = wire.filter((record) => record.route === route);
    const sentWith = (flag: string): string => sentOf(here.filter(({ flags }) => flags.includes(flag)));
    return [
      nameOf(route),
      String(here.length),
      String(new Set(here.map(({ version }) => version)).size),
      sentOf(here.filter(({ flags }) => flags.length === 0)),
      sentWith(FLAG),
      sentWith(NO_CACHING),
    ];
  });
  const total = `${wire.length} requests of ${new Set(wire.map(({ version }) => version)).size} versions.`;
  const head = ['Route', 'Requests', 'Versions', 'By default', 'With the flag', 'With caching off'];
  return `${total} \`scope\` was in:\n\n${markdownTable(head, rows)}`;
}

function sentOf(records: readonly WireRecord[]): string {
  return `${records.filter(({ scope }) => scope.length > 0).length} of ${records.length}`;
}

/** Every version that was run, and what it sent to each provider, by any route: by default, and with the flag. */
function versions(wire: readonly WireRecord[]): string {
  const providers = [...new Set(routesIn(wire).map(providerOf))];
  const rows = [...new Set(wire.map(({ version }) => version))].map((version) => [
    version,
    ...providers.map((provider) => {
      const here = wire.filter((record) => record.version === version && providerOf(record.route) === provider);
      const answer = (flags: readonly string[]): string => answerOf(here.filter((record) => same(record.flags, flags)));
      return here.length === 0 ? '·' : `${answer([])} / ${answer([FLAG])}`;
    }),
  ]);
  return markdownTable(['Version', ...providers], rows);
}

function answerOf(records: readonly WireRecord[]): string {
  if (records.length === 0) return '·';
  return records.some(({ scope }) => scope.length > 0) ? '**sent**' : 'no';
}

function same(these: readonly string[], those: readonly string[]): boolean {
  return these.length === those.length && these.every((one) => those.includes(one));
}

function forced(wire: readonly WireRecord[]): string {
  const isForced = ({ flags }: WireRecord): boolean => same(flags, [FORCE]);
  const rows = routesIn(wire).map((route) => {
    const here = wire.filter((record) => record.route === route && isForced(record));
    const sent = here.filter(({ scope }) => scope.length > 0).map(({ version }) => version);
    return [nameOf(route), String(new Set(here.map(({ version }) => version)).size), sent.join(', ') || 'none'];
  });
  return markdownTable(['Route', 'Versions run', 'Sent by'], rows);
}

function scenariosByRoute(scenarios: readonly RecordedScenario[]): string {
  const routes = [...new Set(scenarios.map(({ outcome }) => outcome.route))].toSorted();
  const rows = routes.map((route) => {
    const here = scenarios.filter(({ outcome }) => outcome.route === route);
    const sent = here.filter(({ outcome }) => outcome.scopeSent).length;
    return [
      `\`${route}\``,
      String(here.length),
      String(new Set(here.map(({ version }) => version)).size),
      String(sent),
    ];
  });
  const total = `${scenarios.length} scenarios of ${new Set(scenarios.map(({ version }) => version)).size} versions.`;
  return `${total}\n\n${markdownTable(['Where the first request went', 'Scenarios', 'Versions', 'With `scope`'], rows)}`;
}

/** The same table as on the page, in the same words; the last column says how each line is known. */
function senders(): string {
  const table = whoSends().blocks.find((block) => block.kind === 'table');
  if (table === undefined) throw new Error('the page has no table of who sends it');
  const rows = table.rows.map(({ cells }, at) => [
    ...cells.map(markdownOf),
    SCOPE_SENDERS[at]?.source === 'measured' ? 'measured' : 'read in the program',
  ]);
  return markdownTable([...table.head, 'How it is known'], rows);
}

function markdownOf(text: InlineText): string {
  return text.map((part) => (part.kind === 'code' ? `\`${part.text}\`` : part.text)).join('');
}

function betas(): string {
  const rows = Object.entries(NAMED_BETAS).map(([name, beta]) => [
    `\`${name}\``,
    keptWords(beta),
    beta.offSwitch === undefined ? '' : `\`${beta.offSwitch}\``,
    beta.basis,
  ]);
  return markdownTable(['Beta', 'Left by the flag', 'A switch of its own', 'How it is known'], rows);
}

function keptWords({ keptByFlag }: NamedBeta): string {
  if (keptByFlag === null) return 'no';
  if (keptByFlag === 'always') return 'in every version';
  const [from, to] = keptByFlag;
  if (from === null) return `up to ${to}`;
  return from === to ? `in ${from}` : `from ${from} to ${to}`;
}

function switches(): string {
  const rows = PROVIDER_SWITCHES.map(({ baseUrl, since, variable }) => [
    `\`${variable}\``,
    `\`${baseUrl}\``,
    since === '0.0.0' ? 'all that were run' : `${since} and later`,
  ]);
  return markdownTable(['Switch, the strongest first', 'Its base URL', 'Versions that know it'], rows);
}

function errors(): string {
  const rows = FAMILY_IDS.map((id) => {
    const { basis, fixedIn, flag, says, sources } = ERROR_FAMILIES[id];
    return [`\`${id}\``, says, flagWords(flag), fixedIn ?? '', basis, String(sources.length)];
  });
  return markdownTable(['Family', 'The message says', 'The flag', 'Fixed in', 'How it is known', 'Sources'], rows);
}

function flagWords(flag: FlagEffect | undefined): string {
  if (flag === undefined) return 'does nothing';
  const what = flag.removes === 'some' ? 'removes some' : 'removes it';
  return flag.since === null ? what : `${what}, since ${flag.since}`;
}
