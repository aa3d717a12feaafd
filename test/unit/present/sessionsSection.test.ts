import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pageInputOf } from '../../../src/core/present/pageInput.ts';
import { pageOf } from '../../../src/core/present/page.ts';
import { wordsOf } from '../../../src/core/present/inlineText.ts';
import type { Block, PageView } from '../../../src/core/present/pageView.ts';
import type { SessionReading } from '../../../src/core/sessions/reading.ts';
import { evidence, type Told } from '../support/sessions.ts';
import { HOME, reportOn, type World } from '../../support/world.ts';
import { rowsOf, textsOf } from './pageTexts.ts';

const NOW = 1_795_219_200_000 + 43_200_000;
const DAY = 86_400_000;
const ID = '0d2f6c1e-1111-4222-8333-444455556666';

const view = (reading: SessionReading, given: World = {}): PageView => {
  const report = reportOn({ version: '2.1.329', ...given });
  return pageOf(pageInputOf(report, null, { reading, home: HOME, locale: 'en', now: NOW }));
};
const seen = (...told: readonly Told[]): SessionReading => ({ kind: 'read', evidence: evidence(told) });
const blocks = (id: string, reading: SessionReading, given?: World): readonly Block[] =>
  view(reading, given).evidence.find((section) => section.id === id)?.blocks ?? [];
const texts = (id: string, reading: SessionReading, given?: World): string =>
  blocks(id, reading, given).flatMap(textsOf).join('\n');
const row = (reading: SessionReading): string =>
  wordsOf(view(reading).state.rows.find(({ id }) => id === 'sessions')?.value ?? []);

describe('while nothing is known of sessions', () => {
  const STATES = [
    ['off', /switched off: nothing of them was read/, 'scanSetting', /switched off by a setting/],
    ['unread', /not read yet/, 'scan', /not read yet/],
    ['reading', /being read…/, undefined, /being read…/],
  ] as const;

  for (const [kind, words, ask, short] of STATES) {
    it(`as it is ${kind}, the page says so, and what to do`, () => {
      for (const id of ['sessions', 'caching']) assert.match(texts(id, { kind }), words);
      const asked = blocks('sessions', { kind }).flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
      assert.deepEqual(
        asked.map((button) => button.ask.type),
        ask === undefined ? [] : [ask],
      );
      assert.match(row({ kind }), short);
    });
  }

  it('for there are none, the page says so', () => {
    assert.match(texts('sessions', seen()), /^No session of Claude Code was found on this machine\.\nRead Again$/);
    assert.match(row(seen()), /nothing was refused/);
  });
});

describe('what sessions say', () => {
  const SESSIONS = seen(
    {
      id: ID,
      project: `${HOME}/api`,
      clientVersion: '2.1.92',
      entrypoint: 'claude-vscode',
      model: 'claude-opus-5-5',
      last: NOW - 60_000,
      failures: [
        { family: 'cache-scope', time: NOW - 2 * DAY, clientVersion: '2.1.90', entrypoint: 'cli' },
        { family: 'cache-scope', time: NOW - 60_000, clientVersion: '2.1.92', model: 'claude-opus-5-5' },
      ],
      tokens: { input: 100, cacheRead: 300 },
    },
    {
      id: 'not-a-uuid',
      project: null,
      last: NOW - DAY,
      failures: [{ family: null, time: NOW - DAY }],
      requests: { count: 4, scoped: 2 },
    },
    { id: ID.replace('0d', '1d'), project: '/work/x', last: NOW - 3 * DAY, failures: [] },
  );

  it('is each kind of refusal, with its last one', () => {
    const table = blocks('sessions', SESSIONS).find((block) => block.kind === 'table');
    assert.ok(table?.kind === 'table');
    assert.deepEqual(
      rowsOf(table).map((text) => text.replaceAll(/\w+ \d+, 2026, [\d:]+\s?[AP]M/g, 'then')),
      [
        'cache_control.scope is refused | 2 | then | ~/api | 2.1.92 | terminal | claude-opus-5-5',
        'An error that is not recognised | 1 | then | an unknown folder | 2.1.329 | terminal | –',
      ],
    );
  });

  it('is the newest sessions, each with two buttons that name it', () => {
    const list = blocks('sessions', SESSIONS).find((block) => block.kind === 'sessions');
    assert.ok(list?.kind === 'sessions');
    const [first, second] = list.items;
    assert.match(
      wordsOf(first?.facts ?? []),
      /^2\.1\.92 · VS Code · claude-opus-5-5 · 75% from the cache · requests not recorded$/,
    );
    assert.match(
      wordsOf(first?.trouble ?? []),
      /^2 requests were refused, the last: cache_control\.scope is refused, /,
    );
    assert.deepEqual(
      first?.buttons.map(({ ask, name }) => [name, ask]),
      [
        ['Resume This Session: ~/api', { type: 'resume', session: ID }],
        ['Copy Report for a Bug: ~/api', { type: 'copyReport', session: ID }],
      ],
    );
    assert.deepEqual(second?.buttons, [], 'what has no proper id cannot be resumed');
    assert.match(wordsOf(second?.facts ?? []), /scope sent \(2 of 4 requests\)/);
  });

  it('says of each what was not recorded, or not sent', () => {
    const list = blocks(
      'sessions',
      seen(
        { id: ID, last: 2, clientVersion: null, requests: { count: 4, scoped: 0 } },
        { id: ID.replace('0d', '1d'), last: 1, clientVersion: null, entrypoint: null },
      ),
    ).find((block) => block.kind === 'sessions');
    assert.deepEqual(list?.kind === 'sessions' && list.items.map(({ facts }) => wordsOf(facts)), [
      'version not recorded · terminal · scope not sent',
      'version not recorded · not recorded · requests not recorded',
    ]);
  });

  it('keeps the older ones for who wants them', () => {
    const many = seen(
      ...Array.from({ length: 9 }, (_, index) => ({ id: ID.replace('0d2f', `0d2${index}`), last: NOW - index })),
    );
    const details = blocks('sessions', many).find((block) => block.kind === 'details');
    assert.ok(details?.kind === 'details' && details.summary === '4 more sessions');
    assert.match(texts('sessions', many), /No request in them was refused\./);
  });

  it('has times that a reader’s clock can tell', () => {
    const list = blocks('sessions', SESSIONS).find((block) => block.kind === 'sessions');
    const parts = list?.kind === 'sessions' ? list.items[0]?.title : [];
    assert.ok(parts?.some((part) => part.kind === 'time' && part.time === NOW - 60_000));
  });

  it('is told in a line at the top', () => {
    assert.match(row(SESSIONS), /^2 with refusals, the last: cache_control\.scope is refused, /);
  });

  it('makes no links of what folders are called', () => {
    const hostile = seen({
      id: ID,
      project: '/work/[x](https://evil.example)',
      last: NOW,
      failures: [{ family: 'cache-scope', time: NOW }],
    });
    assert.ok(!JSON.stringify(view(hostile).evidence).includes('evil.example"'));
  });
});

describe('caching, measured', () => {
  const day = Math.floor(NOW / DAY) * DAY;
  const at = (days: number, cacheRead: number, input: number) => ({
    day: day - days * DAY,
    tokens: { input, output: 1, cacheRead, cacheWrite5m: 0, cacheWrite1h: 0 },
  });
  const days = [at(40, 9, 1), at(2, 90, 10), at(1, 0, 100), at(0, 50, 50)];
  const told = evidence([
    { id: ID, project: '/work/x', last: NOW, tokens: { input: 100, cacheRead: 800, cacheWrite5m: 100 } },
  ]);
  const read: SessionReading = { kind: 'read', evidence: { ...told, days } };

  it('is the totals, in tokens and shares', () => {
    assert.match(
      texts('caching', read),
      /Read from the cache \| 800 \| 80%\nWritten for 5 minutes \| 100 \| 10%\nWritten for 1 hour \| 0 \| 0%\nNot cached \| 100 \| 10%/,
    );
  });

  it('has a bar for each of 30 days, and a text for those who see none', () => {
    const chart = blocks('caching', read).find((block) => block.kind === 'chart');
    assert.ok(chart?.kind === 'chart');
    assert.equal(chart.bars.length, 30);
    assert.deepEqual(
      chart.bars.slice(-3).map(({ height }) => height),
      [0.9, 0, 0.5],
    );
    assert.equal(chart.bars.filter(({ height }) => height === null).length, 27);
    assert.match(
      chart.words,
      /^A bar chart\. Days with requests: 3\. Least from the cache: 0%, on Nov 20, 2026\. Most: 90%, on Nov 19, 2026\.$/,
    );
    assert.deepEqual(rowsOf(chart.table), [
      'Nov 21, 2026 | 50% | 50 | 0 | 0 | 50 | 55%',
      'Nov 20, 2026 | 0% | 0 | 0 | 0 | 100 | 100%',
      'Nov 19, 2026 | 90% | 90 | 0 | 0 | 10 | 19%',
    ]);
  });

  it('names of days that are alike the first as the worst, and the last as the best', () => {
    const alike = [at(3, 50, 50), at(2, 50, 50), at(1, 90, 10), at(0, 90, 10)];
    const chart = blocks('caching', { kind: 'read', evidence: { ...told, days: alike } });
    const words = chart.find((block) => block.kind === 'chart')?.words ?? '';
    assert.match(words, /Least from the cache: 50%, on Nov 18, 2026\. Most: 90%, on Nov 21, 2026\.$/);
  });

  it('has no chart where the last 30 days hold nothing', () => {
    assert.match(
      texts('caching', { kind: 'read', evidence: { ...told, days: [at(40, 9, 1)] } }),
      /Nothing was sent in the last 30 days/,
    );
    assert.match(texts('caching', seen({ id: ID, tokens: {} })), /no request that was answered/);
  });

  it('names the prices that it reckons with, and since when', () => {
    assert.match(
      texts('caching', read),
      /read 0\.1, written for 5 minutes 1\.25, written for 1 hour 2, as Anthropic’s price list had it on Nov 21, 2026/,
    );
  });

  it('says which variable turns it off, and where that stands', () => {
    const given = {
      user: { DISABLE_PROMPT_CACHING: '1', DISABLE_PROMPT_CACHING_OPUS: '1', DISABLE_PROMPT_CACHING_HAIKU: '0' },
    };
    assert.match(
      texts('caching', read, given),
      /^Caching is off because DISABLE_PROMPT_CACHING is on, in ~\/\.claude\/settings\.json:3.*\nCaching is off for some models because DISABLE_PROMPT_CACHING_OPUS is on, in ~\/\.claude\/settings\.json:4\.\n/,
    );
  });

  it('says what may lie behind a cache that is never read, or never written', () => {
    const three = (tokens: Told['tokens']) =>
      seen(...['0', '1', '2'].map((digit) => ({ id: ID.replace('0d', `${digit}d`), tokens: tokens ?? {} })));
    assert.match(
      texts('caching', three({ input: 5, cacheWrite5m: 500 })),
      /never|none has ever read[\s\S]*What may lie behind it:\nMore time passes/,
    );
    assert.match(
      texts('caching', three({ input: 50_000 })),
      /What may lie behind it:\nA gateway takes the cache marks out/,
    );
    assert.doesNotMatch(texts('caching', read), /may lie behind/);
  });
});
