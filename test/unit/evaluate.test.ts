import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { evaluate } from '../../src/core/evaluate.ts';
import { withoutRules } from '../../src/core/evaluation.ts';
import { RULES } from '../../src/core/rules/catalogue.ts';
import { PATHS, reportOn, world } from '../support/world.ts';

describe('a report', () => {
  it('lists the files, strongest first, and nothing that is no file', () => {
    const { files } = reportOn({ flag: {}, user: '{', process: { A: '1' }, editor: { A: '2' } });
    assert.deepEqual(
      files.map(({ source, status }) => `${source.scope} ${status}`),
      ['managed absent', 'flag applied', 'local absent', 'project absent', 'user ignored', 'legacy absent'],
    );
  });

  it('knows where a fix goes, whether the file is there or not', () => {
    assert.equal(reportOn({}).userSource.path, PATHS.user);
    assert.equal(reportOn({ user: '{}' }).userSource.path, PATHS.user);
  });

  it('knows the switches and who decided them', () => {
    const { betas, caching } = reportOn({
      user: { CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: '0' },
      process: { CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: '1', DISABLE_PROMPT_CACHING: 'on' },
    });
    assert.deepEqual([betas.on, betas.because.map(({ source }) => source.scope)], [false, ['user']]);
    assert.deepEqual([caching.on, caching.because.map(({ source }) => source.scope)], [true, ['process']]);
  });

  it('of a switch that nobody sets knows nobody', () => {
    assert.deepEqual(reportOn({}).betas, { on: false, because: [] });
  });

  it('names the rule of every finding', () => {
    const ids = new Set(RULES.map(({ id }) => id));
    const { findings } = reportOn({ user: '{', process: { CLAUDE_CODE_USE_BEDROCK: '1' } });
    assert.ok(findings.length >= 2);
    assert.ok(findings.every(({ rule }) => ids.has(rule)));
  });

  it('of the same snapshot is the same', () => {
    const snapshot = world({ user: { CLAUDE_CODE_USE_BEDROCK: '1' }, project: '{', version: '2.1.89' });
    assert.deepEqual(evaluate(snapshot), evaluate(snapshot));
  });

  it('cannot be made of a snapshot without a user', () => {
    assert.throws(() => evaluate({ ...world({}), contents: [] }), /user settings file/);
  });
});

describe('a report without rules', () => {
  it('has no finding of them, and everything else', () => {
    const report = reportOn({ user: '{', process: { CLAUDE_CODE_USE_BEDROCK: '1' } });
    const quiet = withoutRules(report, ['settings-file-ignored']);
    assert.deepEqual(
      quiet.findings,
      report.findings.filter(({ rule }) => rule !== 'settings-file-ignored'),
    );
    assert.ok(quiet.findings.length < report.findings.length);
    assert.deepEqual({ ...quiet, findings: report.findings }, report);
  });
});

describe('the rules', () => {
  it('have names that nobody else has', () => {
    assert.equal(new Set(RULES.map(({ id }) => id)).size, RULES.length);
    for (const { id } of RULES) assert.match(id, /^[a-z]+(-[a-z]+)*$/);
  });
});
