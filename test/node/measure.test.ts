import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { describe, it } from 'mocha';
import { NAMED_BETAS } from '../../src/core/facts/namedBetas.ts';
import { SCOPE_RANGES } from '../../src/core/facts/scopeRanges.ts';
import { SCOPE_SENDERS } from '../../src/core/facts/scopeSenders.ts';
import { contradictions, entryLine } from '../conformance/measure/contradictions.ts';
import { outcomeDifferences, requestDifferences } from '../conformance/measure/differences.ts';
import { type Findings, isNews, type Sending, wireFinding } from '../conformance/measure/findings.ts';
import { MEASURED_LIST, MEASURED_RANGE, measuredRange, withMeasured } from '../conformance/measure/measuredList.ts';
import { lineChanges, textOfRecords } from '../conformance/measure/records.ts';
import { playedAs, questionsFor } from '../conformance/measure/scenarioRecord.ts';
import { readState, withMeasurement, writeState } from '../conformance/measure/state.ts';
import { summaryOf } from '../conformance/measure/summary.ts';
import { CELLS, inOrder, recordedBefore, withRows } from '../conformance/measure/wireRecord.ts';
import { allScenarios, type Played, SCENARIO_FILES, scenariosOf } from '../support/played.ts';
import type { Scenario } from '../support/scenario.ts';
import { readWire, type WireKey, type WireRow } from '../support/wire.ts';
import { folder } from './support/folder.ts';

const ROOT = process.env['TEST_ROOT'] ?? process.cwd();
const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

const row = (more: Partial<WireRow> = {}): WireRow => ({
  version: '2.1.329',
  route: 'gateway',
  flags: [],
  scope: [],
  cacheControl: 3,
  headerBetas: ['claude-code-20250219', 'effort-2025-11-24'],
  bodyBetas: [],
  topLevelExtra: ['thinking'],
  toolExtra: [],
  ...more,
});
const keyOf = ({ flags, resumed, route }: WireRow): WireKey => ({ route, flags, ...(resumed && { resumed }) });
const sent = (more: Partial<WireRow> = {}): Sending => ({
  key: keyOf(row(more)),
  row: row({ version: '2.1.400', ...more }),
});
const twice = (sending: Sending): [Sending, Sending] => [sending, structuredClone(sending)];
const silent = (why: string): Sending => ({ key: { route: 'gateway', flags: [] }, why });

describe('a measured request', () => {
  const find = (record: readonly WireRow[], of: [Sending, Sending]) => wireFinding(record, '2.1.400', of);

  it('that says what the nearest older version said is no news', () => {
    const record = [
      row({ version: '2.1.89', scope: ['system.2'] }),
      row(),
      row({ version: '2.1.500', cacheControl: 9 }),
    ];
    assert.deepEqual(find(record, twice(sent())), { key: keyOf(row()), kind: 'same', since: '2.1.329' });
  });

  it('is held against the record of its own version, where there is one', () => {
    const own = row({ version: '2.1.400', cacheControl: 2 });
    assert.equal(find([row(), own], twice(sent({ cacheControl: 2 }))).kind, 'same');
  });

  it('that says otherwise is a change, and tells which newer version says the same', () => {
    const news = { scope: ['system.2'], headerBetas: ['claude-code-20250219', 'new-2026-12-01'] };
    const changes = ['scope + system.2', 'header betas + new-2026-12-01, − effort-2025-11-24'];
    const expected = { key: keyOf(row()), kind: 'changed', since: '2.1.329', changes };
    assert.deepEqual(find([row()], twice(sent(news))), expected);
    const newer = row({ version: '2.1.401', ...news });
    assert.deepEqual(find([row(), newer], twice(sent(news))), { ...expected, also: '2.1.401' });
  });

  it('is compared by route, by switches, and by whether the session was resumed', () => {
    const record = [row({ flags: [FLAG] }), row({ route: 'mantle' }), row({ resumed: true })];
    assert.equal(find(record, twice(sent())).kind, 'first');
    assert.equal(find(record, twice(sent({ resumed: true }))).kind, 'same');
  });

  it('that comes out in two ways is not settled', () => {
    const finding = find([row()], [sent(), sent({ cacheControl: 2 })]);
    assert.deepEqual(finding, { key: keyOf(row()), kind: 'unsettled', why: 'breakpoints 2, was 3' });
    assert.equal(find([row()], [sent(), silent('exit 1')]).kind, 'unsettled');
  });

  it('is news where it changed, or is not settled', () => {
    const findings = [
      find([row()], twice(sent())),
      find([], twice(sent())),
      find([row({ cacheControl: 1 })], twice(sent())),
      find([row()], [sent(), sent({ cacheControl: 2 })]),
    ];
    const news = findings.map((each) => isNews({ version: '', wire: [each], scenarios: null, contradictions: [] }));
    assert.deepEqual(news, [false, false, true, true]);
  });

  it('that no longer comes is news; one that never came is none', () => {
    const lost = find([row()], twice(silent('exit 1')));
    assert.deepEqual(lost, { key: keyOf(row()), kind: 'silent', since: '2.1.329', why: 'exit 1' });
    const never = find([], twice(silent('exit 1')));
    const findings = { version: '2.1.400', scenarios: null, contradictions: [] };
    assert.deepEqual(
      [lost, never].map((each) => isNews({ ...findings, wire: [each] })),
      [true, false],
    );
  });
});

describe('what differs', () => {
  it('between two requests is told field by field', () => {
    const other = row({ bodyBetas: ['x'], topLevelExtra: [], toolExtra: ['defer_loading'], cacheControl: 0 });
    assert.deepEqual(requestDifferences(row(), other), [
      'breakpoints 0, was 3',
      'body betas + x',
      'fields − thinking',
      'tool fields + defer_loading',
    ]);
    const turned = row({ headerBetas: ['effort-2025-11-24', 'claude-code-20250219'] });
    assert.deepEqual(requestDifferences(row(), turned), ['header betas in another order']);
  });

  it('between two outcomes is what the record tells, effective values among it', () => {
    const was = { route: 'gateway', host: 'h', scopeSent: true, exit: 0, settingsErrorsReported: null };
    const changes = outcomeDifferences(
      { ...was, effective: { A: '1', B: null } },
      { ...was, scopeSent: false, settingsErrorsReported: 'reported', effective: { A: '2', C: '1' } },
    );
    assert.deepEqual(changes, [
      'scope sent false, was true',
      'complains of settings true, was false',
      'A "2", was "1"',
    ]);
  });

  it('of a client that stops is where it went and how it ended', () => {
    const was = { route: 'none', host: null, scopeSent: false, exit: 1, settingsErrorsReported: null, effective: null };
    assert.deepEqual(outcomeDifferences(was, { ...was, host: 'h', exit: 0 }), ['exit status 0, was 1']);
  });
});

describe('the summary of a measurement', () => {
  const base: Findings = { version: '2.1.400', wire: [], scenarios: null, contradictions: [] };
  const scenarios = { as: '2.1.329', played: 174, changed: [], open: [] };

  it('says where nothing changed', () => {
    const wire = [
      wireFinding([row()], '2.1.400', twice(sent())),
      wireFinding([], '2.1.400', twice(sent({ route: 'mantle' }))),
    ];
    assert.equal(
      summaryOf({ ...base, wire, scenarios }),
      [
        'Claude Code 2.1.400',
        '  requests: 2 on 2 routes, each measured twice',
        '    1 as recorded for 2.1.329',
        '    1 recorded for the first time: mantle',
        '    nothing changed',
        '  scenarios: 174 of 2.1.329, each played twice',
        '    nothing changed',
        '  our core agrees with all of it',
      ].join('\n'),
    );
    assert.equal(isNews({ ...base, wire, scenarios }), false);
    assert.equal(isNews({ ...base, wire, scenarios, contradictions: ['x'] }), true);
    assert.equal(isNews({ ...base, scenarios: { ...scenarios, open: [{ id: 'x', why: '' }] } }), true);
    const now = { id: 'x' } as Scenario;
    assert.equal(isNews({ ...base, scenarios: { ...scenarios, changed: [{ id: 'x', changes: [], now }] } }), true);
  });

  it('says what changed, by route and switches, the same words once', () => {
    const record = [row(), row({ flags: [FLAG] }), row({ resumed: true })];
    const wire = [{}, { flags: [FLAG] }, { resumed: true as const }].map((more) =>
      wireFinding(record, '2.1.400', twice(sent({ ...more, scope: ['system.2'] }))),
    );
    const scenario = { id: 'x' } as Scenario;
    const findings = {
      ...base,
      wire: [...wire, wireFinding([], '2.1.400', twice(silent('exit 1: what?')))],
      scenarios: {
        ...scenarios,
        changed: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, changes: ['exit status 1, was 0'], now: scenario })),
        open: [{ id: 'g', why: 'two outcomes: A "2", was "1"' }],
      },
      contradictions: ['file.ts:3: says no', 'file.ts:3: says no'],
    };
    assert.equal(
      summaryOf(findings),
      [
        'Claude Code 2.1.400',
        '  requests: 4 on 1 route, each measured twice',
        '    not to be had, and never recorded',
        '      gateway',
        '        by default',
        '          exit 1: what?',
        '    changed',
        '      gateway',
        '        by default',
        `        with ${FLAG}`,
        '        by default, resumed',
        '          scope + system.2 (since 2.1.329)',
        '  scenarios: 174 of 2.1.329, each played twice',
        '    changed',
        '      a, b, c, d, e and 1 more',
        '        exit status 1, was 0',
        '      g',
        '        not recorded: two outcomes: A "2", was "1"',
        '  our core says otherwise; decide, and say in the table how it is known',
        '    file.ts:3: says no (2 times)',
      ].join('\n'),
    );
    assert.ok(isNews(findings));
  });
});

describe('what our tables say otherwise', () => {
  it('is nothing, of all that is recorded', () =>
    assert.deepEqual([...new Set(readWire(ROOT).flatMap((each) => contradictions(each, read)))], []));

  it('is named by file and line: the range, and the table of senders', () => {
    const [range, sender, ...more] = contradictions(row({ version: '2.1.400', scope: ['system.2'] }), read);
    assert.deepEqual(more, []);
    const [, file = '', line = ''] =
      /^(\S+):(\d+): says not-sent \(version-does-not-send\), but system.2 went out$/.exec(range ?? '') ?? [];
    assert.match(read(file).split('\n')[Number(line) - 1] ?? '', /from: '2\.1\.97', applies: isGatewayRoute/);
    const [, at = ''] = /scopeSenders\.ts:(\d+): says nothing goes out, but system.2 did$/.exec(sender ?? '') ?? [];
    const entry = read('src/core/facts/scopeSenders.ts')
      .split('\n')
      .slice(Number(at) - 1, Number(at) + 4)
      .join(' ');
    assert.match(entry, /^ {2}\{ +from: '2\.1\.97', .* when: 'not-by-default'/s);
  });

  it('is named where no range decides', () => {
    const [verdict] = contradictions(row({ flags: ['DISABLE_PROMPT_CACHING'], scope: ['system.2'] }), read);
    const [, line = ''] = /^src\/core\/verdict\.ts:(\d+): says not-sent \(caching-off\)/.exec(verdict ?? '') ?? [];
    assert.match(read('src/core/verdict.ts').split('\n')[Number(line) - 1] ?? '', /'caching-off'/);
  });

  it('is another block that carries it, and a beta that the flag is said to take away', () => {
    const elsewhere = contradictions(row({ route: 'first-party', scope: ['system.3'] }), read);
    assert.equal(elsewhere.length, 1);
    assert.match(
      elsewhere[0] ?? '',
      /^src\/core\/facts\/scopeSenders\.ts:\d+: says system\.2 goes out, but system\.3 did$/,
    );
    const kept = contradictions(
      row({ flags: [FLAG], headerBetas: ['per-turn-control-2026-07-01', 'unheard-of'] }),
      read,
    );
    const [, line = ''] =
      /^src\/core\/facts\/namedBetas\.ts:(\d+): .* takes per-turn-control away/.exec(kept.join('\n')) ?? [];
    assert.match(read('src/core/facts/namedBetas.ts').split('\n')[Number(line) - 1] ?? '', /'per-turn-control'/);
  });

  it('is found on the right line, whatever entry it is', () => {
    const begins = (file: string, list: string, index: number): string =>
      read(file).split('\n')[entryLine(read(file), list, index) - 1] ?? '';
    for (const [index, { from }] of SCOPE_RANGES.entries()) {
      const line = begins('src/core/facts/scopeRanges.ts', 'SCOPE_RANGES', index);
      assert.match(line, line.endsWith('{') || from === undefined ? /^ {2}\{/ : new RegExp(`^ {2}\\{ from: '${from}'`));
    }
    for (const index of SCOPE_SENDERS.keys())
      assert.equal(begins('src/core/facts/scopeSenders.ts', 'SCOPE_SENDERS', index), '  {');
    assert.ok(
      Object.keys(NAMED_BETAS).every(
        (name) => /^ {2}'?/.test(name) || read('src/core/facts/namedBetas.ts').includes(name),
      ),
    );
  });
});

describe('the record', () => {
  it('of requests is in its order, one a line, none twice', () => {
    const rows = readWire(ROOT);
    assert.equal(textOfRecords(rows.toSorted(inOrder)), read('test/conformance/wire.json'));
    assert.equal(new Set(rows.map((each) => `${each.version} ${JSON.stringify(keyOf(each))}`)).size, rows.length);
    for (const file of SCENARIO_FILES) assert.equal(textOfRecords(JSON.parse(read(file)) as unknown[]), read(file));
  });

  it('takes a measured request in, in the place of the same one', () => {
    const rows = [row({ version: '2.1.89' }), row(), row({ version: '2.1.401' })];
    const added = withRows(rows, [row({ version: '2.1.400', flags: [FLAG] }), row({ version: '2.1.400' })]);
    assert.deepEqual(
      added.map(({ flags, version }) => [version, flags.length]),
      [
        ['2.1.89', 0],
        ['2.1.329', 0],
        ['2.1.400', 0],
        ['2.1.400', 1],
        ['2.1.401', 0],
      ],
    );
    assert.deepEqual(withRows(rows, [row({ cacheControl: 1 })]), [rows[0], row({ cacheControl: 1 }), rows[2]]);
    assert.equal(recordedBefore(rows, keyOf(row()), '2.1.88'), undefined);
  });

  it('differs by lines, not by commas', () =>
    assert.deepEqual(lineChanges(textOfRecords([1, 2]), textOfRecords([1, 3, 2])), { gone: [], come: ['3'] }));

  it('is asked on every route with either switch, and with both', () => {
    const rows = CELLS.filter(({ route }) => route === 'mantle').map(({ flags, resumes }) => [
      flags.join(' '),
      resumes,
    ]);
    assert.deepEqual(rows, [
      ['', true],
      [FLAG, true],
      ['DISABLE_PROMPT_CACHING', false],
      [`${FLAG} DISABLE_PROMPT_CACHING`, false],
    ]);
  });
});

describe('the list of measured versions', () => {
  const source = read(MEASURED_LIST);

  it('takes a version in where it belongs, with its routes', () => {
    const added = withMeasured(source, '2.1.99999', [
      row({ version: '2.1.99999' }),
      row({ version: '2.1.99999', route: 'mantle' }),
    ]);
    assert.deepEqual(lineChanges(source, added), { gone: [], come: ['2.1.99999 gateway mantle-gateway'] });
    assert.match(added, /\n2\.1\.99999 gateway mantle-gateway\n`;\n/);
    assert.match(
      withMeasured(source, '2.1.90', [row({ version: '2.1.90', route: 'mantle' })]),
      /\n2\.1\.90 .*mantle-gateway.*\n2\.1\.96 /,
    );
  });

  it('has its ends in a file of their own', () => {
    assert.equal(read(MEASURED_RANGE), measuredRange(source));
    const newer = withMeasured(source, '2.1.99999', [row({ version: '2.1.99999' })]);
    assert.match(measuredRange(newer), /NEWEST_MEASURED = '2\.1\.99999'/);
  });

  it('stays where nothing is new', () => {
    assert.equal(withMeasured(source, '2.1.329', [row()]), source);
    assert.equal(withMeasured(source, '2.1.99999', [row()]), source);
  });
});

describe('the scenarios that a version is given', () => {
  const scenario = (id: string, version: string, more: Partial<Scenario> = {}): Scenario => ({
    id,
    version,
    note: '',
    group: '',
    cwd: 'proj',
    processEnv: { ID: id.replace(/-v\d+$/, '') },
    files: {},
    outcome: { route: 'none', host: null, scopeSent: false, effective: null, settingsErrorsReported: null, exit: 0 },
    ...more,
  });
  const many = (version: string): Scenario[] =>
    Array.from({ length: 50 }, (_, index) => scenario(`s${index}-v${version.slice(4)}`, version));

  it('are its own, where there are enough; else those of the nearest that has', () => {
    const record = [...many('2.1.89'), ...many('2.1.329'), scenario('alone-v331', '2.1.331')];
    const asked = ['2.1.80', '2.1.89', '2.1.200', '2.1.209', '2.1.210', '2.1.328', '2.1.332', '3.0.0'];
    assert.deepEqual(
      asked.map((version) => playedAs(version, record, [])),
      ['2.1.89', '2.1.89', '2.1.89', '2.1.89', '2.1.329', '2.1.329', '2.1.329', '2.1.329'],
    );
    assert.equal(playedAs('2.1.200', [scenario('alone', '2.1.200')], []), undefined);
  });

  it('hold for it but where it did otherwise, and those left open are asked again', () => {
    const own = scenario('s1-v330', '2.1.330');
    const record = [...many('2.1.329'), own];
    const played: Played[] = [{ version: '2.1.330', as: '2.1.329', open: ['s2-v329'] }];
    const known = scenariosOf('2.1.330', record, played);
    assert.equal(known.length, 49);
    assert.ok(known.every(({ version }) => version === '2.1.330'));
    assert.deepEqual(
      known.filter(({ id }) => /^s[12]-/.test(id)),
      [own],
    );
    const whole = played.map((each) => ({ ...each, open: [] }));
    assert.deepEqual(
      [played, whole].map((each) => playedAs('2.1.330', record, each)),
      ['2.1.329', '2.1.329'],
    );
    assert.equal(questionsFor('2.1.330', '2.1.329', record, played).length, 50);
    assert.equal(playedAs('2.1.331', record, whole), '2.1.330');
  });

  it('that were really recorded can all be told apart', () => {
    const ids = allScenarios(ROOT).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });
});

describe('what a measurement writes', () => {
  const FILES = [
    'test/conformance/wire.json',
    'test/conformance/played.json',
    ...SCENARIO_FILES,
    MEASURED_LIST,
    MEASURED_RANGE,
  ];
  const VERSION = '2.1.99999';

  const { at } = folder();

  function checkout(): string {
    const root = at('checkout');
    for (const file of FILES) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      cpSync(path.join(ROOT, file), path.join(root, file));
    }
    return root;
  }

  function measured(id: string) {
    const was = allScenarios(ROOT).find((each) => each.version === '2.1.329') as Scenario;
    const now = { ...was, id, version: VERSION };
    return {
      rows: [row({ version: VERSION })],
      findings: {
        version: VERSION,
        wire: [],
        scenarios: {
          as: '2.1.329',
          played: 174,
          changed: [{ id: was.id, changes: ['x'], now }],
          open: [{ id: 'o', why: '' }],
        },
        contradictions: [],
      },
    };
  }

  it('is a line for each new fact, and nothing else', () => {
    const root = checkout();
    const state = readState(root);
    const told = writeState(state, withMeasurement(state, measured('new-v99999')), { root, dryRun: false });
    const come = FILES.map((file) => lineChanges(read(file), readFileSync(path.join(root, file), 'utf8')));
    assert.deepEqual(
      come.map((each) => [each.gone.length, each.come.length]),
      [
        [0, 1],
        [0, 1],
        [0, 0],
        [0, 1],
        [0, 1],
        [1, 1],
      ],
    );
    assert.equal(come[0]?.come[0], JSON.stringify(row({ version: VERSION })));
    assert.equal(come[1]?.come[0], JSON.stringify({ version: VERSION, as: '2.1.329', open: ['o'] }));
    assert.match(come[3]?.come[0] ?? '', /^\{"id":"new-v99999",/);
    assert.deepEqual(told, [
      ...[0, 3, 1, 4].map((index) => `written: ${FILES[index]} (+1 −0 lines)`),
      `written: ${MEASURED_RANGE} (+1 −1 lines)`,
    ]);
    // The same again changes nothing.
    const again = readState(root);
    const same = writeState(again, withMeasurement(again, measured('new-v99999')), { root, dryRun: false });
    assert.deepEqual(same, ['the record stays as it is']);
  });

  it('is only shown in a dry run', () => {
    const root = checkout();
    const state = readState(root);
    const told = writeState(state, withMeasurement(state, measured('new-v99999')), { root, dryRun: true });
    assert.ok(told.includes(`  +${JSON.stringify(row({ version: VERSION }))}`), told.join('\n'));
    assert.ok(told.includes('would write: test/conformance/wire.json (+1 −0 lines)'));
    for (const file of FILES) assert.equal(readFileSync(path.join(root, file), 'utf8'), read(file));
  });
});

(process.platform === 'linux' ? describe : describe.skip)('npm run measure', () => {
  const { at } = folder();

  /** Runs it where no client is installed and npm asks a registry of ours. */
  async function measure(
    registry: string,
    ...args: string[]
  ): Promise<{ status: unknown; said: string; installed: boolean }> {
    const cache = at('cache');
    const env = {
      PATH: process.env['PATH'] ?? '',
      HOME: at('home'),
      CLAUDE_CACHE: cache,
      npm_config_registry: registry,
      npm_config_update_notifier: 'false',
    };
    return new Promise((resolve) => {
      execFile(process.execPath, [path.join(ROOT, 'scripts/measure.mjs'), ...args], { env }, (error, stdout, stderr) =>
        resolve({ status: error?.code ?? 0, said: `${stdout}${stderr}`, installed: existsSync(cache) }),
      );
    });
  }

  const NOWHERE = 'http://127.0.0.1:9';

  it('says what is no version, and no option', async () => {
    assert.deepEqual(await measure(NOWHERE, '2.1.329', 'abc'), {
      status: 2,
      said: 'no version: abc. A version is like 2.1.329, or latest.\n',
      installed: false,
    });
    const { said, status } = await measure(NOWHERE, '--write');
    assert.deepEqual([status, said], [2, 'no such option: --write. There is --dry-run.\n']);
  });

  it('says that npm cannot be asked', async () => {
    for (const args of [[], ['latest'], ['2.1.329']]) {
      const { installed, said, status } = await measure(NOWHERE, ...args);
      assert.match(
        said,
        /^npm could not be asked for the versions of Claude Code: .*ECONNREFUSED.*\nNothing was measured\.\n$/,
      );
      assert.deepEqual([status, installed], [2, false]);
    }
  });

  it('says which version npm does not have', async () => {
    const versions = Object.fromEntries(['2.1.329', '2.1.330'].map((version) => [version, { version, name: NAME }]));
    const registry = http.createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ name: NAME, 'dist-tags': { latest: '2.1.330' }, versions }));
    });
    registry.listen(0, '127.0.0.1');
    await once(registry, 'listening');
    try {
      const address = registry.address();
      assert.ok(typeof address === 'object' && address !== null);
      assert.deepEqual(await measure(`http://127.0.0.1:${address.port}`, '2.1.330', '9.9.9'), {
        status: 2,
        said: 'npm has no Claude Code 9.9.9; the newest is 2.1.330. Nothing was measured.\n',
        installed: false,
      });
    } finally {
      registry.close();
      registry.closeAllConnections();
    }
  });

  const NAME = '@anthropic-ai/claude-code';
});
