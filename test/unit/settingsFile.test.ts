import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Content, Scope, SettingsFile, UnreadableReason } from '../../src/core/model.ts';
import { readSettingsFile } from '../../src/core/settingsFile.ts';

const OLD = '2.1.31';
const MIDDLE = '2.1.89';
const RECENT = '2.1.329';
const MEASURED = [OLD, MIDDLE, RECENT] as const;

function read(scope: Scope, said: string | Content, version: string | null = RECENT): SettingsFile {
  const content: Content =
    typeof said === 'string' ? { kind: 'text', text: said, encoding: 'utf-8', saved: true } : said;
  return readSettingsFile({ scope, path: `/${scope}.json` }, content, version);
}

/** In a line: what becomes of the file, why, and the variables it sets. */
function outcome(scope: Scope, said: string | Content, version: string | null = RECENT): string {
  const { status, problem, declarations } = read(scope, said, version);
  const values = declarations.map(({ name, value }) => `${name}=${value}`);
  return [status, ...(problem ? [problem.code] : []), ...(problem?.stopsClient ? ['STOPS'] : []), ...values].join(' ');
}

const GOOD = '{"env": {"A": "1"}}';

describe('a settings file', () => {
  const applied: readonly (readonly [string, string])[] = [
    ['plain', GOOD],
    ['with CRLF', '{\r\n"env": {"A": "1"}\r\n}\r\n'],
    ['with a byte order mark', `\u{feff}${GOOD}`],
    ['with $schema', '{"$schema": "https://json.schemastore.org/claude-code-settings.json", "env": {"A": "1"}}'],
    ['with unknown keys', '{"whatever": [1, {}], "env": {"A": "1"}}'],
  ];
  for (const [title, text] of applied) {
    it(`${title} is applied by every client`, () => {
      for (const version of MEASURED) assert.equal(outcome('user', text, version), 'applied A=1');
    });
  }

  const ignored: readonly (readonly [string, string, string])[] = [
    ['with a line comment', '{"env": {"A": "1"} // x\n}', 'ignored comment'],
    ['with a block comment', '{"env": /* x */ {"A": "1"}}', 'ignored comment'],
    ['with a trailing comma', '{"env": {"A": "1",}}', 'ignored trailing-comma'],
    ['that stops too early', '{"env": {"A": "1"}', 'ignored truncated'],
    ['of garbage', 'garbage', 'ignored syntax'],
    ['of null', 'null', 'ignored not-an-object'],
    ['of a list', '[{"env": {"A": "1"}}]', 'ignored not-an-object'],
    ['of a string', '"env"', 'ignored not-an-object'],
    ['whose env is null', '{"env": null}', 'ignored env-not-an-object'],
    ['whose env is a list', '{"env": ["A"]}', 'ignored env-not-an-object'],
    ['whose env is a string', '{"env": "A=1"}', 'ignored env-not-an-object'],
    ['whose model is a number', '{"model": 5, "env": {"A": "1"}}', 'ignored wrong-type'],
    ['whose permissions are a string', '{"env": {"A": "1"}, "permissions": "x"}', 'ignored wrong-type'],
    ['whose clean-up period is a word', '{"env": {"A": "1"}, "cleanupPeriodDays": "abc"}', 'ignored wrong-type'],
  ];
  for (const [title, text, expected] of ignored) {
    it(`${title} is ignored by every client`, () => {
      for (const scope of ['user', 'project', 'local', 'flag'] as const) {
        for (const version of MEASURED) assert.equal(outcome(scope, text, version), expected, `${scope} ${version}`);
      }
    });
  }

  it('with a bad permission rule is ignored by 2.1.31 only', () => {
    const text = '{"permissions": {"allow": ["Bash("]}, "env": {"A": "1"}}';
    assert.deepEqual(
      MEASURED.map((version) => outcome('user', text, version)),
      ['ignored wrong-type', 'applied A=1', 'applied A=1'],
    );
  });

  it('whose hooks are a list is ignored up to 2.1.112', () => {
    const text = '{"hooks": [], "env": {"A": "1"}}';
    assert.deepEqual(
      [...MEASURED, '2.1.112', '2.1.172'].map((version) => outcome('user', text, version)),
      ['ignored wrong-type', 'ignored wrong-type', 'applied A=1', 'ignored wrong-type', 'applied A=1'],
    );
  });

  it('that is empty or blank sets nothing, and says nothing', () => {
    for (const text of ['', ' \n\t', '\u{feff}', '\u{feff}\r\n']) {
      for (const version of MEASURED) assert.equal(outcome('user', text, version), 'applied', JSON.stringify(text));
    }
  });

  it('that is not there sets nothing', () => {
    assert.equal(outcome('user', { kind: 'absent' }), 'absent');
    assert.equal(read('user', { kind: 'absent' }).text, null);
  });

  for (const reason of ['directory', 'permission', 'io'] satisfies UnreadableReason[]) {
    it(`that cannot be read (${reason}) is ignored`, () => {
      for (const scope of ['user', 'managed', 'legacy'] as const) {
        assert.equal(outcome(scope, { kind: 'unreadable', reason }), `ignored ${reason}`);
      }
    });
  }

  it('in UTF-16 is applied, and says that it is UTF-16', () => {
    const file = read('user', { kind: 'text', text: GOOD, encoding: 'utf-16le', saved: true });
    assert.deepEqual([file.status, file.encoding], ['applied', 'utf-16le']);
  });

  it('in UTF-16 that is broken says that it is UTF-16, too', () => {
    const file = read('user', { kind: 'text', text: '{', encoding: 'utf-16le', saved: true });
    assert.deepEqual([file.status, file.encoding], ['ignored', 'utf-16le']);
  });
});

describe('a managed file', () => {
  const broken: readonly (readonly [string, string])[] = [
    ['{', 'truncated'],
    ['{} // x', 'comment'],
    ['[]', 'not-an-object'],
  ];
  for (const [text, code] of broken) {
    it(`of ${text} stops the client from 2.1.259 on and is ignored before`, () => {
      assert.deepEqual(
        [MIDDLE, '2.1.172', '2.1.223', '2.1.258', '2.1.259', RECENT].map((version) =>
          outcome('managed', text, version),
        ),
        [...Array.from({ length: 4 }, () => `ignored ${code}`), `ignored ${code} STOPS`, `ignored ${code} STOPS`],
      );
    });
  }

  it('that is broken is not said to stop a client nobody knows', () => {
    assert.equal(outcome('managed', '{', null), 'ignored truncated');
  });

  it('with a wrong type is dropped whole by 2.1.89, and 2.1.329 drops that field', () => {
    const text = '{"model": 5, "env": {"A": "1"}}';
    assert.equal(outcome('managed', text, MIDDLE), 'ignored wrong-type');
    assert.equal(outcome('managed', text, RECENT), 'applied wrong-type A=1');
  });

  it('whose env is null loses it on 2.1.329, and all on 2.1.89', () => {
    assert.equal(outcome('managed', '{"env": null}', MIDDLE), 'ignored env-not-an-object');
    assert.equal(outcome('managed', '{"env": null}', RECENT), 'applied env-not-an-object');
  });

  it('that is empty says nothing', () => assert.equal(outcome('managed', ''), 'applied'));
});

describe('~/.claude.json', () => {
  it('that is corrupt stops every client', () => {
    for (const version of [MIDDLE, RECENT, null])
      assert.equal(outcome('legacy', '{"a": ', version), 'ignored truncated STOPS');
  });

  it('that is empty stops 2.1.89 and not 2.1.329', () => {
    assert.equal(outcome('legacy', '', MIDDLE), 'ignored truncated STOPS');
    assert.equal(outcome('legacy', ' ', OLD), 'ignored truncated STOPS');
    assert.equal(outcome('legacy', '', RECENT), 'applied');
    assert.equal(outcome('legacy', '', null), 'applied');
  });

  it('may hold anything besides its env', () => {
    assert.equal(outcome('legacy', '{"model": 5, "permissions": 1, "env": {"A": "1"}}'), 'applied A=1');
  });

  it('may be no object at all', () => {
    for (const text of ['[]', 'null', '5']) assert.equal(outcome('legacy', text), 'applied');
  });

  it('whose env is no object sets nothing', () => {
    assert.equal(outcome('legacy', '{"env": ["A"]}'), 'applied');
    assert.equal(outcome('legacy', '{"env": null}'), 'applied');
  });
});

describe('the declarations of a file', () => {
  it('are in the order of the text, duplicates included', () => {
    assert.equal(outcome('user', '{"env": {"B": "1", "A": "2", "B": "3"}}'), 'applied B=1 A=2 B=3');
  });

  it('are those of the last env: an earlier one is lost whole', () => {
    assert.equal(outcome('user', '{"env": {"A": "1"}, "env": {"B": "2"}}'), 'applied B=2');
  });

  it('are strings, whatever stands there, and know what stands there', () => {
    const { declarations } = read('user', '{"env": {"A": null, "B": [1, 2], "C": {}, "D": 1.5, "E": true, "F": ""}}');
    assert.deepEqual(
      declarations.map(({ value, type }) => [value, type]),
      [
        ['null', 'null'],
        ['1,2', 'array'],
        ['[object Object]', 'object'],
        ['1.5', 'number'],
        ['true', 'boolean'],
        ['', 'string'],
      ],
    );
  });

  it('may have odd names', () => {
    assert.equal(
      outcome('user', '{"env": {"A B": "1", "A=B": "2", "": "3", "__proto__": "4"}}'),
      'applied A B=1 A=B=2 =3 __proto__=4',
    );
  });

  it('span name and value, behind a byte order mark as well', () => {
    const text = `\u{feff}{ "env": { "A" : "1" } }`;
    const [{ span } = { span: null }] = read('user', text).declarations;
    assert.equal(span && text.slice(span.offset, span.offset + span.length), '"A" : "1"');
  });

  it('know whether they are on disk', () => {
    const content = { kind: 'text', text: GOOD, encoding: 'utf-8', saved: false } as const;
    assert.deepEqual(
      read('user', content).declarations.map(({ saved }) => saved),
      [false],
    );
  });
});

describe('the place of a problem', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['\u{feff}[1]', '[1]'],
    ['{"model": 5}', '"model": 5'],
    ['{"model": "x", "env": null}', '"env": null'],
    ['\u{feff}{"a": 1,}', ','],
    ['{"permissions": {}, "permissions": 1}', '"permissions": 1'],
  ];
  for (const [text, place] of cases) {
    it(`of ${JSON.stringify(text)} is ${place}`, () => {
      const span = read('user', text).problem?.span;
      assert.ok(span && span.offset + span.length <= text.length);
      assert.equal(text.slice(span.offset, span.offset + span.length), place);
    });
  }
});
