import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileDiagnostics } from '../../../src/core/help/diagnostics.ts';
import { PATHS, reportOn, type World } from '../../support/world.ts';

/** Each mark as `rule-or-shadowed «marked text»`. */
function marks(scope: keyof typeof PATHS, given: World): string[] {
  const report = reportOn({ version: '2.1.329', ...given });
  const text = report.files.find(({ source }) => source.path === PATHS[scope])?.text ?? '';
  return fileDiagnostics(report, PATHS[scope]).map((mark) => {
    const marked = text.slice(mark.span.offset, mark.span.offset + mark.span.length);
    return `${mark.kind === 'finding' ? mark.rule : 'shadowed'} «${marked}»`;
  });
}

const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1' };
const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';

describe('the marks in a settings file', () => {
  it('stand at what is meant', () => {
    assert.deepEqual(marks('user', { user: { [FLAG]: 'enabled', ...BEDROCK } }), [
      `betas-not-disabled «"${FLAG}": "enabled"»`,
      `flag-not-effective «"${FLAG}": "enabled"»`,
    ]);
  });

  it('of what is missing stand at what decides the route, else at env', () => {
    assert.deepEqual(marks('user', { user: { A: '1', ...BEDROCK } }), [
      'betas-not-disabled «"CLAUDE_CODE_USE_BEDROCK": "1"»',
    ]);
    assert.deepEqual(marks('user', { user: { A: '1' }, process: BEDROCK }), ['betas-not-disabled «"env"»']);
    assert.deepEqual(marks('user', { user: '{\n}', process: BEDROCK }), ['betas-not-disabled «{»']);
  });

  it('of a broken file stand at the place', () =>
    assert.deepEqual(marks('user', { user: '{"env": {"A": "1",}}' }), ['settings-file-ignored «,»']));

  it('of what cannot be placed stand on the first line, which may be the only one', () => {
    const unread = { user: '[]', process: BEDROCK };
    assert.deepEqual(marks('user', unread), ['betas-not-disabled «[]»', 'settings-file-ignored «[]»']);
    assert.deepEqual(marks('user', { user: ' ', process: BEDROCK }), ['betas-not-disabled « »']);
  });

  it('say of a shadowed value who wins', () => {
    const given = { user: { A: '1', B: '1' }, project: { A: '2' }, version: '2.1.329' };
    assert.deepEqual(marks('user', given), ['shadowed «"A": "1"»']);
    assert.deepEqual(marks('project', given), []);
    const [mark] = fileDiagnostics(reportOn(given), PATHS.user);
    assert.equal(mark?.message, 'A is “2” for Claude Code: /work/proj/.claude/settings.json:3 wins.');
  });

  it('hide secrets', () => {
    const given = { user: { MY_TOKEN: 'abc' }, project: { MY_TOKEN: 'def' } };
    const messages = fileDiagnostics(reportOn(given), PATHS.user).map(({ message }) => message);
    assert.match(messages.join(), /••••••/);
    assert.doesNotMatch(messages.join(), /abc|def/);
  });

  it('are none in a file that is not there, or that nobody knows', () => {
    assert.deepEqual(marks('local', { user: BEDROCK }), []);
    assert.deepEqual(fileDiagnostics(reportOn({ user: {} }), '/elsewhere/settings.json'), []);
  });
});
