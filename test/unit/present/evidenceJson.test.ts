import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cachingJson, evidenceJson } from '../../../src/core/present/evidenceJson.ts';
import { evidence, sessions } from '../support/sessions.ts';
import { PATHS, reportOn } from '../../support/world.ts';

describe('the evidence for a program', () => {
  it('has its times as programs write them, or null', () => {
    const told = evidence([{ failures: [{ family: 'cache-scope', time: 1_000 }] }], { lastChange: 0, fixedAt: 500 });
    const json = JSON.parse(JSON.stringify(evidenceJson(reportOn({}), told)));
    assert.deepEqual(
      [json.lastChange, json.fixedAt, json.errors[0].last],
      ['1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.500Z', '1970-01-01T00:00:01.000Z'],
    );
    const timeless = JSON.parse(JSON.stringify(evidenceJson(reportOn({}), evidence([]))));
    assert.deepEqual([timeless.lastChange, timeless.fixedAt], [null, null]);
  });

  it('says who switched caching off, and where', () => {
    const report = reportOn({ user: { DISABLE_PROMPT_CACHING: '1' } });
    assert.deepEqual(cachingJson(report, sessions()), {
      verdict: 'off',
      because: { variable: 'DISABLE_PROMPT_CACHING', scope: 'user', path: PATHS.user },
    });
  });

  it('says how well caching works', () => {
    const told = sessions({ tokens: { input: 1_000, cacheRead: 9_000 } });
    assert.deepEqual(cachingJson(reportOn({}), told), { verdict: 'works', hitRate: 0.9, costRatio: 0.19 });
  });
});
