import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { basisOf } from '../../src/core/basis.ts';
import { evaluateBy } from '../../src/core/evaluation.ts';
import { wasMeasured } from '../../src/core/facts/measuredVersions.ts';
import type { RouteId, ScopeVerdict } from '../../src/core/model.ts';
import { readWire, WIRE_ROUTES, type WireRow } from '../support/wire.ts';
import { reportOn, type Variables, world, type World } from '../support/world.ts';
import { evidence, type Told } from './support/sessions.ts';

const ROOT = process.env['TEST_ROOT'] ?? process.cwd();

const FLAG = { CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: '1' };
const NO_CACHING = { DISABLE_PROMPT_CACHING: '1' };
const FORCE = { CLAUDE_CODE_FORCE_GLOBAL_CACHE: '1' };
const ASSUME = { _CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL: '1' };

/** What it takes to be on a route. */
const ROUTES: Partial<Record<RouteId, Variables>> = {
  anthropic: {},
  gateway: { ANTHROPIC_BASE_URL: 'https://llm.example.com' },
  bedrock: { CLAUDE_CODE_USE_BEDROCK: '1' },
  'bedrock-gateway': { CLAUDE_CODE_USE_BEDROCK: '1', ANTHROPIC_BEDROCK_BASE_URL: 'http://b' },
  vertex: { CLAUDE_CODE_USE_VERTEX: '1' },
  'vertex-gateway': { CLAUDE_CODE_USE_VERTEX: '1', ANTHROPIC_VERTEX_BASE_URL: 'http://v' },
  foundry: { CLAUDE_CODE_USE_FOUNDRY: '1' },
  'foundry-gateway': { CLAUDE_CODE_USE_FOUNDRY: '1', ANTHROPIC_FOUNDRY_BASE_URL: 'http://f' },
  mantle: { CLAUDE_CODE_USE_MANTLE: '1' },
  'mantle-gateway': { CLAUDE_CODE_USE_MANTLE: '1', ANTHROPIC_BEDROCK_MANTLE_BASE_URL: 'http://m' },
  'anthropic-aws': { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1' },
  'anthropic-aws-gateway': { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ANTHROPIC_AWS_BASE_URL: 'http://a' },
  'google-cloud': { CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD: '1' },
  'google-cloud-gateway': { CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD: '1', ANTHROPIC_GOOGLE_CLOUD_BASE_URL: 'http://g' },
};

interface Case extends Omit<World, 'user'> {
  readonly on: RouteId;
  readonly with?: Variables;
}

/** In a line: verdict, basis and reason. */
function verdict({ on, with: more, ...given }: Case): string {
  const { route, scope } = reportOn({ ...given, user: { ...ROUTES[on], ...more } });
  assert.equal(route.id, on);
  return `${scope.verdict} ${basisOf(scope, route.id, given.version ?? null)} ${scope.reason}`;
}

describe('the verdict on a gateway', () => {
  const on = 'gateway';

  it('by default, by version', () => {
    const versions = [
      '1.0.128',
      '2.1.22',
      '2.1.23',
      '2.1.39',
      '2.1.40',
      '2.1.87',
      '2.1.88',
      '2.1.96',
      '2.1.97',
      '2.1.329',
    ];
    assert.deepEqual(
      versions.map((version) => verdict({ on, version })),
      [
        'not-sent measured version-does-not-send',
        'not-sent measured version-does-not-send',
        'possible measured remote-gate',
        'possible between-measured remote-gate',
        'possible between-measured remote-gate',
        'possible measured remote-gate',
        'sent measured version-sends',
        'sent measured version-sends',
        'not-sent measured version-does-not-send',
        'not-sent measured version-does-not-send',
      ],
    );
  });

  it('between two measured versions says so', () =>
    assert.equal(verdict({ on, version: '2.1.92' }), 'sent between-measured version-sends'));
  it('of a newer patch goes on as the newest', () =>
    assert.equal(verdict({ on, version: '2.1.400' }), 'not-sent none version-does-not-send'));
  it('of a newer minor is not known', () =>
    assert.equal(verdict({ on, version: '2.2.0' }), 'unknown none not-measured'));
  it('of a newer major is not known', () =>
    assert.equal(verdict({ on, version: '3.0.0' }), 'unknown none not-measured'));
  it('of an unknown version is possible', () =>
    assert.equal(verdict({ on, version: null }), 'possible none version-unknown'));

  it('with an MCP server is possible where it would be sent', () => {
    assert.equal(verdict({ on, version: '2.1.89', mcp: true }), 'possible measured mcp-tools');
    assert.equal(verdict({ on, version: '2.1.97', mcp: true }), 'not-sent measured version-does-not-send');
  });

  it('with the flag is not sent, from 2.1.40 on', () => {
    const versions = ['2.1.31', '2.1.39', '2.1.40', '2.1.89', '2.1.329', '2.2.0', null];
    assert.deepEqual(
      versions.map((version) => verdict({ on, version, with: FLAG })),
      [
        'possible measured remote-gate',
        'possible between-measured remote-gate',
        'not-sent between-measured flag',
        'not-sent measured flag',
        'not-sent measured flag',
        'not-sent none flag',
        'not-sent measured flag',
      ],
    );
  });

  it('with the flag set to off is as without', () => {
    assert.equal(
      verdict({ on, version: '2.1.89', with: { CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: '0' } }),
      'sent measured version-sends',
    );
  });

  it('without caching is not sent, by any version', () => {
    for (const version of ['2.1.31', '2.1.89', '2.1.329', '2.2.0', null]) {
      assert.match(verdict({ on, version, with: NO_CACHING }), /^not-sent \S+ caching-off$/);
    }
  });

  it('with a forced global cache, by version', () => {
    const versions = ['2.1.31', '2.1.69', '2.1.76', '2.1.85', '2.1.88', '2.1.97'];
    assert.deepEqual(
      versions.map((version) => verdict({ on, version, with: FORCE }).replace(/ \S+ /, ' ')),
      [
        'possible remote-gate',
        'possible remote-gate',
        'sent forced',
        'sent forced',
        'sent version-sends',
        'not-sent version-does-not-send',
      ],
    );
  });

  it('that is taken for Anthropic’s own, by version', () => {
    const versions = ['2.1.97', '2.1.112', '2.1.170', '2.1.172', '2.1.329'];
    assert.deepEqual(
      versions.map((version) => verdict({ on, version, with: ASSUME }).replace(/ \S+ /, ' ')),
      [
        'not-sent version-does-not-send',
        'not-sent version-does-not-send',
        'not-sent version-does-not-send',
        'sent assumed-first-party',
        'sent assumed-first-party',
      ],
    );
  });

  it('in simple mode is not sent', () => {
    assert.match(verdict({ on, version: '2.1.89', with: { CLAUDE_CODE_SIMPLE: '1' } }), /^not-sent \S+ simple-mode$/);
  });
});

describe('the verdict on Anthropic’s own host', () => {
  const on = 'anthropic';
  const elsewhere = { ANTHROPIC_BASE_URL: 'https://api.anthropic.com:8443' };

  it('is sent from 2.1.88 on', () => {
    assert.deepEqual(
      ['2.1.87', '2.1.88', '2.1.97', '2.1.329'].map((version) => verdict({ on, version })),
      [
        'possible between-measured remote-gate',
        'sent measured version-sends',
        'sent between-measured version-sends',
        'sent measured version-sends',
      ],
    );
  });

  it('stays sent with an MCP server', () => assert.match(verdict({ on, version: '2.1.89', mcp: true }), /^sent/));

  it('follows the client, which takes another port for a gateway', () => {
    assert.match(verdict({ on, version: '2.1.329', with: elsewhere }), /^not-sent/);
    assert.match(verdict({ on, version: '2.1.89', with: elsewhere }), /^sent/);
    assert.match(verdict({ on, version: '2.1.89', with: elsewhere, mcp: true }), /^possible/);
  });
});

describe('the verdict on Claude Platform on AWS', () => {
  for (const on of ['anthropic-aws', 'anthropic-aws-gateway'] as const) {
    it(`(${on}) is sent, but with ANTHROPIC_BASE_URL or the flag`, () => {
      const gateway = { ANTHROPIC_BASE_URL: 'https://llm.example.com' };
      for (const version of ['2.1.96', '2.1.98', '2.1.329']) {
        assert.match(verdict({ on, version }), /^sent/);
        assert.match(verdict({ on, version, with: FLAG }), /^not-sent \S+ flag/);
        assert.match(verdict({ on, version, with: { ANTHROPIC_BASE_URL: '' } }), /^sent/);
        assert.match(verdict({ on, version, with: { ANTHROPIC_BASE_URL: 'https://api.anthropic.com' } }), /^sent/);
      }
      // While gateways got the field, a base URL that is one did not take it away here either.
      assert.match(verdict({ on, version: '2.1.96', with: gateway }), /^sent/);
      for (const version of ['2.1.98', '2.1.329']) assert.match(verdict({ on, version, with: gateway }), /^not-sent/);
    });
  }
});

describe('the verdict on', () => {
  for (const on of ['bedrock', 'bedrock-gateway', 'vertex', 'vertex-gateway', 'mantle', 'mantle-gateway'] as const) {
    it(`${on} is not sent, whatever the version and the switches`, () => {
      for (const version of ['2.1.96', '2.1.329', '2.1.400', '3.0.0', null]) {
        for (const more of [{}, FORCE, ASSUME]) {
          assert.match(verdict({ on, version, with: more }), /^not-sent \S+ provider-never$/, String(version));
        }
      }
    });
  }

  for (const on of ['foundry', 'foundry-gateway'] as const) {
    it(`${on} is not sent by default, and was when forced in 2.1.85`, () => {
      assert.match(verdict({ on, version: '2.1.329' }), /^not-sent measured/);
      assert.match(verdict({ on, version: '2.1.42' }), /^possible \S+ remote-gate/);
      assert.match(verdict({ on, version: '2.1.31' }), /^not-sent/);
      assert.match(verdict({ on, version: '2.1.85', with: FORCE }), /^sent \S+ forced/);
      assert.match(verdict({ on, version: '2.1.76', with: FORCE }), /^possible/);
    });
  }

  it('google-cloud is not sent', () => assert.match(verdict({ on: 'google-cloud', version: '2.1.329' }), /^not-sent/));

  it('a client that stops is that nothing is sent', () => {
    const { scope } = reportOn({ managed: '{', user: ROUTES['gateway'] ?? {}, version: '2.1.329' });
    assert.deepEqual(scope, { verdict: 'not-sent', reason: 'client-stops' });
  });
});

const rows = readWire(ROOT);

describe('the measured requests', () => {
  const judged = new Map(rows.map((row) => [row, said(row)]));
  const of = (name: string): readonly WireRow[] => rows.filter(({ route }) => route === name);

  it('are all there', () => assert.ok(rows.length >= 909, String(rows.length)));

  for (const name of Object.keys(WIRE_ROUTES)) {
    it(`on ${name} contradict no verdict`, () => {
      const contradictions = of(name)
        .map((row) => ({ row, is: judged.get(row)?.verdict }))
        .filter(({ row, is }) => (row.scope.length > 0 ? is === 'not-sent' : is === 'sent'))
        .map(
          ({ row, is }) =>
            `${row.version} ${row.flags.join(' ')}: ${is}, but ${row.scope.join(' ') || 'nothing'} went out`,
        );
      assert.deepEqual(contradictions, []);
    });
  }

  it('leave open only what a remote gate decides, and one forced by an MCP tool', () => {
    const open = [...judged.values()].filter(({ verdict: is }) => is !== 'sent' && is !== 'not-sent');
    assert.deepEqual([...new Set(open.map(({ reason }) => reason))], ['remote-gate']);
  });

  /** No rule has a part in it, and there are many requests. */
  function said({ flags, route, version }: WireRow): ScopeVerdict {
    const user = { ...ROUTES[WIRE_ROUTES[route] ?? 'none'], ...Object.fromEntries(flags.map((flag) => [flag, '1'])) };
    return evaluateBy([], world({ version, user })).scope;
  }
});

describe('the verdict by a transcript', () => {
  const PROJECT = '/work/proj';
  const seen = (more: Told = {}, lastChange: number | null = 10) =>
    evidence(
      [{ project: PROJECT, clientVersion: '2.1.329', requests: { count: 3, scoped: 2, lastScoped: 20 }, ...more }],
      {
        lastChange,
      },
    );
  const version = '2.1.329';

  it('outranks what is measured by default', () => {
    const given = { on: 'gateway', version, evidence: seen() } as const;
    assert.equal(verdict(given), 'sent measured seen-in-transcript');
    const { scope } = reportOn({ user: ROUTES.gateway ?? {}, version, evidence: seen({ id: 'x' }) });
    assert.deepEqual(scope.seen, { session: 'x', time: 20, count: 2 });
  });

  it('outranks the switches and the routes that never got it, too', () => {
    for (const switched of [FLAG, NO_CACHING])
      assert.equal(
        verdict({ on: 'gateway', with: switched, version, evidence: seen() }),
        'sent measured seen-in-transcript',
      );
    assert.equal(verdict({ on: 'bedrock', version, evidence: seen() }), 'sent measured seen-in-transcript');
  });

  it('is measured, whether the version was run here or not', () =>
    assert.equal(
      verdict({ on: 'gateway', version: '2.1.400', evidence: seen({ clientVersion: '2.1.400' }) }),
      'sent measured seen-in-transcript',
    ));

  it('takes what is not seen for no proof', () => {
    const given = { on: 'gateway', version: '2.1.89' } as const;
    for (const told of [{ requests: { count: 9 } }, {}]) {
      const more = { clientVersion: '2.1.89', requests: {}, ...told };
      assert.equal(verdict({ ...given, evidence: seen(more) }), 'sent measured version-sends');
    }
    assert.equal(verdict({ ...given, evidence: evidence([]) }), 'sent measured version-sends');
  });

  it('is of no use from another folder, of another version, or from before the last change', () => {
    const by = (told: Told, lastChange?: number | null): string =>
      verdict({ on: 'gateway', version, evidence: seen(told, lastChange) });
    const table = 'not-sent measured version-does-not-send';
    assert.equal(by({ project: '/work/other' }), table);
    assert.equal(by({ project: '/WORK/proj' }), table);
    assert.equal(by({ project: null }), table);
    assert.equal(by({ clientVersion: '2.1.330' }), table);
    assert.equal(by({}, 20), table);
    assert.equal(by({}, null), 'sent measured seen-in-transcript');
  });

  it('is of no use where nobody knows since when the settings are so', () => {
    const inherited = { process: ROUTES.gateway ?? {}, version, evidence: seen() };
    assert.equal(reportOn(inherited).scope.reason, 'version-does-not-send');
    const given = { on: 'gateway', version, evidence: seen() } as const;
    assert.equal(verdict({ ...given, process: FLAG }), 'not-sent measured flag');
    assert.equal(verdict({ ...given, editor: NO_CACHING }), 'not-sent measured caching-off');
  });

  it('takes a folder as the same on Windows whatever its case', () => {
    const folder = String.raw`c:\Work`;
    const told = seen({ project: String.raw`C:\work` });
    assert.equal(
      reportOn({ user: ROUTES.gateway ?? {}, version, folder, platform: 'win32', evidence: told }).scope.verdict,
      'sent',
    );
  });

  it('is none where the client stops', () =>
    assert.equal(
      reportOn({ user: { ANTHROPIC_BASE_URL: 'null' }, version, evidence: seen() }).scope.reason,
      'client-stops',
    ));
});

describe('what a verdict rests on', () => {
  const basis = (on: RouteId, version: string): string => verdict({ on, version }).split(' ')[1] ?? '';

  it('is this version on this route, as the recorded requests have it', () => {
    for (const { route, version } of rows)
      assert.ok(wasMeasured(WIRE_ROUTES[route] ?? 'none', version), `${route} ${version}`);
  });

  it('is not another route or another version', () => {
    assert.equal(basis('vertex', '2.1.88'), 'between-measured');
    assert.equal(basis('bedrock', '2.1.88'), 'between-measured');
    assert.equal(basis('bedrock-gateway', '2.1.88'), 'measured');
    assert.equal(basis('bedrock', '0.9.0'), 'none');
    assert.equal(basis('bedrock', '2.1.999'), 'none');
  });
});
