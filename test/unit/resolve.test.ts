import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Scope, SCOPES } from '../../src/core/model.ts';
import { valueOf, winnerOf } from '../../src/core/resolve.ts';
import { PATHS, reportOn, type World } from '../support/world.ts';

/** `scope=value` of everybody who sets A, the winner first. */
function ranking(given: World, name = 'A'): string[] {
  const declarations = reportOn(given).environment.get(name)?.declarations ?? [];
  return declarations.map(({ source, value }) => `${source.scope}=${value}`);
}

/** Why each declaration does not count. */
function blocked(given: World): string[] {
  return reportOn(given).blocked.map(
    ({ declaration, reason }) => `${declaration.source.scope} ${declaration.name} ${reason}`,
  );
}

const value = (given: World, name: string): string | undefined => valueOf(reportOn(given).environment, name);

const IN_FILES: readonly Scope[] = ['managed', 'flag', 'local', 'project', 'user', 'legacy'];

describe('of two who set a variable', () => {
  for (const [index, stronger] of SCOPES.entries()) {
    for (const weaker of SCOPES.slice(index + 1)) {
      it(`${stronger} beats ${weaker}`, () => {
        assert.deepEqual(ranking({ [weaker]: { A: 'w' }, [stronger]: { A: 's' } }), [`${stronger}=s`, `${weaker}=w`]);
      });
    }
  }

  it('in one file, the later wins', () => {
    assert.deepEqual(ranking({ user: '{"env": {"A": "1", "B": "", "A": "2"}}' }), ['user=2', 'user=1']);
  });
});

describe('the environment', () => {
  it('merges key by key', () => {
    const given: World = {
      managed: { A: 'm' },
      project: { A: 'p', B: 'p' },
      user: { C: 'u' },
      process: { B: 'x', D: 'x' },
    };
    const { environment } = reportOn(given);
    assert.deepEqual(
      ['A', 'B', 'C', 'D', 'E'].map((name) => valueOf(environment, name)),
      ['m', 'p', 'u', 'x', undefined],
    );
  });

  it('takes an empty value for a value: the shell does not come through', () => {
    assert.equal(value({ user: { A: '' }, process: { A: '1' } }, 'A'), '');
  });

  it('takes null for the text null', () => {
    assert.equal(value({ user: { A: null }, process: { A: '1' } }, 'A'), 'null');
  });

  it('tells names by their case', () => {
    assert.deepEqual(ranking({ user: { a: '1' }, process: { A: '2' } }), ['process=2']);
  });

  it('knows where the winner stands', () => {
    const { environment } = reportOn({ user: { A: '1' } });
    assert.equal(winnerOf(environment, 'A')?.source.path, PATHS.user);
    assert.equal(winnerOf(environment, 'B'), undefined);
  });

  it('has nothing of a file that Claude Code ignores', () => {
    assert.deepEqual(ranking({ project: '{"env": {"A": "1"},}', user: { A: '2' } }), ['user=2']);
  });
});

describe('a host that manages the client', () => {
  const process = { CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: '1' };

  for (const name of [
    'CLAUDE_CODE_USE_BEDROCK',
    'ANTHROPIC_BASE_URL',
    'ANTHROPIC_BEDROCK_BASE_URL',
    'ANTHROPIC_API_KEY',
    'ANTHROPIC_AUTH_TOKEN',
    'AWS_BEARER_TOKEN_BEDROCK',
    'ANTHROPIC_MODEL',
    'ANTHROPIC_DEFAULT_SONNET_MODEL',
    'ANTHROPIC_SMALL_FAST_MODEL',
    'CLAUDE_CODE_SKIP_BEDROCK_AUTH',
    'CLOUD_ML_REGION',
  ]) {
    it(`keeps ${name} out of every file`, () => {
      for (const scope of IN_FILES) {
        for (const version of ['2.1.89', '2.1.329', null]) {
          assert.deepEqual(ranking({ [scope]: { [name]: 'x' }, process, version }, name), [], `${scope} ${version}`);
        }
      }
    });
  }

  for (const [name, before, since] of [
    ['CLAUDE_CODE_USE_GATEWAY', '2.1.148', '2.1.149'],
    ['CLAUDE_CODE_USE_MANTLE', '2.1.93', '2.1.94'],
    ['AWS_REGION', '2.1.201', '2.1.202'],
    ['VERTEX_REGION_CLAUDE_4_0_OPUS', '2.1.81', '2.1.83'],
  ] as const) {
    it(`keeps ${name} out since ${since}`, () => {
      const given = { user: { [name]: 'x' }, process: { CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: '1' } };
      assert.deepEqual(ranking({ ...given, version: before }, name), ['user=x']);
      assert.deepEqual(ranking({ ...given, version: since }, name), []);
    });
  }

  for (const name of [
    'ANTHROPIC_CUSTOM_HEADERS',
    '_CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL',
    'AWS_REGION',
    'AWS_PROFILE',
  ]) {
    it(`keeps ${name} out since 2.1.329`, () => {
      const counted = ['2.1.89', '2.1.329', null].map((version) =>
        value({ user: { [name]: 'x' }, process, version }, name),
      );
      assert.deepEqual(counted, ['x', undefined, undefined]);
    });
  }

  for (const name of [
    'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS',
    'DISABLE_PROMPT_CACHING',
    'DISABLE_PROMPT_CACHING_SONNET',
    'ENABLE_PROMPT_CACHING_1H',
    'ANTHROPIC_BETAS',
    'CLAUDE_CODE_EXTRA_BODY',
    'ENABLE_TOOL_SEARCH',
  ]) {
    it(`lets ${name} through`, () => assert.equal(value({ user: { [name]: '1' }, process }, name), '1'));
  }

  it('lets through what the process itself sets', () => {
    assert.equal(
      value(
        { user: { ANTHROPIC_BASE_URL: 'u' }, process: { ...process, ANTHROPIC_BASE_URL: 'p' } },
        'ANTHROPIC_BASE_URL',
      ),
      'p',
    );
  });

  it('says what it kept out, and why', () => {
    assert.deepEqual(blocked({ user: { ANTHROPIC_MODEL: 'x', A: '1' }, process }), [
      'user ANTHROPIC_MODEL host-managed',
    ]);
  });

  it('may be named by the editor’s setting', () => {
    assert.equal(value({ user: { ANTHROPIC_MODEL: 'x' }, editor: process }, 'ANTHROPIC_MODEL'), undefined);
  });

  it('is none where the switch is off, or stands in a file', () => {
    const off: World[] = [
      { process: { CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: '0' } },
      { editor: { CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: '0' }, process },
      { managed: process },
      { legacy: process },
    ];
    for (const given of off) assert.equal(value({ ...given, user: { ANTHROPIC_MODEL: 'x' } }, 'ANTHROPIC_MODEL'), 'x');
  });
});

describe('a name that', () => {
  for (const name of [
    'CLAUDE_CODE_PROCESS_WRAPPER',
    'CLAUDE_CODE_SYNC_SKILLS',
    'CLAUDE_CODE_SYNC_PLUGINS',
    'CLAUDE_CODE_PLUGIN_CACHE_DIR',
    'CLAUDE_CODE_PLUGIN_SEED_DIR',
  ]) {
    it(`a project may not set, as ${name}, counts from elsewhere`, () => {
      assert.deepEqual(ranking({ local: { [name]: 'l' }, project: { [name]: 'p' }, user: { [name]: 'u' } }, name), [
        'user=u',
      ]);
    });
  }

  for (const name of ['CLAUDE_CONFIG_DIR', 'TMPDIR', 'XDG_CONFIG_HOME']) {
    it(`a project may not set since 2.1.329, as ${name}`, () => {
      const counted = ['2.1.89', '2.1.329', null].map((version) => value({ project: { [name]: '/x' }, version }, name));
      assert.deepEqual(counted, ['/x', undefined, undefined]);
    });
  }

  it('no file may set since 2.1.329 counts from the process only', () => {
    const given: World = { user: { CLAUDE_CODE_ENTRYPOINT: 'u' }, process: { CLAUDE_CODE_ENTRYPOINT: 'p' } };
    assert.deepEqual(
      ['2.1.89', '2.1.329'].map((version) => value({ ...given, version }, 'CLAUDE_CODE_ENTRYPOINT')),
      ['u', 'p'],
    );
  });

  it('is blocked is said, with the reason', () => {
    const given: World = { user: { CLAUDE_CODE_ENTRYPOINT: 'x' }, project: { TMPDIR: '/x' }, legacy: { A: null } };
    assert.deepEqual(blocked(given), [
      'project TMPDIR not-from-project',
      'user CLAUDE_CODE_ENTRYPOINT never-from-files',
      'legacy A legacy-type',
    ]);
  });
});

describe('env in ~/.claude.json', () => {
  for (const odd of [null, {}, { x: 1 }, [], ['1']]) {
    it(`drops ${JSON.stringify(odd)} since 2.1.329: the process comes through`, () => {
      const counted = ['2.1.89', '2.1.329', null].map(
        (version) => ranking({ legacy: { A: odd }, process: { A: 'p' }, version })[0],
      );
      assert.deepEqual(counted.slice(1), ['process=p', 'process=p']);
      assert.match(counted[0] ?? '', /^legacy=/);
    });
  }

  for (const plain of ['', 1, false]) {
    it(`takes ${JSON.stringify(plain)}`, () => {
      assert.deepEqual(ranking({ legacy: { A: plain }, process: { A: 'p' } }), [`legacy=${plain}`, 'process=p']);
    });
  }
});

describe('a name that no environment can hold', () => {
  it('is not seen, whatever stands in the file', () => {
    const { environment, blocked: refused } = reportOn({
      user: '{"env":{"":"1","A=B":"1","__proto__":"1","A\\u0000":"1","B":"1"}}',
    });
    assert.deepEqual([...environment.keys()], ['B']);
    assert.equal(refused.length, 4);
  });
});
