import * as fc from 'fast-check';

/** Settings files as people, editors and other programs write them: one object, its `env` an object where it is there. */
export function settingsTexts(): fc.Arbitrary<string> {
  const file = fc.record({
    env: fc.oneof({ weight: 8, arbitrary: objects(ENV_KEYS) }, { weight: 1, arbitrary: fc.constant(undefined) }),
    secondEnv: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: objects(ENV_KEYS) }),
    before: fc.array(otherMembers(), { maxLength: 2 }),
    after: fc.array(otherMembers(), { maxLength: 2 }),
    layout: layouts(),
    dress: fc.record({
      eol: fc.constantFrom('\n', '\n', '\r\n', '\r'),
      step: fc.constantFrom('  ', '    ', '\t', ' '),
      bom: fc.constantFrom('', '', '', '\u{feff}'),
      lead: fc.constantFrom('', '', '', '\n', '  '),
      tail: fc.constantFrom('', '\n', '\n', '\n\n', ' '),
    }),
  });
  return fc.oneof(
    { weight: 99, arbitrary: file.map(textOf) },
    { weight: 1, arbitrary: fc.constantFrom(...['\n', '\r\n'].map(bigText)) },
  );
}

/** Names that our fixes set, names that others use, and names that nobody should. */
export const NAMES = [
  'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS',
  'DISABLE_PROMPT_CACHING',
  'A',
  'ünï',
  'a"b\\c',
  '__proto__',
] as const;

const ENV_KEYS = fc.constantFrom(...NAMES, 'B', 'C', 'ANTHROPIC_MODEL', 'AWS_REGION', '😀', '');

interface FileParts {
  readonly env: Value | undefined;
  readonly secondEnv: Value | undefined;
  readonly before: readonly Member[];
  readonly after: readonly Member[];
  readonly layout: Layout;
  readonly dress: Dress;
}

interface Dress {
  readonly eol: string;
  readonly step: string;
  readonly bom: string;
  readonly lead: string;
  readonly tail: string;
}

/** `lines`: a member a line; `shared`: all in one line; the rest as some people do. */
interface Layout {
  readonly kind: 'lines' | 'shared' | 'tight' | 'odd';
  readonly colon: string;
}

type Value = string | { readonly members: readonly Member[]; readonly layout: Layout };
type Member = readonly [string, Value];

function layouts(): fc.Arbitrary<Layout> {
  return fc.record({
    kind: fc.constantFrom('lines', 'lines', 'lines', 'shared', 'tight', 'odd'),
    colon: fc.constantFrom(': ', ': ', ':', ' : '),
  });
}

function objects(keys: fc.Arbitrary<string>): fc.Arbitrary<Value> {
  return fc.record({ members: fc.array(fc.tuple(keys, scalars()), { maxLength: 5 }), layout: layouts() });
}

function scalars(): fc.Arbitrary<string> {
  return fc.constantFrom(
    '"1"',
    '"0"',
    '""',
    '1',
    'true',
    'null',
    '"ünï"',
    String.raw`"a\"}, {\u0041"`,
    '[1, {"A": "1"}]',
    '{}',
  );
}

function otherMembers(): fc.Arbitrary<Member> {
  const keys = fc.constantFrom('model', 'permissions', '$schema', 'Env', '', 'environment');
  return fc.tuple(keys, fc.oneof(scalars(), objects(fc.constantFrom('env', 'A', 'allow'))));
}

function textOf({ env, secondEnv, before, after, layout, dress }: FileParts): string {
  const own = [env, secondEnv].filter((value) => value !== undefined).map((value): Member => ['env', value]);
  const [first, ...others] = own;
  const members = [...before, ...(first ? [first] : []), ...after, ...others];
  return dress.bom + dress.lead + render({ members, layout }, '', dress) + dress.tail;
}

function render(value: Value, indent: string, dress: Dress): string {
  if (typeof value === 'string') return value;
  const { members, layout } = value;
  const inner = indent + dress.step;
  const texts = members.map(([key, member]) => JSON.stringify(key) + layout.colon + render(member, inner, dress));
  const line = dress.eol + inner;
  const end = dress.eol + indent;
  switch (layout.kind) {
    case 'lines':
      return texts.length === 0 ? '{}' : `{${line}${texts.join(`,${line}`)}${end}}`;
    case 'shared':
      return texts.length === 0 ? '{ }' : `{ ${texts.join(', ')} }`;
    case 'tight':
      return `{${texts.join(',')}}`;
    case 'odd':
      return texts.length === 0 ? `{${end}}` : `{${line}${dress.eol}${texts.join(`${line}, `)}}`;
  }
}

function bigText(eol: string): string {
  const members = Array.from({ length: 2_000 }, (_, index): Member => [`NAME_${index}`, `"${index}"`]);
  const layout: Layout = { kind: 'lines', colon: ': ' };
  const dress = { eol, step: '  ', bom: '', lead: '', tail: eol };
  return textOf({ env: { members, layout }, secondEnv: undefined, before: [], after: [], layout, dress });
}
