import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { planFix } from '../../../src/core/fixes.ts';
import { SCOPES, type SwitchFixId } from '../../../src/core/model.ts';
import { changeWords, deciderWords, ownerWords, stillSetWords } from '../../../src/core/present/changeWords.ts';
import { restartWords, restartWordsFor } from '../../../src/core/present/fixWords.ts';
import { problemWords } from '../../../src/core/present/fileWords.ts';
import { scopeName } from '../../../src/core/present/scopeWords.ts';
import { PATHS, reportOn, type World } from '../../support/world.ts';

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';

function words(id: SwitchFixId, given: World): string {
  const report = reportOn(given);
  const plan = planFix(id, report);
  switch (plan.kind) {
    case 'owned':
      return ownerWords(report, plan.owner);
    case 'unwritable':
      return plan.file.problem ? problemWords(plan.file.problem) : '';
    case 'changes':
      return [changeWords(report, plan.changes), ...plan.stillSetBy.map((keeper) => stillSetWords(report, keeper))]
        .join(' ')
        .trim();
  }
}

describe('the words of a change', () => {
  it('say what is now where', () =>
    assert.equal(words('disable-betas', {}), `${FLAG}=1 is now in ~/.claude/settings.json.`));

  it('say what was removed from where, and what was set', () => {
    assert.equal(
      words('disable-betas', { project: { [FLAG]: '0' } }),
      `${FLAG} was removed from ${PATHS.project}. ${FLAG}=1 is now in ~/.claude/settings.json.`,
    );
  });

  it('name the owner where nothing was written', () => {
    assert.equal(
      words('disable-betas', { managed: { [FLAG]: '0' } }),
      `${FLAG} is set to "0" by managed settings (${PATHS.managed}:3), which beats every file of yours. Nothing was written: its owner has to change it.`,
    );
  });

  it('say who still sets it', () => {
    assert.equal(
      words('enable-betas', { process: { [FLAG]: '1' } }),
      `${FLAG} is still set by the inherited environment; change it there.`,
    );
  });

  it('hide what is secret', () => {
    const report = reportOn({});
    const change = { source: report.userSource, variable: 'ANTHROPIC_API_KEY', from: null, to: 'canary' };
    assert.doesNotMatch(changeWords(report, [change]), /canary/);
    const [source] = [{ scope: 'managed', path: '/m' } as const];
    const owner = { name: 'X_TOKEN', value: 'canary', type: 'string', source, span: null, saved: true } as const;
    assert.doesNotMatch(ownerWords(report, owner), /canary/);
  });

  it('have a name for a source without a file', () => {
    const change = { source: { scope: 'editor', path: null } as const, variable: 'A', from: '1', to: null };
    assert.equal(
      changeWords(reportOn({}), [change]),
      'A was removed from the setting claudeCode.environmentVariables.',
    );
  });
});

describe('the words for a file', () => {
  it('differ for every problem', () => {
    const codes = [
      'comment',
      'trailing-comma',
      'truncated',
      'syntax',
      'not-an-object',
      'env-not-an-object',
      'wrong-type',
      'directory',
      'permission',
      'io',
    ] as const;
    const all = codes.map((code) => problemWords({ code, span: null, key: null, stopsClient: false }));
    assert.equal(new Set(all).size, codes.length);
  });

  it('name the key at fault', () => {
    assert.match(problemWords({ code: 'wrong-type', span: null, key: 'model', stopsClient: false }), /"model"/);
  });
});

describe('a scope', () => {
  it('has a name of its own', () => assert.equal(new Set(SCOPES.map(scopeName)).size, SCOPES.length));
});

describe('what a running session makes of changes', () => {
  const restart = (...changes: readonly (readonly [string, string | null])[]): string | null =>
    restartWordsFor(
      changes.map(([variable, to]) => ({ source: { scope: 'user', path: PATHS.user }, variable, from: null, to })),
    );

  it('is that of the fix which does the same', () => {
    assert.equal(restart([FLAG, '1']), restartWords('disable-betas'));
    assert.equal(restart(['DISABLE_PROMPT_CACHING', 'true']), restartWords('disable-caching'));
    assert.equal(restart(['A', null], ['B', '1']), restartWords('unset:user:A'));
  });

  it('is not known of others, and a variable that is moved is not removed', () => {
    assert.equal(restart(['A', '1']), null);
    assert.equal(restart([FLAG, '0']), null);
    assert.equal(restart(['A', '1'], ['A', null]), null);
    assert.equal(restart(), null);
  });
});

it('who decides all the same is told with the place and the masked value', () => {
  const report = reportOn({ local: { MY_TOKEN: 'canary' } });
  const [decider] = report.environment.get('MY_TOKEN')?.declarations ?? [];
  assert.ok(decider);
  assert.equal(
    deciderWords(report, decider),
    'Claude Code still takes MY_TOKEN from /work/proj/.claude/settings.local.json:3, as "••••••"; change it there.',
  );
});
