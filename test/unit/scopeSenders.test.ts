import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { PROVIDER_SWITCHES } from '../../src/core/facts/providers.ts';
import { SCOPE_SENDERS, type SendingCondition } from '../../src/core/facts/scopeSenders.ts';
import type { RouteId } from '../../src/core/model.ts';
import { reportOn, type Variables } from '../support/world.ts';

/** What a person would set to fulfil a condition. */
const CONDITIONS: Partial<Record<SendingCondition, Variables>> = {
  never: {},
  'not-by-default': {},
  default: {},
  'default-without-mcp': {},
  'default-without-base-url': {},
  forced: { CLAUDE_CODE_FORCE_GLOBAL_CACHE: '1' },
  'assumed-first-party': { _CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL: '1' },
};

function variablesFor(route: RouteId): Variables {
  if (route === 'anthropic') return {};
  if (route === 'gateway') return { ANTHROPIC_BASE_URL: 'https://llm.example.com' };
  const cloud = PROVIDER_SWITCHES.find(({ provider }) => route === provider || route === `${provider}-gateway`);
  assert.ok(cloud, route);
  return { [cloud.variable]: '1', ...(route === cloud.provider ? {} : { [cloud.baseUrl]: 'https://llm.example.com' }) };
}

describe('the table of who sends cache_control.scope says what the verdict says', () => {
  let compared = 0;
  for (const { from, routes, source, to, when, where } of SCOPE_SENDERS) {
    const condition = CONDITIONS[when];
    if (!condition || source !== 'measured') continue;
    for (const route of routes) {
      for (const version of new Set([from ?? to, to])) {
        const report = reportOn({ user: { ...variablesFor(route), ...condition }, version });
        // A route that this version does not know, and a remote gate, leave nothing to compare.
        if (report.route.id !== route || report.scope.reason === 'remote-gate') continue;
        compared += 1;
        it(`of ${version} to ${route}: ${when}`, () =>
          assert.equal(report.scope.verdict, where === null ? 'not-sent' : 'sent'));
      }
    }
  }

  it('in nearly every line', () => assert.ok(compared > 25, String(compared)));
});
