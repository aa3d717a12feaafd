import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { failureSummary } from '../../../src/core/sessions/failureSummary.ts';
import { evidence } from '../support/sessions.ts';

describe('the failures of a family', () => {
  it('count as since the fix only where their time says so', () => {
    const told = evidence(
      [
        { last: 30, failures: [{ family: 'cache-scope', time: null }] },
        { last: 20, failures: [{ family: 'cache-scope', time: 15 }] },
        { last: null, failures: [{ family: 'cache-scope', time: 5 }] },
      ],
      { fixedAt: 10 },
    );
    const { count, last, sinceFix } = failureSummary('cache-scope', told);
    assert.deepEqual([count, last, sinceFix], [3, 15, { sessions: 2, failed: 1 }]);
  });

  it('say nothing of a fix that was never made', () => {
    const told = evidence([{ failures: [{ family: 'cache-scope', time: 15 }] }]);
    assert.equal(failureSummary('cache-scope', told).sinceFix, null);
  });
});
