import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { type Report, type Scope, SCOPES } from '../../src/core/model.ts';
import { readSettingsFile } from '../../src/core/settingsFile.ts';
import { reportOn, type World } from '../support/world.ts';
import { settingsTexts } from '../support/settingsTexts.ts';

/** FUZZ_RUNS=200000 for the long run. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 20_000);
const TEN_MINUTES = 600_000;
const VERSIONS = ['2.1.31', '2.1.89', '2.1.329', null];

const FILES = ['managed', 'flag', 'local', 'project', 'user', 'legacy'] as const satisfies readonly Scope[];

/** Settings in which many rules have something to say. */
const BUSY = JSON.stringify(
  {
    $schema: 'https://json.schemastore.org/claude-code-settings.json',
    env: {
      CLAUDE_CODE_USE_BEDROCK: '1',
      CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: '0',
      DISABLE_PROMPT_CACHING: true,
      ANTHROPIC_BASE_URL: 'https://user:pass@llm.example.com?token=x',
      ANTHROPIC_API_KEY: 'sk-ant-canary',
      AWS_REGION: null,
    },
    permissions: { allow: ['Bash(npm run test:*)'], deny: [] },
    hooks: {},
    model: 'opus',
  },
  null,
  2,
);

/** What damages a text: pieces of JSON and of other things at any place, cuts, and repeats. */
const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '//',
  '/*',
  '*/',
  '\n',
  '\r',
  '\t',
  ' ',
  '\u0000',
  '\u{feff}',
  '\u{2028}',
  '\u{a0}',
  '\ud800',
  '\udc00',
  '😀',
  'null',
  'true',
  '-',
  '1e999',
  '\\u12',
  '"env":',
  '"env": null,',
  '"env": {"A": "1"},',
  '"__proto__": {},',
  '"model": 5,',
  '"hooks": [],',
  '# x',
  "'",
  '`',
  'undefined',
  'NaN',
  '"A": "1", "A": "2"',
];

type Damage = readonly [at: number, cut: number, piece: string];

function damaged(): fc.Arbitrary<string> {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const damage: fc.Arbitrary<Damage> = fc.tuple(
    place,
    fc.constantFrom(0, 0, 0, 1, 2, 5, 40),
    fc.constantFrom('', ...PIECES),
  );
  const texts = fc.oneof(
    { weight: 4, arbitrary: settingsTexts().filter((text) => text.length < 5_000) },
    { weight: 4, arbitrary: fc.constant(BUSY) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join('')) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
    { weight: 1, arbitrary: fc.constantFrom('[]', 'null', '"x"', '\u{feff}[1]', '\u{feff} 5 ', '{"env": []}') },
  );
  return fc.tuple(texts, fc.array(damage, { maxLength: 4 })).map(([text, damages]) => damages.reduce(damage1, text));
}

function damage1(text: string, [at, cut, piece]: Damage): string {
  const offset = Math.floor(at * (text.length + 1));
  return text.slice(0, offset) + piece + text.slice(offset + cut);
}

/** Every span that a report names lies inside the text it speaks of. */
function assertSpansInside({ files, findings, environment }: Report): void {
  const textOf = new Map(files.map(({ source, text }) => [source, text ?? '']));
  const inside = (source: Report['userSource'], span: { offset: number; length: number } | null): void => {
    if (span === null) return;
    const { length } = textOf.get(source) ?? '';
    assert.ok(span.offset >= 0 && span.length >= 0 && span.offset + span.length <= length, JSON.stringify(span));
  };
  for (const { source, span } of findings) inside(source, span);
  for (const { source, problem } of files) inside(source, problem?.span ?? null);
  for (const { declarations } of environment.values())
    for (const { source, span } of declarations) inside(source, span);
}

function survives(given: World): Report {
  const report = reportOn(given);
  assertSpansInside(report);
  return report;
}

describe('a damaged settings file', () => {
  it('breaks nothing, whatever the damage', () => {
    const check = (text: string, scope: (typeof FILES)[number], version: string | null): void => {
      survives({ [scope]: text, process: { CLAUDE_CODE_USE_BEDROCK: '1' }, version });
    };
    fc.assert(fc.property(damaged(), fc.constantFrom(...FILES), fc.constantFrom(...VERSIONS), check), {
      numRuns: RUNS,
    });
  }).timeout(TEN_MINUTES);

  it('is applied or ignored as strict JSON has it', () => {
    const check = (text: string): void => {
      const content = { kind: 'text', text, encoding: 'utf-8', saved: true } as const;
      const { status, problem, declarations } = readSettingsFile({ scope: 'user', path: '/x' }, content, '2.1.329');
      const settings = parsed(text);
      if (settings === undefined) assert.equal(status, 'ignored');
      if (status === 'ignored') assert.ok(problem);
      if (status === 'applied')
        assert.deepEqual(new Map(declarations.map(({ name }) => [name, true])), namesIn(settings));
    };
    fc.assert(fc.property(damaged(), check), { numRuns: RUNS / 4 });
  }).timeout(TEN_MINUTES);
});

/** What Claude Code's parser makes of the text; undefined where it throws, null where there is nothing in it. */
function parsed(text: string): unknown {
  const body = text.replace(/^\u{feff}/u, '');
  if (body.trim() === '') return null;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function namesIn(settings: unknown): Map<string, true> {
  const { env } = (settings ?? {}) as { env?: object };
  return new Map(Object.keys(env ?? {}).map((name) => [name, true]));
}

describe('a monstrous settings file', () => {
  const deep = '['.repeat(100_000);
  const monsters: Readonly<Record<string, string>> = {
    'of 100,000 open brackets': deep,
    'of 100,000 nested lists': `${deep}${']'.repeat(100_000)}`,
    'with 100,000 nested lists in a variable': `{"env": {"A": ${deep}${']'.repeat(100_000)}}}`,
    'with 300,000 items of a list in a variable': `{"env": {"A": [${'1,'.repeat(300_000)}1]}}`,
    'with 100,000 nested objects beside env': `{"x": ${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}, "env": {"A": "1"}}`,
    'of 100,000 nested objects that are cut off': '{"env":'.repeat(100_000),
    'of 5 MB of variables': `{"env": {${Array.from({ length: 50_000 }, (_, index) => `"NAME_${index}": "${'x'.repeat(85)}"`).join(',\n')}}}`,
    'of 5 MB in one value': `{"env": {"A": "${'a-1.'.repeat(1_250_000)}"}}`,
    'of 5 MB of commas': `{"env": {"A": "1"${','.repeat(5_000_000)}}}`,
    'of 5 MB of blanks': ' '.repeat(5_000_000),
    'of 5 MB of quotes': '"'.repeat(5_000_000),
    'of 5 MB of backslashes in a string': `{"env": {"A": "${'\\'.repeat(5_000_000)}`,
    'of 5 MB of comments': `{${'/**/'.repeat(1_250_000)}}`,
    'with lone surrogates': '{"env": {"\ud800": "\udc00"}}',
    'with NUL': '{"env": {"A\\u0000": "\u0000"}}',
    'with NUL, escaped': '{"env": {"A": "\\u0000"}}',
  };
  for (const [title, text] of Object.entries(monsters)) {
    it(`${title} is read in a moment`, () => {
      const started = performance.now();
      survives({ user: text, project: '{"env": {"A": "1"}}', version: '2.1.329' });
      assert.ok(performance.now() - started < 3_000, `${Math.round(performance.now() - started)} ms`);
    }).timeout(20_000);
  }
});

describe('a large settings file', () => {
  it('of a megabyte of variables gets its report in a moment', () => {
    const env = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`NAME_${index}`, 'x'.repeat(80)]));
    const started = performance.now();
    assert.equal(reportOn({ user: env }).environment.size, 10_000);
    assert.ok(performance.now() - started < 1_000);
  });
});

describe('odd names and values', () => {
  it('of every scope at once break nothing', () => {
    const env = { __proto__x: '1', constructor: '2', toString: null, '': [], 'A B': {}, 'A=B': 1e300, ünï: '\u0000' };
    const given = Object.fromEntries(
      SCOPES.map((scope) => [scope, scope === 'editor' || scope === 'process' ? { toString: '1' } : env]),
    );
    for (const version of VERSIONS) survives({ ...given, version });
  });
});
