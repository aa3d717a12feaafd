import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyChanges } from '../../src/core/change.ts';
import { type FixPlan, planFix } from '../../src/core/fixes.ts';
import { isOn } from '../../src/core/value.ts';
import { reportOn, settings, type World } from '../support/world.ts';

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';

describe('a plan that is carried out', () => {
  const values = [undefined, '0', '1'] as const;
  const files = ['local', 'project', 'user'] as const;

  /** The world after a plan: each file's text with the changes that concern it. */
  function after(given: World, made: FixPlan): World {
    if (made.kind !== 'changes') return given;
    const next: Record<string, unknown> = { ...given };
    for (const scope of files) {
      const mine = made.changes.filter(({ source }) => source.scope === scope);
      const text = given[scope] === undefined ? '' : settings(given[scope] as Readonly<Record<string, unknown>>);
      if (mine.length > 0) next[scope] = applyChanges(text, mine);
    }
    return next;
  }

  it('does what it says, in every world of five who may speak', () => {
    const worlds = values.flatMap((local) =>
      values.flatMap((project) =>
        values.flatMap((user) =>
          values.flatMap((legacy) => values.map((process) => ({ local, project, user, legacy, process }))),
        ),
      ),
    );
    for (const said of worlds) {
      const given: World = Object.fromEntries(
        Object.entries(said).flatMap(([scope, value]) => (value === undefined ? [] : [[scope, { [FLAG]: value }]])),
      );
      const disabled = planFix('disable-betas', reportOn(given));
      assert.equal(reportOn(after(given, disabled)).betas.on, true, JSON.stringify(said));
      const enabled = planFix('enable-betas', reportOn(given));
      const report = reportOn(after(given, enabled));
      const kept = enabled.kind === 'changes' && enabled.stillSetBy.length > 0;
      assert.equal(report.betas.on, kept, JSON.stringify(said));
      if (kept) assert.ok(isOn(said.legacy) || isOn(said.process));
    }
  });
});
