import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { doctorJson } from '../../../src/core/present/doctorJson.ts';
import { evaluate } from '../../../src/core/evaluate.ts';
import { evidence } from '../support/sessions.ts';
import { PATHS, reportOn, world, type World } from '../../support/world.ts';

interface Row {
  readonly [key: string]: unknown;
}
interface Json {
  readonly [key: string]: unknown;
  readonly claude: Row;
  readonly route: Row & { readonly because: readonly Row[] };
  readonly betas: Row & { readonly because: readonly Row[] };
  readonly caching: Row;
  readonly scope: Row;
  readonly files: readonly Row[];
  readonly variables: readonly (Row & { readonly shadows: readonly Row[] })[];
  readonly findings: readonly (Row & { readonly fixes: readonly (Row & { readonly changes: readonly Row[] })[] })[];
}

/** As a program reads it: through text. */
const json = (given: World, isRelevant: (name: string) => boolean = () => true): Json =>
  JSON.parse(JSON.stringify(doctorJson(reportOn(given), isRelevant))) as Json;

/** Asserts that an object has these keys; more may be there. */
function assertKeys(object: object | undefined, ...keys: readonly string[]): void {
  assert.deepEqual(
    keys.filter((key) => !Object.hasOwn(object ?? {}, key)),
    [],
  );
}

const GATEWAY = { ANTHROPIC_BASE_URL: 'https://llm.example.com' };
const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';

describe('the JSON report', () => {
  const report = json({ user: { ...GATEWAY, A: '1' }, process: { A: '2' }, version: '2.1.89' });

  it('has the contract’s shape', () => {
    assert.equal(report['schema'], 1);
    assertKeys(report, 'claude', 'route', 'betas', 'caching', 'scope', 'files', 'variables', 'findings');
    assertKeys(report.claude, 'version', 'source', 'others');
    assertKeys(report.route, 'id', 'endpoint', 'because');
    assertKeys(report.route.because[0], 'variable', 'scope', 'path', 'line', 'column');
    assertKeys(report.betas, 'disabled', 'because');
    assertKeys(report.caching, 'disabled', 'because');
    assertKeys(report.scope, 'verdict', 'basis');
    assertKeys(report.files[0], 'scope', 'path', 'status', 'reason');
    assertKeys(report.variables[0], 'name', 'value', 'masked', 'scope', 'path', 'line', 'column', 'shadows');
    assertKeys(report.variables[0]?.shadows[0], 'scope', 'value', 'path', 'line', 'column');
    const [finding] = report.findings;
    assertKeys(finding, 'rule', 'severity', 'message', 'variable', 'scope', 'path', 'line', 'column', 'fixes');
    assertKeys(finding?.fixes[0], 'id', 'title', 'recommended', 'costs', 'changes');
    assertKeys(finding?.fixes[0]?.changes[0], 'scope', 'path', 'variable', 'from', 'to');
  });

  it('names the session that shows what is sent, or none', () => {
    assert.equal(report.scope['evidence'], null);
    const requests = { count: 3, scoped: 2, lastScoped: Date.parse('2026-11-21T02:38:21.459Z') };
    const told = evidence([{ id: 'abc', requests }]);
    assert.deepEqual(json({ user: GATEWAY, version: '2.1.329', evidence: told }).scope, {
      verdict: 'sent',
      basis: 'measured',
      evidence: { session: 'abc', time: '2026-11-21T02:38:21.459Z', count: 2 },
    });
  });

  it('says which client it judges', () => {
    assert.equal(report.claude['version'], '2.1.89');
    assert.equal(report.claude['source'], 'option');
    assert.deepEqual([json({}).claude['version'], json({}).claude['source']], [null, null]);
  });

  it('judges every other client', () => {
    const client = {
      version: '2.1.329',
      source: 'path',
      others: [{ version: '2.1.89', source: 'vscode-extension' }],
    } as const;
    const made = evaluate({ ...world({ user: GATEWAY }), client });
    const { claude, scope } = JSON.parse(JSON.stringify(doctorJson(made, () => true))) as Json;
    const [other] = claude['others'] as readonly Row[];
    assert.deepEqual(
      [scope['verdict'], other?.['version'], other?.['source']],
      ['not-sent', '2.1.89', 'vscode-extension'],
    );
    assert.equal((other?.['scope'] as Row | undefined)?.['verdict'], 'sent');
  });

  it('says where requests go, and which line decided', () => {
    assert.equal(report.route['id'], 'gateway');
    assert.equal(report.route['endpoint'], 'https://llm.example.com');
    const [because] = report.route.because;
    assert.deepEqual(
      ['variable', 'scope', 'path', 'line', 'column'].map((key) => because?.[key]),
      ['ANTHROPIC_BASE_URL', 'user', PATHS.user, 3, 5],
    );
  });

  it('has no endpoint where it cannot be known', () => {
    assert.equal(json({ user: { CLAUDE_CODE_USE_VERTEX: '1' } }).route['endpoint'], null);
  });

  it('says what is sent', () =>
    assert.deepEqual([report.scope['verdict'], report.scope['basis']], ['sent', 'measured']));

  it('says whether the flag is on, and who decided', () => {
    assert.equal(report.betas['disabled'], false);
    const { betas } = json({ project: { [FLAG]: 'TRUE' } });
    assert.equal(betas['disabled'], true);
    assert.deepEqual(
      betas.because.map(({ variable, scope, line }) => [variable, scope, line]),
      [[FLAG, 'project', 3]],
    );
  });

  it('says of every file whether it is applied, and why not', () => {
    const { files } = json({ user: '{} // x', project: {} });
    assert.deepEqual(
      files.map(({ scope, status, reason }) => [scope, status, reason === null]),
      [
        ['managed', 'absent', true],
        ['local', 'absent', true],
        ['project', 'applied', true],
        ['user', 'ignored', false],
        ['legacy', 'absent', true],
      ],
    );
  });

  it('lists the variables by name, with who loses', () => {
    const { variables } = json({ user: { B: '1', A: 2 }, process: { B: '0', C: '' } });
    assert.deepEqual(
      variables.map(({ name, value, scope, shadows }) => [
        name,
        value,
        scope,
        shadows.map((loser) => [loser['scope'], loser['value'], loser['line']]),
      ]),
      [
        ['A', '2', 'user', []],
        ['B', '1', 'user', [['process', '0', null]]],
        ['C', '', 'process', []],
      ],
    );
  });

  it('lists of the inherited environment what is relevant, and of files all', () => {
    const { variables } = json({ user: { MINE: '1' }, process: { MINE: '0', AWS_REGION: 'x', SHELL: 'y' } }, (name) =>
      name.startsWith('AWS_'),
    );
    assert.deepEqual(
      variables.map(({ name }) => name),
      ['AWS_REGION', 'MINE'],
    );
  });

  it('leaves out what Claude Code does not see', () => {
    const { variables } = json({ user: { CLAUDE_CODE_ENTRYPOINT: 'x' }, legacy: { A: null }, version: '2.1.329' });
    assert.deepEqual(variables, []);
  });

  it('says beside a value whether it was masked', () => {
    const { variables } = json({
      user: { ANTHROPIC_API_KEY: 'k', HTTPS_PROXY: 'http://u:p@h', A: '1' },
      process: { ANTHROPIC_API_KEY: 'l' },
    });
    assert.deepEqual(
      variables.map(({ name, masked, shadows }) => [name, masked, shadows.map((loser) => loser['masked'])]),
      [
        ['A', false, []],
        ['ANTHROPIC_API_KEY', true, [true]],
        ['HTTPS_PROXY', true, []],
      ],
    );
  });

  it('says what each fix would change', () => {
    const { findings } = json({ user: { ...GATEWAY, [FLAG]: 'no' }, local: { [FLAG]: '0' }, version: '2.1.89' });
    const fix = findings.find(({ rule }) => rule === 'betas-not-disabled')?.fixes[0];
    assert.deepEqual([fix?.['id'], fix?.['recommended']], ['disable-betas', true]);
    assert.deepEqual(fix?.changes, [
      { scope: 'local', path: PATHS.local, variable: FLAG, from: '0', to: null },
      { scope: 'user', path: PATHS.user, variable: FLAG, from: 'no', to: '1' },
    ]);
  });

  it('has no changes where a fix would write nothing', () => {
    const { findings } = json({ user: GATEWAY, managed: { [FLAG]: '0' }, version: '2.1.89' });
    const fixes = findings.find(({ rule }) => rule === 'betas-not-disabled')?.fixes ?? [];
    assert.deepEqual(fixes.find(({ id }) => id === 'disable-betas')?.changes ?? [], []);
  });

  it('recommends one fix only', () => {
    const fixes = report.findings.find(({ rule }) => rule === 'betas-not-disabled')?.fixes ?? [];
    assert.deepEqual(
      fixes.map(({ id, recommended }) => [id, recommended]),
      [
        ['disable-betas', true],
        ['disable-caching', false],
        ['disable-both', false],
      ],
    );
  });

  it('counts lines and columns from 1', () => {
    const { findings } = json({ user: '[' });
    const finding = findings.find(({ rule }) => rule === 'settings-file-ignored');
    assert.deepEqual([finding?.['line'], finding?.['column']], [1, 2]);
  });
});
