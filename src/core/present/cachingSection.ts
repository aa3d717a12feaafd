import * as l10n from '../l10n.ts';
import { costRatioOf, hitRateOf, inputOf, MULTIPLIERS } from '../sessions/caching.ts';
import type { CachingVerdict } from '../sessions/cachingVerdict.ts';
import { type DayTokens, type Evidence, NO_TOKENS, type SessionRecord, type Tokens } from '../sessions/session.ts';
import { list, note, paragraph, statement } from './blocks.ts';
import { codeText, type InlineText, inlineText } from './inlineText.ts';
import type { Block, ChartBlock, PageInput, PagePlace, PageSessions, Section, TableRow } from './pageView.ts';
import { emptyBlocks, toldBy } from './sessionsSection.ts';
import { projectWords, timePart } from './sessionWords.ts';
import { dayWords, numberWords, shareWords } from './times.ts';

const DAY = 864e5;
const DAYS = 30;
const SESSIONS = 10;

/** Where the multipliers stand, and when they were read there. */
const PRICES = 'https://platform.claude.com/docs/en/about-claude/pricing';
const PRICES_READ = 1_795_219_200_000; // 2026-11-21

/** What caching did, by the counters in the transcripts. */
export function cachingSection(input: PageInput): Section {
  const title = l10n.t('Prompt caching, measured');
  return { id: 'caching', title, blocks: [...offBlocks(input), ...measured(input)] };
}

/** Which variables turn caching off, and where they stand. */
function offBlocks({ caching, modelCaching }: PageInput): readonly Block[] {
  const all = caching.on ? caching.because.map(offWords) : [];
  return [...all, ...modelCaching.map(modelOffWords)].map((words): Block => ({ kind: 'note', text: codeText(words) }));
}

const offWords = ({ place, variable }: PagePlace): string =>
  l10n.t('Caching is off because `{0}` is on, in `{1}`: every turn pays the full input price.', variable, place);

const modelOffWords = ({ place, variable }: PagePlace): string =>
  l10n.t('Caching is off for some models because `{0}` is on, in `{1}`.', variable, place);

function measured({ evidence: told, sessions }: PageInput): readonly Block[] {
  const { locale, reading } = sessions;
  const evidence = toldBy(reading);
  // What can be done about it stands in the section before.
  if (!evidence || !told) return emptyBlocks(reading).filter(({ kind }) => kind === 'paragraph');
  if (inputOf(evidence.tokens) === 0) return [paragraph(l10n.t('The transcripts hold no request that was answered.'))];
  return [
    paragraph(told.caching.words),
    ...doubtBlocks(told.caching.kind),
    totals(evidence.tokens, locale),
    ...chartOf(evidence, sessions),
    bySession(evidence, sessions),
    pricesNote(locale),
  ];
}

/** Why there may be nothing out of the cache, where that is seen in more than a few sessions. */
function doubtBlocks(kind: CachingVerdict['kind']): readonly Block[] {
  switch (kind) {
    case 'written-never-read':
      return [
        paragraph(l10n.t('What may lie behind it:')),
        list(
          statement(
            l10n.t('More time passes between two requests than the cache lives: five minutes, or an hour.'),
            'inferred',
          ),
          statement(l10n.t('Each session has one request only, as in print mode.'), 'inferred'),
          statement(
            l10n.t(
              'A gateway changes what it hands on, so that no two requests begin alike, or it spreads them over regions or accounts.',
            ),
            'inferred',
          ),
        ),
      ];
    case 'never-written':
      return [
        paragraph(l10n.t('What may lie behind it:')),
        list(
          statement(
            l10n.t('A gateway takes the cache marks out, or leaves the counters out of its answers.'),
            'inferred',
          ),
          statement(l10n.t('The model or the region offers no caching.'), 'inferred'),
        ),
      ];
    case 'off':
    case 'none':
    case 'works':
      return [];
  }
}

function totals(tokens: Tokens, locale: string): Block {
  const all = inputOf(tokens);
  const line = (title: string, count: number): TableRow => ({
    cells: [title, numberWords(count, locale), shareWords(count / all, locale)].map(inlineText),
  });
  return {
    kind: 'table',
    caption: l10n.t('All input of all sessions, in tokens'),
    head: [l10n.t('Input'), l10n.t('Tokens'), l10n.t('Share')],
    numbersFrom: 1,
    rows: [
      line(l10n.t('Read from the cache'), tokens.cacheRead),
      line(l10n.t('Written for 5 minutes'), tokens.cacheWrite5m),
      line(l10n.t('Written for 1 hour'), tokens.cacheWrite1h),
      line(l10n.t('Not cached'), tokens.input),
    ],
  };
}

function chartOf({ days }: Evidence, { locale, now }: PageSessions): readonly Block[] {
  const today = Math.floor(now / DAY) * DAY;
  const firstDay = today - (DAYS - 1) * DAY;
  const all = Array.from({ length: DAYS }, (_, index) => firstDay + index * DAY);
  const known = new Map(days.map((day) => [day.day, day]));
  const used = all.flatMap((day) => usedOn(known.get(day)));
  if (used.length === 0) return [paragraph(l10n.t('Nothing was sent in the last {0} days.', DAYS))];
  const rateOf = (day: number): number | null => hitRateOf(known.get(day)?.tokens ?? NO_TOKENS);
  const chart: ChartBlock = {
    kind: 'chart',
    caption: l10n.t('Input from the cache by day, in the last {0} days', DAYS),
    words: chartWords(used, locale),
    bars: all.map((day) => ({
      label: `${dayWords(day, locale)}: ${shareWords(rateOf(day), locale)}`,
      height: rateOf(day),
    })),
    top: shareWords(1, locale),
    bottom: shareWords(0, locale),
    from: dayWords(firstDay, locale),
    to: dayWords(today, locale),
    summary: l10n.t('The same in numbers'),
    table: {
      kind: 'table',
      caption: l10n.t('Input by day, in tokens; days in UTC'),
      head: [l10n.t('Day'), ...tokenHead()],
      numbersFrom: 1,
      rows: used
        .toReversed()
        .map(({ day, tokens }) => ({ cells: [inlineText(dayWords(day, locale)), ...tokenCells(tokens, locale)] })),
    },
  };
  return [chart];
}

/** A day on which something was sent, and how much of it came from the cache. */
interface UsedDay extends DayTokens {
  readonly rate: number;
}

function usedOn(day: DayTokens | undefined): UsedDay[] {
  const rate = day ? hitRateOf(day.tokens) : null;
  return day && rate !== null ? [{ ...day, rate }] : [];
}

/** Of days that are alike, the first is the worst and the last the best. */
function chartWords(used: readonly UsedDay[], locale: string): string {
  const worst = used.reduce((least, day) => (day.rate < least.rate ? day : least));
  const best = used.reduce((most, day) => (day.rate >= most.rate ? day : most));
  return l10n.t(
    'A bar chart. Days with requests: {0}. Least from the cache: {1}, on {2}. Most: {3}, on {4}.',
    numberWords(used.length, locale),
    shareWords(worst.rate, locale),
    dayWords(worst.day, locale),
    shareWords(best.rate, locale),
    dayWords(best.day, locale),
  );
}

function bySession({ sessions }: Evidence, input: PageSessions): Block {
  const used = sessions.filter(({ tokens }) => inputOf(tokens) > 0).slice(0, SESSIONS);
  return {
    kind: 'details',
    id: 'caching-by-session',
    summary: l10n.t('By session'),
    blocks: [
      {
        kind: 'table',
        caption: l10n.t('Input of the newest sessions, in tokens'),
        head: [l10n.t('Session'), ...tokenHead()],
        numbersFrom: 1,
        rows: used.map((session) => sessionRow(session, input)),
      },
    ],
  };
}

function sessionRow(session: SessionRecord, { home, locale }: PageSessions): TableRow {
  const title: InlineText = [
    { kind: 'code', text: projectWords(session, home) },
    { kind: 'text', text: ' ' },
    timePart(session.last, locale),
  ];
  return { cells: [title, ...tokenCells(session.tokens, locale)] };
}

function tokenHead(): readonly string[] {
  return [
    l10n.t('From the cache'),
    l10n.t('Read'),
    l10n.t('Written, 5 min'),
    l10n.t('Written, 1 h'),
    l10n.t('Not cached'),
    l10n.t('Cost at most'),
  ];
}

function tokenCells(tokens: Tokens, locale: string): readonly InlineText[] {
  const { cacheRead, cacheWrite1h, cacheWrite5m, input } = tokens;
  return [
    shareWords(hitRateOf(tokens), locale),
    ...[cacheRead, cacheWrite5m, cacheWrite1h, input].map((count) => numberWords(count, locale)),
    shareWords(costRatioOf(tokens), locale),
  ].map(inlineText);
}

/** The ratio is an upper bound: no published price of a read is above the one that is reckoned with. */
function pricesNote(locale: string): Block {
  const { cacheRead, cacheWrite1h, cacheWrite5m } = MULTIPLIERS;
  return note(
    l10n.t(
      'Reckoned against uncached input as 1: read {0}, written for 5 minutes {1}, written for 1 hour {2}, as [Anthropic’s price list]({3}) had it on {4}. Its newest models read for less than {0}, so the true cost can be lower. Amazon and Google set prices of their own.',
      numberWords(cacheRead, locale),
      numberWords(cacheWrite5m, locale),
      numberWords(cacheWrite1h, locale),
      PRICES,
      dayWords(PRICES_READ, locale),
    ),
    'documented',
  );
}
