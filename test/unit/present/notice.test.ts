import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Finding } from '../../../src/core/model.ts';
import { type Notice, noticeOf } from '../../../src/core/present/notice.ts';
import { reportOn, type World } from '../../support/world.ts';

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1' };
const notice = (given: World): Notice | undefined => noticeOf(reportOn(given));
const fingerprint = (given: World): string | undefined => notice(given)?.fingerprint;

describe('a notification', () => {
  it('does not come where all is well', () => {
    assert.equal(notice({}), undefined);
    assert.equal(notice({ user: { ...BEDROCK, [FLAG]: '1' }, version: '2.1.329' }), undefined);
  });

  it('does not come for information', () => {
    assert.equal(notice({ user: { CLAUDE_CODE_USE_VERTEX: '1' }, version: '2.1.329' }), undefined);
  });

  it('comes for a warning, with its fix', () => {
    const shown = notice({ user: BEDROCK, version: '2.1.329' });
    assert.deepEqual([shown?.severity, shown?.fix], ['warning', 'disable-betas']);
    assert.match(shown?.message ?? '', /Amazon Bedrock/);
  });

  it('leads with the error among warnings', () => {
    const shown = notice({ user: '{', process: BEDROCK, version: '2.1.329' });
    assert.deepEqual([shown?.severity, shown?.fix], ['error', null]);
    assert.match(shown?.message ?? '', /ignores the whole file.*\(1 more/);
  });

  it('offers the repair of a file of ours, and of no other', () => {
    assert.equal(notice({ user: '{"env": {},}', process: BEDROCK })?.canRepair, true);
    assert.equal(notice({ managed: '{"env": {},}', process: BEDROCK, version: '2.1.89' })?.canRepair, false);
    assert.equal(notice({ user: BEDROCK })?.canRepair, false);
  });

  it('is the same for the same state', () => {
    assert.equal(fingerprint({ user: BEDROCK }), fingerprint({ user: { ...BEDROCK, A: '1' } }));
  });

  it('does not depend on the order of the findings', () => {
    const report = reportOn({ user: '{', process: BEDROCK });
    const turned = { ...report, findings: report.findings.toReversed() };
    assert.equal(noticeOf(turned)?.fingerprint, noticeOf(report)?.fingerprint);
  });

  it('is another for another state', () => {
    const states: World[] = [
      { user: BEDROCK },
      { user: { ...BEDROCK, ANTHROPIC_BEDROCK_BASE_URL: 'http://b' } },
      { user: { ANTHROPIC_BASE_URL: 'http://gw' }, version: '2.1.89' },
      { user: { ANTHROPIC_BASE_URL: 'http://gw' }, version: '2.1.96', mcp: true },
      { user: '{', process: BEDROCK },
      { project: '{', process: BEDROCK },
    ];
    assert.equal(new Set(states.map(fingerprint)).size, states.length);
  });

  it('holds no value of a variable', () => {
    assert.doesNotMatch(
      JSON.stringify(notice({ user: { ANTHROPIC_BASE_URL: 'http://my-own-gateway' }, version: '2.1.89' })),
      /my-own-gateway/,
    );
  });

  it('has no fix where the finding has none', () => {
    const report = reportOn({ user: BEDROCK });
    const findings: Finding[] = report.findings.map((finding) => ({ ...finding, fixes: [] }));
    assert.equal(noticeOf({ ...report, findings })?.fix, null);
  });
});
