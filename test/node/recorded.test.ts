import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import { evaluate } from '../../src/core/evaluate.ts';
import { NEWEST_MEASURED } from '../../src/core/facts/measuredRange.ts';
import type { Report } from '../../src/core/model.ts';
import { valueOf } from '../../src/core/resolve.ts';
import { readSnapshot } from '../../src/node/snapshot.ts';
import { allScenarios, readPlayed, scenariosOf } from '../support/played.ts';
import { isKeptFromHooks, type Scenario, stage } from '../support/scenario.ts';

const ROOT = process.env['TEST_ROOT'] ?? process.cwd();

/** Where the record says whether scope went out, and we only that it may, and why. */
const LEFT_OPEN: ReadonlyMap<string, string> = new Map([
  ['remote-gate', 'a remote feature gate decides in these versions'],
  [
    'mcp-tools',
    'an MCP tool in the request turns scope off on a gateway; whether a server has tools is not to be seen from its configuration',
  ],
]);

/** What of our report contradicts what the real client did. */
function objections({ outcome, processEnv }: Scenario, { route, environment, scope }: Report, root: string): string[] {
  const ours = (name: string): string | null => valueOf(environment, name) ?? null;
  const values = Object.entries(outcome.effective ?? {})
    .filter(([name]) => !isKeptFromHooks(name, processEnv))
    .map(([name, value]) => ({ name, theirs: value === null ? null : value.replaceAll('@ROOT@', root) }))
    .filter(({ name, theirs }) => ours(name) !== theirs)
    .map(({ name, theirs }) => `${name}: we say ${ours(name)}, the client had ${theirs}`);
  return [
    ...(route.id === outcome.route ? [] : [`route: we say ${route.id}, the client took ${outcome.route}`]),
    ...values,
    ...(scope.verdict === (outcome.scopeSent ? 'not-sent' : 'sent')
      ? [`scope: we say ${scope.verdict}, the client: ${outcome.scopeSent}`]
      : []),
  ];
}

describe('the record of the real client', () => {
  const scenarios = allScenarios(ROOT);
  // The newest version was mostly asked what another one had been asked before.
  const ofNewest = scenariosOf(NEWEST_MEASURED, scenarios, readPlayed(ROOT));
  const all = [...scenarios.filter(({ version }) => version !== NEWEST_MEASURED), ...ofNewest];
  let agreed = 0;

  for (const scenario of all) {
    it(`agrees on ${scenario.id} (${scenario.version})`, async () => {
      const { dispose, folder, home, managed, processEnv, root } = stage(scenario);
      try {
        const client = { version: scenario.version, source: 'option', others: [] } as const;
        const request = {
          platform: 'linux',
          home,
          folder,
          processEnv,
          editorEnv: null,
          client,
          knownNames: null,
          managedDir: managed,
        } as const;
        const report = evaluate(await readSnapshot(request));
        const against = objections(scenario, report, root);
        assert.deepEqual(against, []);
        const { verdict, reason } = report.scope;
        if (verdict === 'possible' || verdict === 'unknown') assert.ok(LEFT_OPEN.has(reason), `left open: ${reason}`);
        agreed += 1;
      } finally {
        dispose();
      }
    });
  }

  it('is whole', () => {
    assert.ok(scenarios.length >= 397, String(scenarios.length));
    assert.ok(ofNewest.length >= 170, `${ofNewest.length} of ${NEWEST_MEASURED}`);
  });
  after(() => console.log(`agree ${agreed} of ${all.length}`));
});
