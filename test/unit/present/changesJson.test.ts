import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { changesJson, type ChangesMade } from '../../../src/core/present/changesJson.ts';
import { PATHS, reportOn } from '../../support/world.ts';

describe('the JSON answer to a command that writes', () => {
  const report = reportOn({ user: { A: '1' }, process: { A: '2', MY_TOKEN: 'canary' } });
  const [own, inherited] = report.environment.get('A')?.declarations ?? [];
  const made: ChangesMade = {
    changes: [{ source: report.userSource, variable: 'A', from: '1', to: null }],
    stillSetBy: [own, inherited].filter((one) => one !== undefined),
    files: [PATHS.user],
    undo: 'u1',
    dryRun: false,
  };

  it('has the contract’s shape, with the place of who decides all the same', () => {
    assert.deepEqual(changesJson(report, made), {
      schema: 1,
      changes: [{ scope: 'user', path: PATHS.user, variable: 'A', from: '1', to: null }],
      stillSetBy: [
        { variable: 'A', value: '1', masked: false, scope: 'user', path: PATHS.user, line: 3, column: 5 },
        { variable: 'A', value: '2', masked: false, scope: 'process', path: null, line: null, column: null },
      ],
      files: [PATHS.user],
      undo: 'u1',
      dryRun: false,
    });
  });

  it('names nobody who decides where there is no report', () => {
    const { stillSetBy } = changesJson(null, made) as { readonly stillSetBy: unknown };
    assert.deepEqual(stillSetBy, []);
  });
});
