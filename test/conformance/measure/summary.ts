import type { WireKey } from '../../support/wire.ts';
import { type Findings, isLost, type ScenarioFindings, type WireFinding } from './findings.ts';

/** What was found of a version, for a person to read. */
export function summaryOf({ contradictions, scenarios, version, wire }: Findings): string {
  return [
    `Claude Code ${version}`,
    ...wireWords(wire),
    ...(scenarios ? scenarioWords(scenarios) : []),
    ...coreWords(contradictions),
  ].join('\n');
}

function wireWords(wire: readonly WireFinding[]): string[] {
  const routes = new Set(wire.map(({ key }) => key.route)).size;
  const news = wire.flatMap(newsOf);
  const quiet = wire.filter((each) => each.kind === 'silent' && !isLost(each));
  return [
    `  requests: ${wire.length} on ${counted(routes, 'route')}, each measured twice`,
    ...sameWords(wire),
    ...firstWords(wire),
    ...byRoute(
      quiet.map((each) => ({ key: each.key, words: whyOf(each) })),
      'not to be had, and never recorded',
    ),
    ...(news.length === 0 ? ['    nothing changed'] : byRoute(news, 'changed')),
  ];
}

function sameWords(wire: readonly WireFinding[]): string[] {
  const versions = wire.flatMap((each) => (each.kind === 'same' ? [each.since] : []));
  return [...new Set(versions)].map(
    (version) => `    ${versions.filter((each) => each === version).length} as recorded for ${version}`,
  );
}

function firstWords(wire: readonly WireFinding[]): string[] {
  const routes = wire.flatMap(({ key, kind }) => (kind === 'first' ? [key.route] : []));
  if (routes.length === 0) return [];
  return [`    ${routes.length} recorded for the first time: ${[...new Set(routes)].join(', ')}`];
}

interface News {
  readonly key: WireKey;
  readonly words: string;
}

function newsOf(finding: WireFinding): News[] {
  const { key } = finding;
  if (finding.kind === 'changed') {
    const also = finding.also === undefined ? '' : `, as is recorded for ${finding.also}`;
    return [{ key, words: `${finding.changes.join('; ')} (since ${finding.since}${also})` }];
  }
  if (finding.kind === 'unsettled') return [{ key, words: `two outcomes, not recorded: ${finding.why}` }];
  if (isLost(finding)) return [{ key, words: whyOf(finding) }];
  return [];
}

function whyOf(finding: WireFinding): string {
  if (finding.kind !== 'silent') return '';
  return finding.since === null ? finding.why : `${finding.why}, but ${finding.since} sent it`;
}

/** Under each route what is said, and for which switches. */
function byRoute(news: readonly News[], title: string): string[] {
  if (news.length === 0) return [];
  return [
    `    ${title}`,
    ...unique(news.map(({ key }) => key.route)).flatMap((route) => {
      const here = news.filter(({ key }) => key.route === route);
      return [
        `      ${route}`,
        ...unique(here.map(({ words }) => words)).flatMap((words) => [
          ...here.filter((each) => each.words === words).map(({ key }) => `        ${whenOf(key)}`),
          `          ${words}`,
        ]),
      ];
    }),
  ];
}

const whenOf = ({ flags, resumed }: WireKey): string =>
  [flags.length === 0 ? 'by default' : `with ${flags.join(' and ')}`, ...(resumed ? ['resumed'] : [])].join(', ');

function scenarioWords({ as, changed, open, played }: ScenarioFindings): string[] {
  const news = [
    ...changed.map(({ changes, id }) => ({ id, words: changes.join('; ') })),
    ...open.map(({ id, why }) => ({ id, words: `not recorded: ${why}` })),
  ];
  return [
    `  scenarios: ${played} of ${as}, each played twice`,
    ...(news.length === 0 ? ['    nothing changed'] : ['    changed']),
    ...unique(news.map(({ words }) => words)).flatMap((words) => [
      `      ${listed(news.filter((each) => each.words === words).map(({ id }) => id))}`,
      `        ${words}`,
    ]),
  ];
}

function coreWords(contradictions: readonly string[]): string[] {
  if (contradictions.length === 0) return ['  our core agrees with all of it'];
  return ['  our core says otherwise; decide, and say in the table how it is known', ...grouped(contradictions)];
}

const grouped = (sentences: readonly string[]): string[] =>
  unique(sentences).map((sentence) => {
    const times = sentences.filter((each) => each === sentence).length;
    return `    ${sentence}${times > 1 ? ` (${times} times)` : ''}`;
  });

/** At most so many are named. */
const NAMED = 5;

function listed(ids: readonly string[]): string {
  const more = ids.length - NAMED;
  return `${ids.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const unique = (all: readonly string[]): string[] => [...new Set(all)];

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
