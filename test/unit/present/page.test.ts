import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { FIX_IDS } from '../../../src/core/model.ts';
import { fixCosts, fixTitle, fixWhen, restartWords } from '../../../src/core/present/fixWords.ts';
import { wordsOf } from '../../../src/core/present/inlineText.ts';
import type { PageInput } from '../../../src/core/present/pageView.ts';
import { FLAG, page, row } from './pageTexts.ts';

describe('your state on the page', () => {
  it('leads with the verdict', () => {
    const { word, verdict, announcement } = page().state;
    assert.equal(word, 'Action needed');
    assert.equal(wordsOf(verdict), 'Claude Code 2.1.89 sends scope to a gateway by default (measured).');
    assert.equal(announcement, `${word}. ${wordsOf(verdict)}`);
  });

  it('names the route, the line that decided and a way there', () => {
    assert.deepEqual(row('route')?.places, [
      { variable: 'ANTHROPIC_BASE_URL', place: '~/.claude/settings.json:3', remark: null, open: 'Open' },
    ]);
  });

  it('offers no way to what no editor can show', () => {
    for (const scope of ['process', 'flag'] as const) {
      const because = [{ variable: 'A', scope, place: 'the inherited environment', saved: true }];
      assert.equal(row('route', { because })?.places[0]?.open, null);
    }
  });

  it('marks what is not saved yet', () => {
    const because = [{ variable: FLAG, scope: 'user' as const, place: 'settings.json:4', saved: false }];
    assert.match(row('betas', { betas: { on: true, because } })?.places[0]?.remark ?? '', /not saved yet/);
  });

  it('tells a flag that is on from one that is off and one that is absent', () => {
    const because = [{ variable: FLAG, scope: 'user' as const, place: 'settings.json:4', saved: true }];
    const betas = (on: boolean, set: boolean) =>
      wordsOf(row('betas', { betas: { on, because: set ? because : [] } })?.value ?? []);
    assert.match(betas(true, true), /turned off: .* is on/);
    assert.match(betas(false, true), /allowed: .* counts as off/);
    assert.match(betas(false, false), /allowed: .* is not set/);
  });

  it('names every client that was found, the judged one first', () => {
    const client = {
      version: '2.1.89',
      source: null,
      others: [
        { version: '2.1.329', source: 'vscode-extension' as const },
        { version: '2.1.90', source: 'sessions' as const },
        { version: '2.1.91', source: 'option' as const },
        { version: '2.1.92', source: 'path' as const },
      ],
    };
    assert.equal(
      wordsOf(row('client', { client })?.value ?? []),
      '2.1.89, 2.1.329 (in the VS Code extension), 2.1.90 (seen in transcripts), 2.1.91 (given), 2.1.92 (in the terminal)',
    );
    assert.equal(
      wordsOf(row('client', { client: { version: null, source: null, others: [] } })?.value ?? []),
      'not found on this machine',
    );
  });

  it('admits that it does not know the address', () => {
    assert.equal(wordsOf(row('endpoint', { endpoint: null })?.value ?? []), 'not known');
  });

  it('takes its tone from the worst finding, then from the verdict', () => {
    const toned = (...severities: readonly PageInput['findings'][number]['severity'][]) =>
      page({ findings: severities.map((severity) => ({ rule: 'r', severity, message: 'm', place: 'p' })) }).state;
    assert.equal(toned('info', 'error', 'warning').tone, 'error');
    assert.equal(toned('info', 'warning').word, 'Worth fixing');
    assert.equal(toned('info').word, 'For your information');
    assert.equal(toned().word, 'Nothing to do');
    const scope = { verdict: 'unknown', reason: 'not-measured' } as const;
    assert.equal(page({ findings: [], scope }).state.word, 'Not known');
    assert.deepEqual(
      toned('error', 'warning', 'info').findings.map(({ word }) => word),
      ['Error', 'Warning', 'Information'],
    );
  });

  it('makes no links and no marks of other people’s words', () => {
    const hostile = '[click](https://evil.example)';
    const because = [{ variable: 'A', scope: 'project' as const, place: hostile, saved: true }];
    const findings = [{ rule: 'r', severity: 'info' as const, message: hostile, place: hostile }];
    const lastChange = { text: hostile, canUndo: false, canShowDiff: false, restart: hostile };
    const { state } = page({ endpoint: hostile, because, findings, lastChange });
    assert.ok(!JSON.stringify(state).includes('"link"'));
    assert.deepEqual(row('endpoint', { endpoint: hostile })?.value, [{ kind: 'code', text: hostile }]);
  });

  it('shows the last change, what to restart, and a way to take it back', () => {
    const change = page({
      lastChange: { text: 'Set A.', canUndo: true, canShowDiff: true, restart: 'Start a new session.' },
    }).state.change;
    assert.equal(change?.undo, 'Undo');
    assert.equal(wordsOf(change?.restart ?? []), 'Start a new session.');
    assert.equal(
      page({ lastChange: { text: 'Set A.', canUndo: false, canShowDiff: false, restart: null } }).state.change?.undo,
      null,
    );
  });
});

describe('the fixes on the page', () => {
  it('are the three, each with what it sets, when to choose it and what it costs', () => {
    const { actions } = page();
    assert.deepEqual(
      actions.map(({ id }) => id),
      ['disable-betas', 'disable-caching', 'disable-both'],
    );
    assert.deepEqual(
      actions.map(({ badge }) => badge),
      ['Recommended', null, null],
    );
    for (const { sets, when, costs, restart } of actions) {
      assert.match(wordsOf(sets), /^Sets \w+=1/);
      assert.ok(wordsOf(when).length > 40 && wordsOf(restart).length > 20 && costs.length > 0);
    }
  });

  it('come with their ways back', () => {
    const fixes = FIX_IDS.map((id) => ({ id, recommended: false, available: true, why: null }));
    for (const { id, sets } of page({ fixes }).actions) {
      assert.match(wordsOf(sets), id.startsWith('enable-') ? /^Removes / : /^Sets /);
    }
  });

  it('say why one is not to be had', () => {
    const fixes = [
      { id: 'disable-betas' as const, recommended: true, available: false, why: 'Managed settings decide.' },
    ];
    assert.equal(page({ fixes }).actions[0]?.why, 'Managed settings decide.');
  });

  it('have words of their own', () => {
    assert.equal(new Set(FIX_IDS.map(fixTitle)).size, FIX_IDS.length);
    for (const id of FIX_IDS)
      assert.ok(fixCosts(id).length > 0 && fixWhen(id).length > 30 && restartWords(id).length > 30);
  });

  it('cost what they cost', () => {
    assert.match(fixCosts('disable-betas').join(' '), /tool search.*1-hour caching/);
    assert.match(fixCosts('disable-caching').join(' '), /full input price.*tenth.*start later.*`invalid beta flag`/);
    assert.deepEqual(fixCosts('disable-both'), [...fixCosts('disable-betas'), ...fixCosts('disable-caching')]);
  });

  it('ask for a new session where one is needed', () => {
    assert.match(restartWords('disable-betas'), /beta header.*new session/);
    assert.match(restartWords('disable-caching'), /nothing has to be restarted/);
    assert.match(restartWords('enable-betas'), /new session/);
  });
});
