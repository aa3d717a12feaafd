import { NAMED_BETAS, isKeptByFlag, namedBeta } from '../../../src/core/facts/namedBetas.ts';
import { NEWEST_MEASURED } from '../../../src/core/facts/measuredRange.ts';
import { SCOPE_RANGES } from '../../../src/core/facts/scopeRanges.ts';
import { SCOPE_SENDERS, type ScopeSender, type SendingCondition } from '../../../src/core/facts/scopeSenders.ts';
import type { Report } from '../../../src/core/model.ts';
import { scopeRangeOf } from '../../../src/core/verdict.ts';
import { isBetween } from '../../../src/core/version.ts';
import { ROUTES } from '../../../scripts/conformance/routes.mjs';
import { WIRE_ROUTES, type WireRow } from '../../support/wire.ts';
import { reportOn } from '../../support/world.ts';

/** The text of a source file, by its path in the repository. */
export type ReadSource = (file: string) => string;

const RANGES = 'src/core/facts/scopeRanges.ts';
const SENDERS = 'src/core/facts/scopeSenders.ts';
const BETAS = 'src/core/facts/namedBetas.ts';
const VERDICT = 'src/core/verdict.ts';

/**
 * What our tables say otherwise than a measured request, each with the file and the line that a person has to decide
 * about: a table says how it is known, which no program can.
 */
export function contradictions(row: WireRow, read: ReadSource): string[] {
  const report = reportOn({
    version: row.version,
    process: { ...ROUTES[row.route], ...Object.fromEntries(row.flags.map((flag) => [flag, '1'])) },
  });
  return [...verdictAgainst(row, report, read), ...sendersAgainst(row, read), ...betasAgainst(row, read)];
}

function verdictAgainst({ route, scope, version }: WireRow, report: Report, read: ReadSource): string[] {
  const on = WIRE_ROUTES[route];
  if (report.route.id !== on) return [`src/core/route.ts: says ${report.route.id}, not ${on}`];
  const { verdict, reason } = report.scope;
  if (verdict !== (scope.length > 0 ? 'not-sent' : 'sent')) return [];
  const range = scopeRangeOf(version, report);
  const at =
    range?.reason === reason
      ? `${RANGES}:${entryLine(read(RANGES), 'SCOPE_RANGES', SCOPE_RANGES.indexOf(range))}`
      : `${VERDICT}:${lineWith(read(VERDICT), `'${reason}'`)}`;
  return [`${at}: says ${verdict} (${reason}), but ${scope.join(' ') || 'nothing'} went out`];
}

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';

/** What has to be set for a line of the table to speak; the others are not asked of a version here. */
const CONDITIONS: Partial<Record<SendingCondition, readonly string[]>> = {
  never: [],
  'not-by-default': [],
  default: [],
  'default-without-mcp': [],
  'default-without-base-url': [],
  'assumed-first-party': ['_CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL'],
};

function sendersAgainst(row: WireRow, read: ReadSource): string[] {
  const { flags, route, scope, version } = row;
  const on = WIRE_ROUTES[route];
  const isFlagOn = flags.includes(FLAG);
  const others = flags.filter((flag) => flag !== FLAG).join(' ');
  return SCOPE_SENDERS.flatMap((sender, index) => {
    const speaks = on !== undefined && sender.routes.includes(on) && CONDITIONS[sender.when]?.join(' ') === others;
    if (!speaks || !holdsFor(sender, version)) return [];
    const says = isFlagOn && sender.flagRemoves !== false ? null : sender.where;
    if ((says ?? '') === scope.join(' ')) return [];
    const at = `${SENDERS}:${entryLine(read(SENDERS), 'SCOPE_SENDERS', index)}`;
    return [`${at}: says ${says ?? 'nothing'} goes out, but ${scope.join(' ') || 'nothing'} did`];
  });
}

/** What holds for the newest is taken to go on. */
const holdsFor = ({ from, to }: ScopeSender, version: string): boolean =>
  isBetween(version, from, to === NEWEST_MEASURED ? null : to);

function betasAgainst({ bodyBetas, flags, headerBetas, version }: WireRow, read: ReadSource): string[] {
  if (!flags.includes(FLAG)) return [];
  return [...new Set([...headerBetas, ...bodyBetas])].flatMap((beta) => {
    const named = namedBeta(beta);
    if (!named || isKeptByFlag(named, version)) return [];
    const name = Object.keys(NAMED_BETAS).find((each) => NAMED_BETAS[each] === named) ?? beta;
    const source = read(BETAS);
    const line = lineWith(source, source.includes(`'${name}': {`) ? `'${name}': {` : `  ${name}: {`);
    return [`${BETAS}:${line}: says that ${FLAG} takes ${name} away, but it went out`];
  });
}

/** The line on which an entry of an exported list begins. */
export function entryLine(source: string, list: string, index: number): number {
  const lines = source.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`export const ${list}`));
  const entries = lines.flatMap((line, at) => (at > start && line.startsWith('  {') ? [at + 1] : []));
  return entries[index] ?? start + 1;
}

const lineWith = (source: string, text: string): number =>
  source.split('\n').findIndex((line) => line.includes(text)) + 1;
