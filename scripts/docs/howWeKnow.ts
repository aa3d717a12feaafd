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

const ROUTES: Readonly<Record<string, string>> = {
  gateway: 'gateway',
  'first-party': 'Anthropic’s API',
  'bedrock-direct': 'Bedrock',
  'bedrock-url': 'Bedrock, base URL',
  'vertex-url': 'Vertex, base URL',
  foundry: 'Foundry, base URL',
  mantle: 'Mantle, base URL',
};

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
  const rows = Object.entries(ROUTES).map(([route, name]) => {
    const here = wire.filter((record) => record.route === route);
    const sentWith = (flag: string): string => sentOf(here.filter(({ flags }) => flags.includes(flag)));
    return [
      name,
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

/** Every version that was run, and what it sent to each route: by default, and with the flag. */
function versions(wire: readonly WireRecord[]): string {
  const rows = [...new Set(wire.map(({ version }) => version))].map((version) => [
    version,
    ...Object.keys(ROUTES).map((route) => {
      const here = wire.filter((record) => record.version === version && record.route === route);
      const answer = (flags: readonly string[]): string => answerOf(here.find((record) => same(record.flags, flags)));
      const [plain, flagged] = [answer([]), answer([FLAG])];
      return plain === '·' && flagged === '·' ? '·' : `${plain} / ${flagged}`;
    }),
  ]);
  return markdownTable(['Version', ...Object.values(ROUTES)], rows);
}

function answerOf(record: WireRecord | undefined): string {
  if (record === undefined) return '·';
  return record.scope.length > 0 ? '**sent**' : 'no';
}

function same(these: readonly string[], those: readonly string[]): boolean {
  return these.length === those.length && these.every((one) => those.includes(one));
}

function forced(wire: readonly WireRecord[]): string {
  const isForced = ({ flags }: WireRecord): boolean => same(flags, [FORCE]);
  const rows = Object.entries(ROUTES).map(([route, name]) => {
    const here = wire.filter((record) => record.route === route && isForced(record));
    const sent = here.filter(({ scope }) => scope.length > 0).map(({ version }) => version);
    return [name, String(here.length), sent.join(', ') || 'none'];
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
  const [from, to] = keptByFlag;
  if (from === null && to === null) return 'in every version';
  if (from === null) return `up to ${to ?? ''}`;
  if (to === null) return `from ${from}`;
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
