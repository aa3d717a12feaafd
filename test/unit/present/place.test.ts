import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Declaration, Report } from '../../../src/core/model.ts';
import { placeOf, positionOf, shortPath, sourcePlace } from '../../../src/core/present/place.ts';
import { HOME, PATHS, reportOn, world, type World } from '../../support/world.ts';
import { evaluate } from '../../../src/core/evaluate.ts';

function winner(report: Report): Declaration {
  const declaration = report.environment.get('A')?.declarations[0];
  assert.ok(declaration);
  return declaration;
}

const place = (given: World): string => {
  const report = reportOn(given);
  return placeOf(report, winner(report));
};

describe('the place of a declaration', () => {
  it('is path and line of a file, short for the home folder', () =>
    assert.equal(place({ user: { A: '1' } }), '~/.claude/settings.json:3'));
  it('is path and line of a file elsewhere', () => assert.equal(place({ project: { A: '1' } }), `${PATHS.project}:3`));
  it('is in words for what is no file', () =>
    assert.equal(place({ process: { A: '1' } }), 'the inherited environment'));
  it('is in words for the editor’s setting', () =>
    assert.equal(place({ editor: { A: '1' } }), 'the setting claudeCode.environmentVariables'));

  it('says that it is not on disk yet', () => {
    const snapshot = world({ user: { A: '1' } });
    const contents = snapshot.contents.map((entry) =>
      entry.content.kind === 'text' ? { ...entry, content: { ...entry.content, saved: false } } : entry,
    );
    const report = evaluate({ ...snapshot, contents });
    assert.equal(placeOf(report, winner(report)), '~/.claude/settings.json:3 (not saved yet)');
  });
});

describe('a place in a file', () => {
  it('has line and column', () => {
    const report = reportOn({ user: { A: '1' } });
    assert.deepEqual(positionOf(report, report.userSource, winner(report).span), { line: 3, column: 5 });
  });

  it('has neither where there is no text or no span', () => {
    const report = reportOn({});
    assert.equal(positionOf(report, report.userSource, { offset: 0, length: 1 }), null);
    assert.equal(positionOf(reportOn({ user: '{}' }), report.userSource, null), null);
    assert.equal(sourcePlace(report, report.userSource, null), '~/.claude/settings.json');
  });
});

describe('a path', () => {
  const report = reportOn({});
  it('is short below the home folder', () => assert.equal(shortPath(report, `${HOME}/x`), '~/x'));
  it('is not short beside it', () => assert.equal(shortPath(report, `${HOME}-x/y`), `${HOME}-x/y`));
  it('is not short for the home folder itself', () => assert.equal(shortPath(report, HOME), HOME));

  it('is short on Windows, too', () => {
    const windows = { ...report, snapshot: { ...report.snapshot, home: 'C:\\Users\\ann' } };
    assert.equal(shortPath(windows, 'C:\\Users\\ann\\.claude\\settings.json'), '~\\.claude\\settings.json');
  });
});
